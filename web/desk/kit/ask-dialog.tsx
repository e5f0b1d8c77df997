import { Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import type { Refused } from '../../shared/call.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { keepKeys, typeKept } from '../../shared/desk-ui/type-ahead.ts'

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
  const hasField = Boolean(children)
  useLayoutEffect(() => focusWhenShown(box, hasField), [hasField])
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
      }}
      destroyOnHidden
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

const MOST_FRAMES = 60

/**
 * Before its animation ends, or the first Enter would fall on the button that closes it; what is typed until then is kept.
 * The library shows its dialog some frames after it is made. Afterwards the focus is again where it came from: in a list of
 * forty the next arrow key goes on from this row.
 */
function focusWhenShown(box: RefObject<HTMLElement | null>, hasField: boolean): () => void {
  const before = document.activeElement
  keepKeys()
  let frames = 0
  let frame = 0
  const look = () => {
    const dialog = box.current?.closest<HTMLElement>('[role=dialog]')
    const field = hasField && box.current?.querySelector<HTMLElement>('input:not([type=hidden]),textarea')
    const first = field || dialog?.querySelector<HTMLElement>('.ant-modal-footer .ant-btn-primary')
    first?.focus()
    if ((first && document.activeElement === first) || frames++ > MOST_FRAMES) typeKept()
    else frame = requestAnimationFrame(look)
  }
  look()
  return () => {
    cancelAnimationFrame(frame)
    keepKeys()
    // Once the dialog is out of the page.
    setTimeout(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      typeKept()
    }, 0)
  }
}

/** Acting for somebody is its own thing in the log, and said on the screen. */
export function ActingFor({ name }: { name: string }) {
  return <p className="acting-for">代{name}办理，会记入办事记录，本人看得到。</p>
}
