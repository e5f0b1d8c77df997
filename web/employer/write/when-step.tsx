import { addDays, dayOf } from '#kernel/clock.ts'
import { dayInWords, hours, timeInWords } from '../../shared/format.ts'
import { FieldBox, Stepper } from '../../shared/ui/fields.tsx'
import { isOvernight, type PostDraft, shiftsOf, startOf } from './post-draft.ts'

const SPANS = [
  ['白天', '08:00', '17:00', 60],
  ['上午', '08:00', '12:00', 0],
  ['下午', '14:00', '18:00', 0],
  ['晚上', '17:00', '22:00', 0],
  ['通宵', '20:00', '05:00', 60],
] as const

/** Which day, from when to when, how many days, how long the break. */
export function WhenStep({
  draft,
  set,
  now,
}: {
  draft: PostDraft
  set: (change: Partial<PostDraft>) => void
  now: Date
}) {
  const today = dayOf(now)
  return (
    <>
      <FieldBox id="from-on" label="哪天开工">
        <div className="chips">
          {[today, addDays(today, 1), addDays(today, 2)].map((day) => (
            <button key={day} type="button" aria-pressed={draft.fromOn === day} onClick={() => set({ fromOn: day })}>
              {dayInWords(day, today)}
            </button>
          ))}
        </div>
        <input
          id="from-on"
          type="date"
          value={draft.fromOn}
          min={today}
          onInput={(e) => set({ fromOn: e.currentTarget.value })}
          onChange={() => {}}
        />
      </FieldBox>
      <section aria-label="几点到几点">
        <div className="chips">
          {SPANS.map(([word, from, to, breakMinutes]) => (
            <button
              key={word}
              type="button"
              aria-pressed={draft.from === from && draft.to === to}
              onClick={() => set({ from, to, breakMinutes })}
            >
              {word}
            </button>
          ))}
        </div>
        <div className="times">
          <TimeField id="from" label="几点开工" value={draft.from} onValue={(from) => set({ from })} />
          <TimeField id="to" label="几点收工" value={draft.to} onValue={(to) => set({ to })} />
        </div>
      </section>
      <section aria-label="中间休息">
        <b>中间休息</b>
        <div className="chips">
          {[0, 30, 60, 90, 120].map((minutes) => (
            <button
              key={minutes}
              type="button"
              aria-pressed={draft.breakMinutes === minutes}
              onClick={() => set({ breakMinutes: minutes })}
            >
              {minutes === 0 ? '不休息' : hours(minutes)}
            </button>
          ))}
        </div>
      </section>
      <Stepper label="干几天" value={draft.days} onValue={(days) => set({ days })} max={60} unit="天" />
      <p role="status">{whenOf(draft, now)}</p>
    </>
  )
}

/** `明天早上8点到下午5点半，休息1小时；连着3天，每天5人` */
export function whenOf(draft: PostDraft, now: Date): string {
  const shifts = shiftsOf(draft)
  if (shifts.length === 0) return ''
  const day = dayInWords(dayOf(startOf(draft)), dayOf(now))
  const rest = draft.breakMinutes > 0 ? `，休息${hours(draft.breakMinutes)}` : '，中间不休息'
  const many = draft.days > 1 ? `；连着${draft.days}天，每天${draft.headcount}人` : `；要${draft.headcount}人`
  return `${day} ${timeInWords(draft.from)}到${isOvernight(draft) ? '次日' : ''}${timeInWords(draft.to)}${rest}${many}`
}

function TimeField({
  id,
  label,
  value,
  onValue,
}: {
  id: string
  label: string
  value: string
  onValue: (time: string) => void
}) {
  return (
    <FieldBox id={id} label={label}>
      <input
        id={id}
        type="time"
        step={300}
        value={value}
        onInput={(e) => onValue(e.currentTarget.value)}
        onChange={() => {}}
      />
    </FieldBox>
  )
}
