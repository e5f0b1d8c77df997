import { LEVEL_WORDS, payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { spanInWords } from '../../shared/format.ts'
import { ListenButton } from '../../shared/speech/listen-button.tsx'
import { JobCard } from '../../shared/ui/job-card.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { TradePicture } from '../parts/trade-picture.tsx'
import type { BoardItem } from '../words-of-jobs.ts'

export function BoardJob({ item }: { item: BoardItem }) {
  const [, go] = useLocation()
  const path = `/shifts/${item.marketId}/${item.shiftId}`
  const payLabel = payInWords(item.payFen, item.payUnit, item.pieceName)
  const when = spanInWords(item.startsAt, item.endsAt)
  const { level } = item.employer
  const { marketId, postId, shiftId, distanceM } = item
  return (
    <JobCard
      payLabel={payLabel}
      settlement={SETTLEMENT_WORDS[item.settlement]}
      title={item.title}
      picture={<TradePicture code={item.occupation.code} />}
      when={when}
      where={item.place}
      distanceM={item.distanceM}
      placesLeft={item.placesLeft}
      verified={level === 'verified' || level === 'provisional' ? LEVEL_WORDS[level] : null}
      extras={item.urgent ? ['急招'] : []}
      employer={item.employer.name}
      // Without our script, and before it is there, the plain page of the same job.
      href={`/jobs/${item.marketId}/${item.shiftId}`}
      onOpen={() => go(path)}
      listen={<ListenButton said={{ post: { marketId, postId, shiftId, distanceM } }} about={item.title} />}
      phone={item.market.publicPhone}
      onTake={() => go(path)}
      takeLabel="看一看，报名"
    />
  )
}
