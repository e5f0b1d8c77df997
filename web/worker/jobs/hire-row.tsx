import { payInWords } from '#jobs/job-words.rules.ts'
import { priceTag, spanInWords } from '../../shared/format.ts'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { type HireLine, STATE_WORDS } from './hire-words.ts'

/** `onRail`: its time stands above it already, on the line of the day. */
export function HireRow({ hire, onRail = false }: { hire: HireLine; onRail?: boolean }) {
  const [, go] = useLocation()
  const path = `/jobs/${hire.marketId}/${hire.hireId}`
  const live = hire.state === 'accepted' || hire.state === 'checked-in'
  return (
    <Row
      href={`/w${path}`}
      onOpen={() => go(path)}
      title={onRail ? hire.title : `${spanInWords(hire.startsAt, hire.endsAt)} ${hire.title}`}
      detail={
        <>
          <span className="line">{hire.meetingPoint ? `${hire.place}，${hire.meetingPoint}碰头` : hire.place}</span>
          <span className="line">
            {hire.employerName} {payInWords(hire.pay.fen, hire.pay.unit, hire.pay.pieceName)}
          </span>
          <span className="line">
            <Badge kind={live ? 'good' : 'plain'}>{STATE_WORDS[hire.state]}</Badge>{' '}
            {hire.changeOffered ? <Badge kind="warn">条件改了，等您看</Badge> : null}
            {hire.wage ? <b className="money">{priceTag(hire.wage.amountFen)}</b> : null}{' '}
            {hire.wage?.overdue ? <Badge kind="danger">工钱过期没给</Badge> : null}
          </span>
        </>
      }
    />
  )
}
