import { type KeyboardEvent, type ReactNode, useRef } from 'react'

export interface KeyColumn<T> {
  title: string
  cell: (item: T) => ReactNode
  number?: boolean
  className?: string
}

export interface KeyRowsProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  columns: readonly KeyColumn<T>[]
  selected: string | null
  onSelect: (key: string) => void
  /** Enter or a double click. */
  onOpen?: (item: T) => void
  /** Rows have a box to tick, Space ticks. */
  ticked?: ReadonlySet<string>
  onTick?: (key: string) => void
  empty?: ReactNode
}

/** A dense list under the arrow keys: the row with the focus is the one that keys and buttons act on. */
export function KeyRows<T>({
  label,
  items,
  keyOf,
  columns,
  selected,
  onSelect,
  onOpen,
  ticked,
  onTick,
  empty,
}: KeyRowsProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const tabStop = items.some((item) => keyOf(item) === selected) ? selected : items[0] ? keyOf(items[0]) : null
  const hear = (e: KeyboardEvent<HTMLTableRowElement>, item: T) => {
    if (e.target !== e.currentTarget || e.nativeEvent.isComposing) return
    const by = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
    if (by) {
      e.preventDefault()
      const rows = [...(body.current?.rows ?? [])]
      rows[rows.indexOf(e.currentTarget) + by]?.focus()
    } else if (e.key === 'Enter' && !e.ctrlKey) {
      e.preventDefault()
      onOpen?.(item)
    } else if (e.key === ' ' && onTick) {
      e.preventDefault()
      onTick(keyOf(item))
    }
  }
  if (items.length === 0) return <p className="rows-empty">{empty ?? `没有${label}`}</p>
  return (
    <div className="rows-scroll">
      <table className="rows" aria-label={label}>
        <thead>
          <tr>
            {ticked ? <th scope="col">选</th> : null}
            {columns.map((c) => (
              <th key={c.title} scope="col" className={c.number ? 'digits' : undefined}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item) => {
            const key = keyOf(item)
            return (
              <tr
                key={key}
                data-key={key}
                tabIndex={key === tabStop ? 0 : -1}
                aria-current={key === selected || undefined}
                onFocus={(e) => e.target === e.currentTarget && onSelect(key)}
                onKeyDown={(e) => hear(e, item)}
                onClick={() => onSelect(key)}
                onDoubleClick={() => onOpen?.(item)}
              >
                {ticked ? (
                  <td>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      checked={ticked.has(key)}
                      onChange={() => onTick?.(key)}
                      aria-label="选中"
                    />
                  </td>
                ) : null}
                {columns.map((c) => (
                  <td
                    key={c.title}
                    className={[c.number && 'digits', c.className].filter(Boolean).join(' ') || undefined}
                  >
                    {c.cell(item)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Puts the focus on a row of the list with this label. */
export function focusRow(label: string, key?: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`table[aria-label="${label}"] tbody tr`)]
  const row = key ? rows.find((r) => r.dataset['key'] === key) : rows[0]
  row?.focus()
}

/** Into a filter or a list that is not ours. */
export function focusFirst(selector: string): void {
  document.querySelector<HTMLElement>(`#main :is(${selector})`)?.focus()
}
