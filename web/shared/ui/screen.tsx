import type { ReactNode } from 'react'
import { setSize, useSize } from '../view.ts'
import { Icon, type IconName } from './icons.tsx'
import { useLocation, useRouter } from './router.ts'
import { SizeSwitch } from './screen-size.tsx'

export interface ScreenProps {
  title: string
  /** `true` goes one step back, a path goes there; absent on the roots of the tabs. */
  back?: boolean | string
  /** Right side of the head, beside A−/A+. */
  aside?: ReactNode
  /** Beneath the head, above the text: offline banner and the like. */
  banner?: ReactNode
  children: ReactNode
  /** Stays above the bottom edge: the one thing to do here. */
  action?: ReactNode
  /** The market's telephone; by default the one given to `setHelpPhone`. */
  helpPhone?: string | null
}

let ownHelpPhone: string | null = null
/** The telephone behind 打给市场工作人员 (faces.md 3.12), once the page knows its market. */
export function setHelpPhone(phone: string | null): void {
  ownHelpPhone = phone
}

export function Screen({ title, back, aside, banner, children, action, helpPhone = ownHelpPhone }: ScreenProps) {
  const [, go] = useLocation()
  return (
    <div className="screen">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="screen-head no-print">
        {back ? (
          <button
            type="button"
            className="icon-button"
            onClick={() => (typeof back === 'string' ? go(back) : history.back())}
            aria-label="返回"
          >
            <Icon name="back" />
          </button>
        ) : (
          <span className="mark" aria-hidden="true">
            零工
          </span>
        )}
        <h1>{title}</h1>
        {aside}
        <SizeSwitch />
      </header>
      {banner}
      <main id="main" className="screen-main" tabIndex={-1}>
        {children}
        <HelpFooter phone={helpPhone} />
      </main>
      {action ? (
        <section className="screen-action no-print" aria-label="要做的事">
          {action}
        </section>
      ) : null}
    </div>
  )
}

function HelpFooter({ phone }: { phone: string | null }) {
  const size = useSize()
  return (
    <footer className="help no-print">
      {phone ? (
        <a className="help-call" href={`tel:${phone}`}>
          <Icon name="phone" />
          打给市场工作人员
        </a>
      ) : (
        <a className="help-call" href="/markets">
          <Icon name="phone" />
          找市场电话
        </a>
      )}
      <button type="button" className="link" onClick={() => setSize(size === 'standard' ? 'large' : 'standard')}>
        {size === 'standard' ? '换成大字版' : '换成标准版'}
      </button>
    </footer>
  )
}

export interface Tab {
  path: string
  label: string
  icon: IconName
  /** A number on the tab; spoken with `countLabel`. */
  count?: number
  countLabel?: string
}

/** At most five places, always at the bottom. */
export function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const [at, go] = useLocation()
  const { base } = useRouter()
  const here = tabs.reduce<Tab | null>(
    (best, tab) =>
      (tab.path === '/' ? at === '/' : at === tab.path || at.startsWith(`${tab.path}/`)) &&
      tab.path.length >= (best?.path.length ?? 0)
        ? tab
        : best,
    null,
  )
  return (
    <nav className="tabs no-print" aria-label="主要页面">
      {tabs.map((tab) => (
        <a
          key={tab.path}
          href={base + tab.path}
          aria-current={tab === here ? 'page' : undefined}
          onClick={(e) => {
            if (e.metaKey || e.ctrlKey) return
            e.preventDefault()
            go(tab.path)
          }}
        >
          <Icon name={tab.icon} />
          <span>{tab.label}</span>
          {tab.count ? (
            <b className="tab-count">
              {tab.count > 99 ? '99+' : tab.count}
              <span className="spoken">{tab.countLabel ?? '条新的'}</span>
            </b>
          ) : null}
        </a>
      ))}
    </nav>
  )
}
