import { Button, Form, type FormInstance } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Refused } from '../call.ts'
import { useKeys } from './keys.tsx'
import { PageHead } from './page-head.tsx'
import { Refusal } from './refusal.tsx'

export interface FormPageProps<Values extends object> {
  title: string
  detail?: ReactNode
  /** `Form.Item`s whose `name` is the field's path in the endpoint's body. */
  children: ReactNode
  initial?: Partial<Values>
  form?: FormInstance<Values>
  onSubmit: (values: Values) => void
  submitLabel?: string
  busy?: boolean
  /** `useTell(…).error`: its sentence stands above the button, its fields beside theirs. */
  refused?: Refused | null
  /** Why it cannot be submitted yet. */
  whyNot?: string | null
  onChange?: (values: Values) => void
  onCancel?: () => void
  actions?: ReactNode
  /** Without the head, inside a drawer. */
  bare?: boolean
}

/** A form for the keyboard: Enter goes to the next field, Ctrl+Enter submits, the first wrong field gets the focus. */
export function FormPage<Values extends object>({
  title,
  detail,
  children,
  initial,
  form,
  onSubmit,
  submitLabel = '提交',
  busy,
  refused,
  whyNot,
  onChange,
  onCancel,
  actions,
  bare,
}: FormPageProps<Values>) {
  const [own] = Form.useForm<Values>(form)
  const box = useRef<HTMLDivElement>(null)
  useKeys([
    { keys: 'Ctrl+Enter', label: submitLabel, run: () => own.submit() },
    ...(onCancel ? [{ keys: 'Escape', label: '返回', run: onCancel, inFields: true }] : []),
  ])
  useEffect(() => {
    const fields = refused?.fields ?? []
    if (fields.length === 0) return
    own.setFields(fields.map(({ path, message }) => ({ name: pathOf(path), errors: [message] })) as any)
    focusFirstWrong(box.current)
  }, [refused, own])
  return (
    <div className="form-page" ref={box}>
      {bare ? null : <PageHead title={title} detail={detail} actions={actions} />}
      <Form<Values>
        form={own}
        layout="vertical"
        aria-label={title}
        initialValues={initial as any}
        requiredMark="optional"
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => {
          if (!whyNot && !busy) onSubmit(values)
        }}
        onValuesChange={(_, all) => onChange?.(all as Values)}
        onKeyDown={moveOn}
      >
        {children}
        <Refusal refused={refused ?? null} />
        <div className="form-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={Boolean(whyNot)}
            aria-describedby={whyNot ? 'form-why-not' : undefined}
          >
            {submitLabel}
            <kbd>Ctrl + Enter</kbd>
          </Button>
          {onCancel ? <Button onClick={onCancel}>返回</Button> : null}
          {whyNot ? <span id="form-why-not">{whyNot}</span> : null}
        </div>
      </Form>
    </div>
  )
}

/** `workers.0.name` → `['workers', 0, 'name']`, as antd names fields. */
function pathOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Enter in a one-line field goes on; open lists, several lines and buttons keep it to themselves. */
function moveOn(e: KeyboardEvent<HTMLFormElement>): void {
  const field = e.target as HTMLElement
  if (e.key !== 'Enter' || e.ctrlKey || e.metaKey || e.nativeEvent.isComposing) return
  if (!(field instanceof HTMLInputElement) || field.getAttribute('aria-expanded') === 'true') return
  e.preventDefault()
  const fields = [
    ...e.currentTarget.querySelectorAll<HTMLElement>(
      'input:not([type=hidden]):not([disabled]),textarea:not([disabled]),button[type=submit]',
    ),
  ].filter((f) => f.offsetParent !== null)
  fields[fields.indexOf(field) + 1]?.focus()
}

function focusFirstWrong(box: HTMLElement | null): void {
  // antd marks the field after its own rendering.
  setTimeout(
    () => box?.querySelector<HTMLElement>('.ant-form-item-has-error input, .ant-form-item-has-error textarea')?.focus(),
    50,
  )
}
