/** Long because a form has many kinds of fields, each a few lines, all of one look. */
import { type HTMLAttributes, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { addDays, dayOf, systemClock, timeOf } from '#kernel/clock.ts'
import { readYuan, yuan } from '#kernel/money.ts'
import { dayInWords } from '../format.ts'
import { Icon } from './icons.tsx'

export interface FieldProps {
  label: string
  /** What to write and why it is asked, before the field. */
  hint?: ReactNode
  /** What is wrong and what to do; spoken as soon as it appears. */
  error?: string | null
  /** 可以不填 is said; nothing marks the fields that must be filled, because nearly all must. */
  optional?: boolean
}
interface BoxProps extends FieldProps {
  id: string
  children: ReactNode
}

/** Label, hint, control, error, in the order they are read. `children` must carry `id` and `describedBy(id, …)`. */
export function FieldBox({ id, label, hint, error, optional, children }: BoxProps) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="optional">（可以不填）</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      <p className="field-error" id={`${id}-error`} role="alert">
        {error}
      </p>
    </div>
  )
}

const describing = (id: string, { hint, error }: FieldProps) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
})

export interface TextFieldProps extends FieldProps {
  value: string
  onValue: (value: string) => void
  name?: string
  type?: 'text' | 'search' | 'password' | 'email'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete?: string
  maxLength?: number
  placeholder?: string
  /** More than one line. */
  rows?: number
  lang?: string
}

export function TextField({
  value,
  onValue,
  name,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  maxLength,
  placeholder,
  rows,
  lang,
  ...field
}: TextFieldProps) {
  const id = useId()
  const shared = {
    ...describing(id, field),
    name,
    value,
    maxLength,
    placeholder,
    autoComplete,
    lang,
    onInput: (e: { currentTarget: { value: string } }) => onValue(e.currentTarget.value),
  }
  return (
    <FieldBox id={id} {...field}>
      {rows ? (
        <textarea {...shared} rows={rows} onChange={ignore} />
      ) : (
        <input {...shared} type={type} inputMode={inputMode} onChange={ignore} />
      )}
    </FieldBox>
  )
}
/** `onInput` works alike in React and Preact; React wants an `onChange` beside a `value`. */
const ignore = () => {}

/** Eleven digits, shown 3-4-4 while typing; `onValue` hears digits only. */
export function PhoneField({
  value,
  onValue,
  ...field
}: FieldProps & { value: string; onValue: (digits: string) => void }) {
  const id = useId()
  return (
    <FieldBox id={id} {...field}>
      <input
        {...describing(id, field)}
        className="digits"
        type="tel"
        inputMode="numeric"
        autoComplete="tel"
        name="phone"
        value={value.replace(/^(\d{3})(\d{1,4})?(\d+)?$/, (_, a, b, c) => [a, b, c].filter(Boolean).join(' '))}
        onInput={(e) =>
          onValue(
            e.currentTarget.value
              .replace(/^\+?86(?=1\d{10})/, '')
              .replace(/\D/g, '')
              .slice(0, 11),
          )
        }
        onChange={ignore}
      />
    </FieldBox>
  )
}

/** The code from a text message; phones offer it above the keyboard. `onFull` when the last digit is in. */
export function CodeField({
  value,
  onValue,
  onFull,
  length = 6,
  ...field
}: FieldProps & {
  value: string
  onValue: (digits: string) => void
  onFull?: (code: string) => void
  length?: number
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  // Six wrong digits are replaced by typing six others, not deleted one by one.
  useEffect(() => {
    if (field.error && document.activeElement === input.current) input.current?.select()
  }, [field.error])
  return (
    <FieldBox id={id} {...field}>
      <input
        {...describing(id, field)}
        ref={input}
        className="digits code"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        name="code"
        maxLength={length}
        value={value}
        onInput={(e) => {
          const digits = e.currentTarget.value.replace(/\D/g, '').slice(0, length)
          onValue(digits)
          if (digits.length === length && digits !== value) onFull?.(digits)
        }}
        onChange={ignore}
      />
    </FieldBox>
  )
}

const AMOUNT_WORDS = {
  'not-an-amount': '请填数字，例如 260',
  'finer-than-a-fen': '最多写到分，例如 22.50',
  'amount-too-large': '金额太大，请核对',
} as const

/** Yuan on screen, fen outside; null while what stands there is no amount. */
export function MoneyField({
  fen,
  onFen,
  per,
  ...field
}: FieldProps & { fen: number | null; onFen: (fen: number | null) => void; per?: string }) {
  const id = useId()
  const [text, setText] = useState(fen === null ? '' : yuan(fen))
  const [left, setLeft] = useState(false)
  const read = readYuan(text)
  const now = 'fen' in read ? read.fen : null
  // A value set from outside (a template, a draft) replaces what stands there.
  const shown = fen !== null && fen !== now ? yuan(fen) : text
  const error = field.error ?? (left && text && 'refusal' in read ? AMOUNT_WORDS[read.refusal] : null)
  return (
    <FieldBox id={id} {...field} error={error}>
      <div className="money-field">
        <span aria-hidden="true">￥</span>
        <input
          {...describing(id, { ...field, error })}
          className="digits"
          type="text"
          inputMode="decimal"
          value={shown}
          onInput={(e) => {
            setText(e.currentTarget.value)
            const typed = readYuan(e.currentTarget.value)
            onFen('fen' in typed ? typed.fen : null)
          }}
          onChange={ignore}
          onBlur={() => setLeft(true)}
        />
        {per ? <span>元/{per}</span> : <span>元</span>}
      </div>
    </FieldBox>
  )
}

/** How many: − and + around the number, which can be typed too. */
export function Stepper({
  value,
  onValue,
  min = 1,
  max = 99,
  unit = '人',
  ...field
}: FieldProps & { value: number; onValue: (value: number) => void; min?: number; max?: number; unit?: string }) {
  const id = useId()
  const set = (n: number) => onValue(Math.min(max, Math.max(min, n)))
  return (
    <FieldBox id={id} {...field}>
      <div className="stepper">
        <button type="button" onClick={() => set(value - 1)} disabled={value <= min} aria-label={`少1${unit}`}>
          <Icon name="minus" />
        </button>
        <input
          {...describing(id, field)}
          className="digits"
          type="text"
          inputMode="numeric"
          value={String(value)}
          onInput={(e) => set(Number(e.currentTarget.value.replace(/\D/g, '')) || min)}
          onChange={ignore}
        />
        <span>{unit}</span>
        <button type="button" onClick={() => set(value + 1)} disabled={value >= max} aria-label={`多1${unit}`}>
          <Icon name="plus" />
        </button>
      </div>
    </FieldBox>
  )
}

export interface DayTime {
  /** `YYYY-MM-DD` */
  day: string
  /** `HH:MM` */
  time: string
}

/** The phone's own date and time, with 今天, 明天 and 现在 one press away. */
export function DayTimeField({
  value,
  onValue,
  withTime = true,
  withNow = false,
  earliest,
  latest,
  now = systemClock(),
  ...field
}: FieldProps & {
  value: DayTime
  onValue: (value: DayTime) => void
  withTime?: boolean
  withNow?: boolean
  earliest?: string
  latest?: string
  now?: Date
}) {
  const id = useId()
  const today = dayOf(now)
  return (
    <FieldBox id={id} {...field}>
      <div className="chips">
        {withNow ? (
          <button type="button" onClick={() => onValue({ day: today, time: timeOf(now) })}>
            现在
          </button>
        ) : null}
        {[today, addDays(today, 1), addDays(today, 2)].map((day) => (
          <button key={day} type="button" aria-pressed={value.day === day} onClick={() => onValue({ ...value, day })}>
            {dayInWords(day, today)}
          </button>
        ))}
      </div>
      <div className="day-time">
        <input
          {...describing(id, field)}
          type="date"
          value={value.day}
          min={earliest}
          max={latest}
          onInput={(e) => onValue({ ...value, day: e.currentTarget.value })}
          onChange={ignore}
        />
        {withTime ? (
          <input
            type="time"
            aria-label={`${field.label}，几点`}
            step={300}
            value={value.time}
            onInput={(e) => onValue({ ...value, time: e.currentTarget.value })}
            onChange={ignore}
          />
        ) : null}
      </div>
    </FieldBox>
  )
}
