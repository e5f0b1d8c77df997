import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import type { Refused } from '../../shared/call.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'

/**
 * A form that a practised hand fills without looking: Enter goes to the next question, Ctrl+Enter saves from anywhere. A group of
 * radio buttons is one question, folded parts are none.
 */
export function KeyForm({
  label,
  saveLabel,
  onSave,
  busy,
  refused,
  whyNot,
  children,
  actions,
}: {
  label: string
  saveLabel: string
  onSave: () => void
  busy?: boolean
  refused?: Refused | null
  whyNot?: string | null
  children: ReactNode
  actions?: ReactNode
}) {
  const id = useId()
  const box = useRef<HTMLFormElement>(null)
  const save = () => {
    if (!busy && !whyNot) onSave()
  }
  useKeys([{ keys: 'Ctrl+Enter', label: saveLabel, run: save }])
  return (
    <form
      ref={box}
      className="key-form"
      aria-label={label}
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
      onKeyDown={moveOn}
    >
      {children}
      <Refusal refused={refused ?? null} />
      <div className="form-actions">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={busy ?? false}
          disabled={Boolean(whyNot)}
          aria-describedby={whyNot ? id : undefined}
        >
          {saveLabel} <kbd>Ctrl+Enter</kbd>
        </Button>
        {actions}
        {whyNot ? <span id={id}>{whyNot}</span> : null}
      </div>
    </form>
  )
}

/** The focus goes where something is wrong. */
export function focusWrong(): void {
  // After React has marked it.
  setTimeout(() => {
    const first = document.querySelector<HTMLElement>('.key-form .question.wrong')
    const field =
      first?.querySelector<HTMLElement>('[aria-invalid=true]:not([disabled])') ??
      first?.querySelector<HTMLElement>('input:not([type=hidden]):not([disabled]),select,textarea')
    field?.focus()
  }, 30)
}

function moveOn(e: KeyboardEvent<HTMLFormElement>): void {
  const field = e.target as HTMLElement
  if (e.key !== 'Enter' || e.ctrlKey || e.metaKey || e.nativeEvent.isComposing || e.defaultPrevented) return
  if (!/^(INPUT|SELECT)$/.test(field.tagName) || field.getAttribute('aria-expanded') === 'true') return
  e.preventDefault()
  const stops = stopsOf(e.currentTarget)
  const at = stops.findIndex((stop) => stop === field || isSameGroup(stop, field))
  stops[at + 1]?.focus()
}

/** The question after this field, also when the answer makes the field go away. */
export function goOnFrom(field: Element | null): void {
  const form = field?.closest('form')
  if (!form) return
  const stops = stopsOf(form)
  const next = stops[stops.indexOf(field as HTMLElement) + 1]
  setTimeout(() => next?.focus(), 0)
}

function stopsOf(form: HTMLFormElement): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLElement>('input,select,textarea,button[type=submit]')].filter(
    (f) =>
      f.offsetParent !== null &&
      !(f as HTMLInputElement).disabled &&
      f.tabIndex >= 0 &&
      (f as HTMLInputElement).type !== 'file',
  )
  return all.filter((f, i) => !all.slice(0, i).some((g) => isSameGroup(f, g)))
}
function isSameGroup(a: HTMLElement, b: HTMLElement): boolean {
  if (!(a instanceof HTMLInputElement) || !(b instanceof HTMLInputElement)) return false
  return a !== b && a.type === 'radio' && b.type === 'radio' && a.name !== '' && a.name === b.name
}

/** One question: label, control, what is wrong. `children` hears the ids. */
export function Question({
  label,
  hint,
  wrong,
  optional,
  group,
  children,
}: {
  label: string
  hint?: ReactNode
  wrong?: string | null | undefined
  optional?: boolean
  /** Several controls under one name, e.g. chips. */
  group?: boolean
  children: (control: {
    id: string
    'aria-invalid': true | undefined
    'aria-describedby': string | undefined
    status: 'error' | ''
  }) => ReactNode
}) {
  const id = useId()
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined
  const inner = children({
    id,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': described,
    status: wrong ? 'error' : '',
  })
  const text = (
    <>
      {label}
      {optional ? <span className="optional">（可以不填）</span> : null}
    </>
  )
  const rest = (
    <>
      {hint ? (
        <p className="question-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {inner}
      <p className="question-wrong" id={`${id}-wrong`} role="alert">
        {wrong}
      </p>
    </>
  )
  const look = wrong ? 'question wrong' : 'question'
  if (group)
    return (
      <fieldset className={look}>
        <legend>{text}</legend>
        {rest}
      </fieldset>
    )
  return (
    <div className={look}>
      <label htmlFor={id}>{text}</label>
      {rest}
    </div>
  )
}
