import { getShiftRoll } from '#hires/hires.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { useAsk } from '../../shared/ask.ts'
import { spanInWords } from '../../shared/format.ts'
import { useLocation } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { type BoardShift, lacking } from './board.ts'

/** One shift of the board; who came is asked for today's alone. */
export function ShiftRow({ shift, employerId }: { shift: BoardShift; employerId: string }) {
  const [, go] = useLocation()
  const today = dayOf(new Date(shift.startsAt)) <= dayOf(systemClock())
  const roll = useAsk(
    getShiftRoll,
    { params: { employerId, shiftId: shift.shiftId } },
    { enabled: today && shift.taken > 0, everyMs: 30_000 },
  )
  const open = lacking(shift)
  const path = `/shifts/${shift.shiftId}`
  return (
    <Row
      href={`/e${path}`}
      onOpen={() => go(path)}
      title={shift.title}
      detail={
        <>
          <span className="line">{spanInWords(shift.startsAt, shift.endsAt)}</span>
          <span className="line counts">
            {today ? (
              <span>
                到<b>{roll.data?.checkedIn ?? 0}</b>
              </span>
            ) : null}
            <span>
              报名<b>{shift.taken}</b>
            </span>
            <span>
              要<b>{shift.headcount}</b>
            </span>
            <span className={shift.taken < shift.headcount ? 'short' : 'good'}>{open}</span>
          </span>
        </>
      }
    />
  )
}
