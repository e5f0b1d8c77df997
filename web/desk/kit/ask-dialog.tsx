import { Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { Refused } from '../../shared/call.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'

/** A small question before an act: Enter says yes, Escape goes back. `actingFor` names in whose place the clerk acts. */
export function AskDialog({
  title,
  okText,
  danger,
  busy,
  refused,
  whyNot,
  actingFor,
  onOk,
  onClose,
  children,
}: {
  title: string
  okText: string
  danger?: boolean
  busy?: boolean
  refused?: Refused | null
  whyNot?: string | null
  actingFor?: string
  onOk: () => void
  onClose: () => void
  children?: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const go = () => {
    if (!busy && !whyNot) onOk()
  }
  useKeys([{ keys: 'Ctrl+Enter', label: okText, run: go }])
  const hear = (e: KeyboardEvent) => {
    const field = e.target as HTMLElement
    if (e.key !== 'Enter' || e.nativeEvent.isComposing || e.ctrlKey) return
    if (field.tagName !== 'INPUT' || (field as HTMLInputElement).getAttribute('aria-expanded') === 'true') return
    e.preventDefault()
    go()
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="返回"
      onOk={go}
      onCancel={onClose}
      okButtonProps={{
        danger: danger ?? false,
        loading: busy ?? false,
        disabled: Boolean(whyNot),
        autoFocus: !children,
      }}
      destroyOnHidden
      afterOpenChange={(open) => {
        if (open) box.current?.querySelector<HTMLElement>('input:not([type=hidden]),textarea')?.focus()
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any field of the dialog answers it */}
      <div ref={box} onKeyDown={hear} className="ask-dialog">
        {actingFor ? <ActingFor name={actingFor} /> : null}
        {children}
        {whyNot ? <p className="why-not">{whyNot}</p> : null}
        <Refusal refused={refused ?? null} />
      </div>
    </Modal>
  )
}

/** Acting for somebody is its own thing in the log, and said on the screen. */
export function ActingFor({ name }: { name: string }) {
  return <p className="acting-for">代{name}办理，会记入办事记录，本人看得到。</p>
}
