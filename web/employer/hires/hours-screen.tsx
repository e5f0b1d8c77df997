import { correctAttendance } from '#hires/hires.api.ts'
import { countedBreakOf, wageOf } from '#hires/wage.rules.ts'
import { dayOf, momentOf, timeOf } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { priceTag } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { type DayTime, DayTimeField, Stepper, TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner, Empty } from '../../shared/ui/states.tsx'
import { sentence } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import { type Hire, reckoningInWords } from '../words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

/** Hours or pieces that were written down wrongly; the new sum stands there before it is sent. */
export function HoursScreen() {
  return <OneHire title="更正工时">{(hire, where) => <Hours hire={hire} where={where} />}</OneHire>
}

const dayTime = (at: string): DayTime => ({ day: dayOf(new Date(at)), time: timeOf(new Date(at)) })

/** An answer that was not touched keeps its seconds, so that looking changes no wage. */
const exact = ({ day, time }: DayTime, was: string): Date => {
  const before = dayTime(was)
  return day === before.day && time === before.time ? new Date(was) : momentOf(day, time)
}

function Hours({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const a = hire.attendance
  const [draft, setDraft, { clear }] = useDraft(`employer-hours-${hire.hireId}`, {
    in: dayTime(a?.inAt ?? hire.startsAt),
    out: dayTime(a?.outAt ?? hire.endsAt),
    /** Null: the planned one, as far as the hours reach into it; until somebody counts. */
    breaks: null as number | null,
    pieces: a?.pieces ?? 0,
    note: '',
  })
  const correct = useTell(correctAttendance, {
    onDone: () => {
      clear()
      go(where.at, { replace: true })
    },
  })
  if (!a?.inAt || !a.outAt || !hire.wage)
    return (
      <Page title="更正工时" back={where.at}>
        <Empty title="还没有登记离岗">{sentence('not-worked')}</Empty>
      </Page>
    )
  const byPiece = hire.pay.unit === 'piece'
  const whole = draft.in.day && draft.in.time && draft.out.day && draft.out.time
  const inAt = whole ? exact(draft.in, a.inAt) : null
  const outAt = whole ? exact(draft.out, a.outAt) : null
  const { terms } = hire
  const plan = {
    startsAt: new Date(terms.startsAt),
    endsAt: new Date(terms.endsAt),
    breakMinutes: terms.breakMinutes,
  }
  const was = { inAt: new Date(a.inAt), outAt: new Date(a.outAt), breakMinutes: a.breakMinutes }
  const breakMinutes = draft.breaks ?? countedBreakOf(plan, was)
  const sum =
    inAt && outAt && inAt <= outAt
      ? wageOf(
          {
            payFen: terms.pay.fen,
            unit: terms.pay.unit,
            ...plan,
          },
          { inAt, outAt, breakMinutes, pieces: byPiece ? draft.pieces : null, outAlone: false },
        )
      : null
  const paidMore = sum && sum.amountFen < hire.wage.paidFen
  return (
    <Page
      title={`更正${hire.workerName}的工时`}
      back={where.at}
      helpPhone={terms.market.phone}
      action={
        <>
          {correct.refused ? (
            <p className="refused" role="alert">
              {correct.refused}
            </p>
          ) : null}
          <BigButton
            busy={correct.isBusy}
            whyNot={
              !sum
                ? sentence('time-not-possible')
                : paidMore
                  ? sentence('paid-more')
                  : draft.note.trim()
                    ? null
                    : '请写为什么更正'
            }
            onClick={() =>
              sum &&
              inAt &&
              outAt &&
              correct.tell({
                params: where.params,
                body: {
                  inAt: inAt.toISOString(),
                  outAt: outAt.toISOString(),
                  breakMinutes,
                  pieces: byPiece ? draft.pieces : null,
                  note: draft.note.trim(),
                },
              })
            }
          >
            {sum ? `更正，工钱${priceTag(sum.amountFen)}` : '更正'}
          </BigButton>
        </>
      }
    >
      <div className="question">
        <DayTimeField label="到岗" value={draft.in} onValue={(at) => setDraft({ ...draft, in: at })} />
        <DayTimeField label="离岗" value={draft.out} onValue={(at) => setDraft({ ...draft, out: at })} />
        <Stepper
          label="中间休息"
          value={sum?.basis.breakMinutes ?? a.breakMinutes}
          onValue={(breaks) => setDraft({ ...draft, breaks })}
          min={0}
          max={720}
          unit="分钟"
        />
        {byPiece ? (
          <Stepper
            label="做了多少"
            value={draft.pieces}
            onValue={(pieces) => setDraft({ ...draft, pieces })}
            min={0}
            max={100_000}
            unit={hire.pay.pieceName ?? '件'}
          />
        ) : null}
        <TextField
          label="为什么更正"
          hint="本人看得到"
          value={draft.note}
          onValue={(note) => setDraft({ ...draft, note })}
          maxLength={200}
        />
        {sum ? (
          <Banner kind={sum.amountFen < hire.wage.amountFen ? 'warn' : 'info'}>
            原来{priceTag(hire.wage.amountFen)}；更正后：
            {reckoningInWords(sum.basis, sum.amountFen, hire.pay.pieceName)}
          </Banner>
        ) : null}
      </div>
    </Page>
  )
}
