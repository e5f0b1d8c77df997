import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react'

import { goOnFrom } from './key-form.tsx'

export interface FindBoxProps<T> {
  label: string
  hideLabel?: boolean
  id?: string
  placeholder?: string
  text: string
  onText: (text: string) => void
  items: readonly T[]
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
  onPick: (item: T) => void
  /** Below the box: 没有找到, 正在找, why not. */
  status?: ReactNode
  /** What is listed answers an earlier text still: Enter waits, because its first line may be somebody else. */
  isFinding?: boolean
  /** The list floats over what follows, inside forms. */
  floating?: boolean
  autoFocus?: boolean
  size?: 'large' | 'middle'
  boxRef?: Ref<InputRef>
  /** Enter when nothing is listed. */
  onEnterAlone?: () => void
  wrong?: boolean
  /** One answer is enough: the next question of the form is shown. */
  thenNext?: boolean
}

/**
 * Type, arrow keys, Enter. The first hit is chosen already, so that a name and Enter are enough. Enter before the answer is
 * there takes the only hit when it comes; of several the list stays open, because nobody has seen the first.
 */
export function FindBox<T>({
  label,
  hideLabel,
  id: given,
  placeholder,
  text,
  onText,
  items,
  keyOf,
  children,
  onPick,
  status,
  isFinding = false,
  floating,
  autoFocus,
  size = 'middle',
  boxRef,
  onEnterAlone,
  wrong,
  thenNext,
}: FindBoxProps<T>) {
  const own = useId()
  const id = given ?? own
  const [active, setActive] = useState({ of: '', at: 0 })
  const [shut, setShut] = useState(false)
  const [early, setEarly] = useState(false)
  const keys = items.map(keyOf).join()
  const open = items.length > 0 && !shut && text.trim() !== ''
  // Another list begins at its first hit again.
  const at = active.of === keys ? Math.min(active.at, items.length - 1) : 0
  const pick = (item: T) => {
    setShut(true)
    if (thenNext) goOnFrom(document.activeElement)
    onPick(item)
  }
  const answered = useRef(() => {})
  answered.current = () => {
    setEarly(false)
    if (open && items.length === 1) pick(items[0]!)
  }
  useEffect(() => {
    if (early && !isFinding) answered.current()
  }, [early, isFinding])
  const hear = (e: KeyboardEvent<HTMLInputElement>) => {
    if (e.nativeEvent.isComposing) return
    if (open && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) {
      e.preventDefault()
      setActive({ of: keys, at: (at + (e.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length })
      return
    }
    if (e.key === 'Enter' && !e.ctrlKey) {
      if (isFinding && text.trim()) {
        e.preventDefault()
        e.stopPropagation()
        setEarly(true)
      } else if (open) {
        e.preventDefault()
        e.stopPropagation()
        pick(items[at]!)
      } else if (text.trim() && onEnterAlone) {
        e.preventDefault()
        e.stopPropagation()
        onEnterAlone()
      }
      return
    }
    if (e.key === 'Escape' && open) {
      e.stopPropagation()
      setShut(true)
    }
  }
  return (
    <div className={floating ? 'find-box find-floating' : 'find-box'}>
      <label htmlFor={id} className={hideLabel ? 'spoken' : undefined}>
        {label}
      </label>
      <Input
        ref={boxRef ?? null}
        id={id}
        size={size}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${id}-${at}` : undefined}
        aria-invalid={wrong || undefined}
        status={wrong ? 'error' : ''}
        autoComplete="off"
        autoFocus={autoFocus ?? false}
        placeholder={placeholder ?? ''}
        value={text}
        allowClear
        onChange={(e) => {
          setShut(false)
          setEarly(false)
          onText(e.target.value)
        }}
        onKeyDown={hear}
        onBlur={() => {
          setEarly(false)
          if (floating) setShut(true)
        }}
        onFocus={() => setShut(false)}
      />
      {open ? (
        <div id={`${id}-list`} role="listbox" aria-label={label} aria-busy={isFinding} className="find-list">
          {items.map((item, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box above hears the keys
            <div
              key={keyOf(item)}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at && !isFinding}
              className="find-option"
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => pick(item)}
            >
              {children(item)}
            </div>
          ))}
        </div>
      ) : null}
      <div className="find-status" role="status">
        {text.trim() && !open ? status : null}
      </div>
    </div>
  )
}
