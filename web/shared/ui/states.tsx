import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Refused } from '../call.ts'
import { ListenButton } from '../speech/listen-button.tsx'
import { readsAloud, saidOf } from '../speech/refusals-aloud.ts'
import { Icon, type IconName } from './icons.tsx'

export interface BannerProps {
  kind: 'offline' | 'queue' | 'error' | 'warn' | 'good' | 'info'
  children: ReactNode
  action?: ReactNode
}
const BANNER_ICON: Record<BannerProps['kind'], IconName> = {
  offline: 'offline',
  queue: 'clock',
  error: 'warn',
  warn: 'warn',
  good: 'check',
  info: 'news',
}

/** One line that stays until its reason is gone. Errors are spoken at once, the rest politely. */
export function Banner({ kind, children, action }: BannerProps) {
  return (
    <div className={`banner banner-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={BANNER_ICON[kind]} />
      <div>{children}</div>
      {action}
    </div>
  )
}

/** Shows itself while the line is down. */
export function OfflineBanner() {
  const [down, setDown] = useState(() => navigator.onLine === false)
  useEffect(() => {
    const hear = () => setDown(navigator.onLine === false)
    window.addEventListener('online', hear)
    window.addEventListener('offline', hear)
    return () => {
      window.removeEventListener('online', hear)
      window.removeEventListener('offline', hear)
    }
  }, [])
  return down ? <Banner kind="offline">现在没有网络。能看已经打开的内容，联网后再办。</Banner> : null
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <svg
        className="state-mark"
        viewBox="0 0 96 72"
        width="96"
        height="72"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M12 30h72v34H12zM12 30l10-18h52l10 18M34 30c0 10 6 14 14 14s14-4 14-14" />
      </svg>
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}

/** Grey shapes where the text will stand; nothing spins. */
export function Skeleton({ rows = 3, page = false }: { rows?: number; page?: boolean }) {
  const bones = (
    <div className="skeleton" role="status" aria-label="正在打开">
      {Array.from({ length: rows }, (_, row) => `bone-${row}`).map((id) => (
        <div key={id} className="bone" />
      ))}
    </div>
  )
  return page ? <div className="screen-main">{bones}</div> : bones
}

export interface ErrorStateProps {
  title?: string
  /** What to do. */
  detail?: string
  error?: unknown
  retryLabel?: string
  onRetry?: () => void
}

/** Says what happened and what to do. `error` from `useAsk` fills the sentence; without right it says so. */
export function ErrorState({ title, detail, error, retryLabel = '再试一次', onRetry }: ErrorStateProps) {
  if (error instanceof Refused && error.code === 'forbidden') return <NoRight detail={error.detail} />
  const offline = error instanceof Refused && error.code === 'offline'
  const what =
    detail ??
    (offline
      ? '请看看手机网络，通了再试。'
      : error instanceof Refused
        ? error.detail
        : '请再试一次，还不行就打给市场工作人员。')
  return (
    <div className="state" role="alert">
      <div className="state-icon">
        <Icon name={offline ? 'offline' : 'warn'} />
      </div>
      <h2>{title ?? (offline ? '网络不通' : '没打开')}</h2>
      <p>{what}</p>
      {readsAloud() ? <ListenButton said={saidOf(what)} /> : null}
      {onRetry ? (
        <button type="button" className="big-button big-secondary" onClick={onRetry}>
          {retryLabel}
        </button>
      ) : null}
    </div>
  )
}

export function NoRight({ detail = '这里要有权限才能看。' }: { detail?: string }) {
  return (
    <div className="state" role="alert">
      <div className="state-icon">
        <Icon name="lock" />
      </div>
      <h2>您不能看这里</h2>
      <p>{detail}</p>
    </div>
  )
}

export interface UndoProps {
  children: ReactNode
  onUndo: () => void
  /** Called when it goes without being undone. */
  onGone: () => void
  seconds?: number
}

/** Done already, and taken back with one press; instead of asking beforehand. Waits while it is touched or focused. */
export function Undo({ children, onUndo, onGone, seconds = 12 }: UndoProps) {
  const [held, setHeld] = useState(false)
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => gone.current(), seconds * 1000)
    return () => clearTimeout(timer)
  }, [held, seconds])
  return (
    <div
      className="undo no-print"
      role="status"
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span>{children}</span>
      <button type="button" onClick={onUndo}>
        撤回
      </button>
    </div>
  )
}
