import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'

export function Badge({
  children,
  kind = 'plain',
  icon,
}: {
  children: ReactNode
  kind?: 'plain' | 'good' | 'warn' | 'danger' | 'money'
  icon?: IconName
}) {
  return (
    <span className={`badge badge-${kind}`}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  )
}

/** A filter or a chosen word that can be taken away. */
export function Tag({ children, onRemove }: { children: string; onRemove?: () => void }) {
  return (
    <span className="tag">
      {children}
      {onRemove ? (
        <button type="button" onClick={onRemove} aria-label={`去掉${children}`}>
          <Icon name="cross" />
        </button>
      ) : null}
    </span>
  )
}

/** A day's heading in a list. */
export function DayLine({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <h2 className="day-line">
      <span>{children}</span>
      {aside ? <small>{aside}</small> : null}
    </h2>
  )
}

/** `path` and `size` (modules a side) come from the server's QR library; the quiet zone of four modules stays white in the dark. */
export function QR({ path, size, label }: { path: string; size: number; label: string }) {
  return (
    <svg
      className="qr"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} stroke="#000" fill="none" />
    </svg>
  )
}

/** A list that is never endless: 再看更多 is pressed, and says how it stands. */
export function MoreList<T>({
  items,
  keyOf,
  children,
  hasMore = false,
  isLoadingMore = false,
  onMore,
  label,
}: {
  items: readonly T[]
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
  hasMore?: boolean
  isLoadingMore?: boolean
  onMore?: () => void
  label: string
}) {
  return (
    <>
      <ul className="list" aria-label={label}>
        {items.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {hasMore ? (
        <button
          type="button"
          className="big-button big-secondary no-print"
          onClick={onMore}
          aria-disabled={isLoadingMore || undefined}
        >
          {isLoadingMore ? '正在找' : '再看更多'}
        </button>
      ) : (
        <p className="list-end">就这些了</p>
      )}
    </>
  )
}

/** A pressable line of a list: icon or picture, words, what it leads to. */
export function Row({
  href,
  onOpen,
  picture,
  title,
  detail,
  aside,
}: {
  href?: string
  onOpen?: () => void
  picture?: ReactNode
  title: ReactNode
  detail?: ReactNode
  aside?: ReactNode
}) {
  const inner = (
    <>
      {picture}
      <span className="row-words">
        <b>{title}</b>
        {detail ? <small>{detail}</small> : null}
      </span>
      {aside}
      {href || onOpen ? <Icon name="next" /> : null}
    </>
  )
  if (!href && !onOpen) return <div className="row">{inner}</div>
  if (!href) {
    return (
      <button type="button" className="row" onClick={onOpen}>
        {inner}
      </button>
    )
  }
  return (
    <a
      className="row"
      href={href}
      onClick={(e) => {
        if (!onOpen || e.metaKey || e.ctrlKey) return
        e.preventDefault()
        onOpen()
      }}
    >
      {inner}
    </a>
  )
}
