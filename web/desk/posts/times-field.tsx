import { Button, Input } from 'antd'
import { addDays } from '#kernel/clock.ts'
import { dayInWords, hours } from '../../shared/format.ts'
import { Question } from '../kit/key-form.tsx'
import { type PostDraft, shiftsOf } from './post-values.rules.ts'

/** The shifts most asked for at dawn, one press each. */
const USUAL_TIMES = [
  ['07:00', '17:00'],
  ['08:00', '12:00'],
  ['08:00', '17:30'],
  ['13:30', '17:30'],
  ['18:00', '22:00'],
  ['20:00', '08:00'],
] as const

/** Day, hours, how many days, how many people. */
export function TimesField({
  draft,
  put,
  today,
  wrongTimes,
  wrongHeadcount,
}: {
  draft: PostDraft
  put: (change: Partial<PostDraft>) => void
  today: string
  wrongTimes: string | null
  wrongHeadcount: string | null
}) {
  const shift = shiftsOf({ ...draft, headcount: draft.headcount || '1' })[0]
  const minutes = shift
    ? (Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000 - (Number(draft.breakMinutes) || 0)
    : 0
  return (
    <>
      <Question
        label="哪天、几点到几点"
        group
        wrong={wrongTimes}
        hint={minutes > 0 ? `扣掉休息干${hours(minutes)}` : null}
      >
        {(c) => (
          <div className="times">
            <div className="chips">
              {[today, addDays(today, 1), addDays(today, 2)].map((day) => (
                <Button
                  key={day}
                  size="small"
                  aria-pressed={draft.day === day}
                  type={draft.day === day ? 'primary' : 'default'}
                  onClick={() => put({ day })}
                >
                  {dayInWords(day, today)}
                </Button>
              ))}
              {USUAL_TIMES.map(([from, to]) => {
                const on = draft.from === from && draft.to === to
                return (
                  <Button
                    key={`${from}${to}`}
                    size="small"
                    aria-pressed={on}
                    type={on ? 'primary' : 'default'}
                    onClick={() => put({ from, to })}
                  >
                    {from}–{to}
                  </Button>
                )
              })}
            </div>
            <div className="times-row">
              <Input
                {...c}
                type="date"
                aria-label="日期"
                min={today}
                value={draft.day}
                onChange={(e) => put({ day: e.target.value })}
              />
              <Input
                type="time"
                aria-label="开始时间"
                value={draft.from}
                onChange={(e) => put({ from: e.target.value })}
              />
              <Input type="time" aria-label="结束时间" value={draft.to} onChange={(e) => put({ to: e.target.value })} />
            </div>
          </div>
        )}
      </Question>
      <div className="question-row">
        <Question label="招几个人" wrong={wrongHeadcount}>
          {(c) => (
            <Input
              {...c}
              inputMode="numeric"
              className="digits"
              maxLength={4}
              value={draft.headcount}
              onChange={(e) => put({ headcount: e.target.value.replace(/\D/g, '') })}
            />
          )}
        </Question>
        <Question label="连着几天">
          {(c) => (
            <Input
              {...c}
              inputMode="numeric"
              className="digits"
              maxLength={2}
              value={String(draft.days)}
              onChange={(e) => put({ days: Math.min(60, Math.max(1, Number(e.target.value.replace(/\D/g, '')) || 1)) })}
            />
          )}
        </Question>
        <Question label="休息（分钟）">
          {(c) => (
            <Input
              {...c}
              inputMode="numeric"
              className="digits"
              maxLength={3}
              value={draft.breakMinutes}
              onChange={(e) => put({ breakMinutes: e.target.value.replace(/\D/g, '') })}
            />
          )}
        </Question>
      </div>
    </>
  )
}
