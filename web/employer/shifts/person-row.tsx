import { timeOf } from '#kernel/clock.ts'
import { hours, priceTag } from '../../shared/format.ts'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { HIRE_WORDS, type HireLine, wageBadge } from '../words.ts'

/** Who comes, with what is known of them for this job; chosen by the box, opened by the rest. */
export function PersonRow({
  hire,
  chosen,
  onChoose,
  facts = [],
}: {
  hire: HireLine
  /** Of record, in words. */
  facts?: readonly string[]
  chosen: boolean
  onChoose: (() => void) | null
}) {
  const [, go] = useLocation()
  const path = `/hires/${hire.marketId}/${hire.hireId}`
  const { attendance: a, wage } = hire
  const badge = wage ? wageBadge(wage) : null
  return (
    <div className={onChoose ? 'person' : 'person person-alone'}>
      {onChoose ? (
        <label>
          <input type="checkbox" checked={chosen} onChange={onChoose} />
          <span className="spoken">选{hire.workerName}</span>
        </label>
      ) : null}
      <Row
        href={`/e${path}`}
        onOpen={() => go(path)}
        title={hire.workerName}
        detail={
          <>
            <span className="line">
              {a?.inAt ? `${timeOf(new Date(a.inAt))}到` : HIRE_WORDS[hire.state]}
              {a?.outAt ? `，${timeOf(new Date(a.outAt))}走` : ''}
              {a?.workedMinutes != null ? `，干了${hours(a.workedMinutes)}` : ''}
              {a?.pieces != null ? `，${a.pieces}${hire.pay.pieceName ?? '件'}` : ''}
              {a && !a.outAt && hire.endReason ? `，${hire.endReason}` : ''}
              {!a && hire.endReason ? `：${hire.endReason}` : ''}
            </span>
            {facts.length > 0 ? <span className="line">{facts.join('，')}</span> : null}
            <span className="line">用工卡 {hire.number}</span>
            {a?.outForgotten || hire.changeOffered ? (
              <span className="line">
                {a?.outForgotten ? <Badge kind="warn">收工了，还没登记离岗</Badge> : null}
                {hire.changeOffered ? <Badge kind="warn">改了条件，等本人同意</Badge> : null}
              </span>
            ) : null}
            {wage && badge ? (
              <span className="line">
                <b className="money">{priceTag(wage.amountFen)}</b> <Badge kind={badge.kind}>{badge.word}</Badge>
              </span>
            ) : null}
          </>
        }
      />
    </div>
  )
}
