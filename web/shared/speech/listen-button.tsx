import { VOICE_NAMES } from '#speech/number.rules.ts'
import { Icon } from '../ui/icons.tsx'
import './listen.css'
import type { Said } from './speaker.ts'
import { useSaying } from './use-speech.ts'

const WORDS = { '': '听一听', loading: '正在准备', saying: '停', failed: '再听一次' }

/** 听一听: reads aloud, says what it is doing, stops when pressed again. The other voice is one press away while it is used. */
export function ListenButton({ said, about }: { said: Said; about?: string }) {
  const { state, why, voice, press, change } = useSaying(said)
  const other = voice === 'yue' ? 'cmn' : 'yue'
  return (
    <div className="listen no-print">
      <button
        type="button"
        className="big-button big-secondary"
        onClick={press}
        aria-label={about ? `${WORDS[state]}：${about}` : undefined}
      >
        <Icon name={state === '' || state === 'failed' ? 'listen' : 'cross'} />
        {WORDS[state]}
      </button>
      <div role="status">{why ? <p className="why-not">{why}</p> : null}</div>
      {state ? (
        <button type="button" className="link" onClick={() => change(other)}>
          改听{VOICE_NAMES[other]}
        </button>
      ) : null}
    </div>
  )
}
