import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from './icons.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'danger'

export interface BigButtonProps {
  children: ReactNode
  kind?: ButtonKind
  type?: 'button' | 'submit'
  icon?: IconName
  onClick?: () => void
  /** Why it cannot be pressed, from the rule the server asks too. It stays reachable, so that the reason is heard. */
  whyNot?: string | null
  /** While the order is on its way. */
  busy?: boolean
  /** The words while busy. */
  busyLabel?: string
}

export function BigButton({
  children,
  kind = 'primary',
  type = 'button',
  icon,
  onClick,
  whyNot,
  busy = false,
  busyLabel = '正在提交',
}: BigButtonProps) {
  const id = useId()
  return (
    <div className="big-button-box">
      <button
        type={type}
        className={`big-button big-${kind}`}
        aria-disabled={whyNot || busy ? true : undefined}
        aria-describedby={whyNot ? id : undefined}
        onClick={(e) => {
          if (!whyNot && !busy) return onClick?.()
          e.preventDefault()
        }}
      >
        {icon ? <Icon name={icon} /> : null}
        {busy ? busyLabel : children}
      </button>
      {whyNot ? (
        <p className="why-not" id={id}>
          {whyNot}
        </p>
      ) : null}
    </div>
  )
}

/** A link that looks like a button: another page of the site, served or ours. */
export function LinkButton({
  href,
  children,
  kind = 'secondary',
  icon,
}: {
  href: string
  children: ReactNode
  kind?: ButtonKind
  icon?: IconName
}) {
  return (
    <a className={`big-button big-${kind}`} href={href}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  )
}

/** 打电话; works without a network and inside WeChat. */
export function CallButton({
  phone,
  children = '打电话',
  kind = 'secondary',
}: {
  phone: string
  children?: ReactNode
  kind?: ButtonKind
}) {
  return (
    <LinkButton href={`tel:${phone}`} icon="phone" kind={kind}>
      {children}
    </LinkButton>
  )
}
