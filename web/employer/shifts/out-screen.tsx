import { useEffect, useState } from 'react'
import { checkOut } from '#hires/hires.api.ts'
import { getShift } from '#jobs/shifts.api.ts'
import { dayOf, momentOf, systemClock, timeOf } from '#kernel/clock.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refused } from '../../shared/call.ts'
import { useDraft } from '../../shared/draft.ts'
import { hours, priceTag, timeInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { FieldBox, Stepper, TextField } from '../../shared/ui/fields.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Banner, Empty } from '../../shared/ui/states.tsx'
import { sentence } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import { type HireLine, type Roll, reckoningInWords } from '../words.ts'
import { reckonOut, whyNotOut } from './roll.ts'
import { OneShift } from './use-roll.tsx'

/** 离岗: hours and wage are shown before anybody confirms them; an early end and a forgotten one are written down with the reason. */
export function OutScreen() {
  return (
    <OneShift title="登记离岗" back>
      {(roll) => <Outs roll={roll} />}
    </OneShift>
  )
}

function Outs({ roll }: { roll: Roll }) {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const asked = (search.get('of') ?? '').split(',')
  const now = useMinute()
  const hires = roll.items.filter((hire) => asked.includes(hire.hireId) && whyNotOut(hire, now) === null)
  const { data: shift } = useAsk(getShift, { params: { marketId: roll.marketId, shiftId: roll.shiftId } })
  const planned = shift?.shift.breakMinutes ?? 0
  const [draft, setDraft, { clear }] = useDraft(`employer-out-${roll.shiftId}`, {
    /** Empty: now. */
    time: '',
    note: '',
    pieces: {} as Record<string, number>,
    breaks: null as number | null,
  })
  const tell = useTell(checkOut, { refresh: false })
  const last = useTell(checkOut)
  const [refused, setRefused] = useState<string[]>([])
  const [isBusy, setBusy] = useState(false)
  const outAt = draft.time ? lastMoment(draft.time, now) : now
  const byPiece = roll.items[0]?.pay.unit === 'piece'
  const early = outAt < new Date(roll.endsAt)
  const lines = hires.map((hire) => ({
    hire,
    sum: reckonOut(hire, planned, {
      outAt,
      breakMinutes: draft.breaks,
      pieces: byPiece ? (draft.pieces[hire.hireId] ?? null) : null,
    }),
  }))
  const open = lines.find((line) => line.sum === null)
  const total = lines.reduce((sum, line) => sum + (line.sum?.amountFen ?? 0), 0)
  const whyNot = open
    ? byPiece && draft.pieces[open.hire.hireId] === undefined
      ? `请填${open.hire.workerName}的件数`
      : sentence('time-not-possible')
    : draft.time && !draft.note.trim()
      ? sentence('note-needed')
      : null
  const send = async () => {
    setBusy(true)
    const no: string[] = []
    for (const [at, { hire }] of lines.entries()) {
      await (at === lines.length - 1 ? last : tell)
        .tellAsync({
          params: { marketId: hire.marketId, hireId: hire.hireId },
          body: {
            presence: { how: 'employer' },
            breakMinutes: draft.breaks,
            ...(draft.time && { at: outAt.toISOString() }),
            ...(draft.note.trim() && { note: draft.note.trim() }),
            ...(byPiece && { pieces: draft.pieces[hire.hireId] ?? 0 }),
          },
        })
        .catch((error) => no.push(`${hire.workerName}：${error instanceof Refused ? error.detail : sentence('bug')}`))
    }
    setBusy(false)
    setRefused(no)
    if (no.length > 0) return
    clear()
    go(`/shifts/${roll.shiftId}`, { replace: true })
  }
  if (hires.length === 0)
    return (
      <Page title="登记离岗" back={`/shifts/${roll.shiftId}`}>
        {refused.map((line) => (
          <Banner key={line} kind="error">
            {line}
          </Banner>
        ))}
        <Empty
          title="没有要登记离岗的人"
          action={<BigButton onClick={() => go(`/shifts/${roll.shiftId}`)}>回到名单</BigButton>}
        />
      </Page>
    )
  return (
    <Page
      title={`登记离岗（${hires.length}人）`}
      back={`/shifts/${roll.shiftId}`}
      action={
        <>
          {refused.map((line) => (
            <p key={line} className="refused" role="alert">
              {line}
            </p>
          ))}
          <BigButton onClick={() => void send()} busy={isBusy} busyLabel="正在登记" whyNot={whyNot}>
            都对，登记离岗，工钱一共{priceTag(total)}
          </BigButton>
        </>
      }
    >
      <div className="question">
        <FieldBox id="out-time" label="几点走的">
          <div className="chips">
            <button type="button" aria-pressed={draft.time === ''} onClick={() => setDraft({ ...draft, time: '' })}>
              现在（{timeInWords(timeOf(now))}）
            </button>
            {new Date(roll.endsAt) < now ? (
              <button
                type="button"
                aria-pressed={draft.time === timeOf(new Date(roll.endsAt))}
                onClick={() => setDraft({ ...draft, time: timeOf(new Date(roll.endsAt)) })}
              >
                按时收工（{timeInWords(timeOf(new Date(roll.endsAt)))}）
              </button>
            ) : null}
          </div>
          <input
            id="out-time"
            type="time"
            value={draft.time || timeOf(now)}
            onInput={(e) => setDraft({ ...draft, time: e.currentTarget.value })}
            onChange={() => {}}
          />
        </FieldBox>
        {early ? (
          <Banner kind="warn">
            还没到收工时间（{timeInWords(timeOf(new Date(roll.endsAt)))}）。按天算的，提前收工按实际时间算工钱。
          </Banner>
        ) : null}
        <Stepper
          label="中间休息"
          value={draft.breaks ?? Math.min(planned, ...lines.flatMap(({ sum }) => sum?.basis.breakMinutes ?? []))}
          onValue={(n) => setDraft({ ...draft, breaks: n })}
          min={0}
          max={720}
          unit="分钟"
        />
        {draft.time || early ? (
          <TextField
            label="说明"
            hint={draft.time ? '事后补登，要写原因，零工看得到' : '例如：下雨停工，零工看得到'}
            optional={!draft.time}
            value={draft.note}
            onValue={(note) => setDraft({ ...draft, note })}
            maxLength={200}
          />
        ) : null}
      </div>
      <section aria-label="工时和工钱" className="rows">
        <h2>工时和工钱</h2>
        {lines.map(({ hire, sum }) => (
          <OneOut
            key={hire.hireId}
            hire={hire}
            said={
              sum
                ? `${reckoningInWords(sum.basis, sum.amountFen, hire.pay.pieceName)}`
                : byPiece
                  ? '还没填件数'
                  : '时间不对'
            }
            worked={sum ? hours(sum.basis.workedMinutes) : ''}
            {...(byPiece && {
              pieces: draft.pieces[hire.hireId] ?? null,
              onPieces: (n: number) => setDraft({ ...draft, pieces: { ...draft.pieces, [hire.hireId]: n } }),
            })}
          />
        ))}
      </section>
    </Page>
  )
}

function OneOut({
  hire,
  said,
  worked,
  pieces,
  onPieces,
}: {
  hire: HireLine
  said: string
  worked: string
  pieces?: number | null
  onPieces?: (n: number) => void
}) {
  const inAt = hire.attendance?.inAt
  return (
    <div className="message">
      <b>{hire.workerName}</b>
      <p>
        {inAt ? `${timeInWords(timeOf(new Date(inAt)))}到` : ''}
        {worked ? `，${said}` : `，${said}`}
      </p>
      {onPieces ? (
        <Stepper
          label={`${hire.workerName}做了多少`}
          value={pieces ?? 0}
          onValue={onPieces}
          min={0}
          max={100_000}
          unit={hire.pay.pieceName ?? '件'}
        />
      ) : null}
    </div>
  )
}

/** The latest moment of that clock time that is not to come. */
function lastMoment(time: string, now: Date): Date {
  const today = momentOf(dayOf(now), time)
  return today > now ? new Date(today.getTime() - 86_400_000) : today
}

function useMinute(): Date {
  const [now, setNow] = useState(systemClock)
  useEffect(() => {
    const timer = setInterval(() => setNow(systemClock()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
