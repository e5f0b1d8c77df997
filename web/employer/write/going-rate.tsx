import { payInWords } from '#jobs/job-words.rules.ts'
import { getGoingRate } from '#jobs/templates.api.ts'
import { useAsk } from '../../shared/ask.ts'
import type { PostDraft } from './post-draft.ts'

/** What others in the city pay for the same trade, where there are enough of them to say so. */
export function GoingRate({ draft, seatCode }: { draft: PostDraft; seatCode: string }) {
  const payUnit = draft.payUnit || 'day'
  const divisionCode = draft.divisionCode || seatCode
  // A piece is not a piece: a carton and a brick have no median.
  const { data } = useAsk(
    getGoingRate,
    { query: { occupation: draft.occupation, divisionCode, payUnit } },
    { enabled: draft.occupation !== '' && divisionCode !== '' && payUnit !== 'piece' },
  )
  if (!data?.medianFen) return null
  return (
    <p>
      {data.cityName}近{data.days}天{data.posts}条{draft.occupationName}的招工，一半给到
      <b className="money nowrap">{payInWords(data.medianFen, payUnit, null)}</b>以上。
    </p>
  )
}
