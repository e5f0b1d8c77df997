import { keepFavourite } from '#hires/favourites.api.ts'
import { useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import type { Hire } from '../words.ts'

/** Whoever worked well is kept with one press, where one just paid them. */
export function KeepPerson({ hire: { employerId, workerId, workerName } }: { hire: Hire }) {
  const keep = useTell(keepFavourite)
  if (keep.isDone) return <Banner kind="good">记下了。下次在班次里点“叫常用的人来”。</Banner>
  return (
    <>
      {keep.refused ? <Banner kind="error">{keep.refused}</Banner> : null}
      <BigButton
        kind="secondary"
        icon="person"
        busy={keep.isBusy}
        onClick={() => keep.tell({ params: { employerId, workerId } })}
      >
        把{workerName}记为常用的人
      </BigButton>
    </>
  )
}
