import type { HallJob } from '../shared/hall/board-store.ts'
import { useSaying } from '../shared/speech/use-speech.ts'
import { Icon } from '../shared/ui/icons.tsx'
import { useVisit } from './frame.tsx'

const VOICES = [
  ['cmn', '普通话听'],
  ['yue', '粤语听'],
] as const

/** The job read out, in either voice by one press: whoever stands here has chosen none before. */
export function Listen({ job }: { job: HallJob }) {
  const { board } = useVisit()
  const { state, why, voice, press, change } = useSaying({
    post: { marketId: board.market.marketId, postId: job.postId, shiftId: job.shiftId },
  })
  const isOn = state === 'saying' || state === 'loading'
  return (
    <>
      <div className="acts">
        {VOICES.map(([name, word]) => {
          const isThis = isOn && voice === name
          return (
            <button
              key={name}
              type="button"
              className="big-button big-secondary"
              onClick={() => (isThis ? press() : change(name))}
            >
              <Icon name={isThis ? 'cross' : 'listen'} />
              {isThis ? (state === 'loading' ? '正在准备' : '停') : word}
            </button>
          )
        })}
      </div>
      {why ? (
        <p className="listen-why" role="status">
          {why}
        </p>
      ) : null}
    </>
  )
}
