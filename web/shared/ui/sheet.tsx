import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './icons.tsx'

/**
 * A page over the page, from the bottom. Native `<dialog>` where there is one (it keeps the focus inside by itself); iOS 14
 * and older WebViews get the same box with the focus moved in and out by hand. Escape, back and 关闭 close it.
 */
export function Sheet({
  title,
  open,
  onClose,
  children,
  action,
}: {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  action?: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const dialog = box.current
    if (!open || !dialog) return
    const before = document.activeElement as HTMLElement | null
    const native = typeof dialog.showModal === 'function'
    if (native) dialog.showModal()
    else {
      dialog.setAttribute('open', '')
      dialog.querySelector<HTMLElement>('button')?.focus()
    }
    const hear = (e: KeyboardEvent) => e.key === 'Escape' && close.current()
    if (!native) document.addEventListener('keydown', hear)
    document.body.classList.add('under-sheet')
    return () => {
      document.removeEventListener('keydown', hear)
      document.body.classList.remove('under-sheet')
      if (native) dialog.close()
      else dialog.removeAttribute('open')
      before?.focus()
    }
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={box}
      className="sheet"
      aria-labelledby={id}
      aria-modal="true"
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
    >
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" onClick={onClose} aria-label="关闭">
          <Icon name="cross" />
        </button>
      </div>
      <div className="sheet-body">{children}</div>
      {action ? <div className="sheet-action">{action}</div> : null}
    </dialog>
  )
}
