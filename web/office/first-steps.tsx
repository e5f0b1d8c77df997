import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { getRoleGrants } from '#accounts/staff.api.ts'
import { findEmployers } from '#employers/employers.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { ADMIN_ROLES, type Role } from '#kernel/endpoint.ts'
import { getHolidays } from '#law/holidays.api.ts'
import { getWageFloors } from '#law/law-rows.api.ts'
import { missingZones, STATE_NAMES } from '#markets/market.rules.ts'
import { findMarkets, getMarket, listMyMarkets } from '#markets/markets.api.ts'
import { useAsk } from '../shared/ask.ts'
import { useAskAll } from './parts/ask-all.ts'
import { mayCall, useMe } from './parts/me.tsx'
import { Pill } from './parts/pill.tsx'
import { roleName } from './parts/words.ts'

interface Step {
  title: string
  detail: ReactNode
  to: string
  search?: Record<string, string>
  /** Null: this role cannot know; the step is left out. */
  done: boolean | null
  isPending?: boolean
  whose: readonly Role[]
  /** Others who do it from their own pages. */
  alsoBy?: string
}
const OVER_LAW: readonly Role[] = ['city-officer', 'province-officer']
const OVER_MARKETS: readonly Role[] = ['county-officer', ...OVER_LAW]

/** From an empty database to the first hire; every answer is counted from records, none is ticked by hand. */
export function useFirstSteps(): { steps: Step[]; isPending: boolean; left: number; mine: number } {
  const me = useMe()
  const mayList = mayCall(me, listMyMarkets)
  const area = me.divisionCode ? { divisionCode: me.divisionCode } : {}
  const listed = useAsk(listMyMarkets, { query: { limit: 50 } }, { enabled: mayList })
  const found = useAsk(findMarkets, { query: { limit: 50, ...area } }, { enabled: !mayList })
  const markets = mayList ? listed : found
  const first = markets.data?.items[0]
  const market = useAsk(getMarket, { params: { marketId: first?.marketId ?? '' } }, { enabled: Boolean(first) })

  const maySeeStaff = mayCall(me, getRoleGrants)
  const grants = useAskAll(getRoleGrants, { query: {} }, { enabled: maySeeStaff })
  const vacant = ADMIN_ROLES.filter((role) => !grants.items.some((g) => g.role === role))
  // Below the province nobody's list of grants holds the administrators.
  const seesAdmins = maySeeStaff && ((ADMIN_ROLES as readonly Role[]).includes(me.as) || me.as === 'province-officer')

  // The province itself has no floor of its own.
  const place = first?.divisionCode ?? (me.divisionCode?.endsWith('0000') ? null : me.divisionCode)
  const floors = useAsk(getWageFloors, { query: { divisionCode: place ?? '' } }, { enabled: Boolean(place) })
  const years = useAsk(getHolidays, { query: { year: Number(dayOf(systemClock()).slice(0, 4)) } })

  const maySeeEmployers = mayCall(me, findEmployers) && Boolean(first)
  const verified = useAsk(
    findEmployers,
    { params: { marketId: first?.marketId ?? '' }, query: { level: 'verified', limit: 1 } },
    { enabled: maySeeEmployers },
  )
  const provisional = useAsk(
    findEmployers,
    { params: { marketId: first?.marketId ?? '' }, query: { level: 'provisional', limit: 1 } },
    { enabled: maySeeEmployers },
  )
  const board = useAsk(findShifts, { query: { limit: 1, ...area, ...(me.marketId && { marketId: me.marketId }) } })
  const onBoard = (board.data?.items.length ?? 0) > 0
  const there: Record<string, string> = first ? { market: first.marketId } : {}
  const steps: Step[] = [
    ...(seesAdmins
      ? [
          {
            title: '任命另外两位管理员',
            detail: vacant.length
              ? `系统、安全、审计由 3 个人担任，还缺 ${vacant.length} 位。`
              : '系统、安全、审计 3 位管理员都有了。',
            to: '/administrators',
            done: vacant.length === 0,
            isPending: grants.isPending,
            whose: ['system-admin'] as const,
          },
        ]
      : []),
    {
      title: '设立市场',
      detail: first
        ? `已有 ${markets.data!.items.length}${markets.data!.next ? ' 个以上' : ' 个'}市场。`
        : '登记名称、地址、开放时间。',
      to: first ? '/markets' : '/markets/new',
      done: markets.data ? Boolean(first) : null,
      isPending: markets.isPending,
      whose: ['system-admin', ...OVER_MARKETS],
    },
    {
      title: '设功能区和公开规则',
      detail: market.data
        ? missingZones(market.data.zones.map((z) => z.kind)).length === 0
          ? `${market.data.name}的 4 个必设功能区都有了。`
          : `${market.data.name}还缺 ${missingZones(market.data.zones.map((z) => z.kind)).length} 个必设功能区。`
        : '职业介绍、对接洽谈、信息发布、便民服务 4 个区必设。',
      to: first ? `/markets/${first.marketId}` : '/markets',
      ...(first && { search: { tab: 'zones' } }),
      done: market.data ? missingZones(market.data.zones.map((z) => z.kind)).length === 0 : false,
      isPending: Boolean(first) && market.isPending,
      whose: ['market-manager', 'system-admin', ...OVER_MARKETS],
    },
    {
      title: '把市场状态改为“运行”',
      detail: market.data
        ? `${market.data.name}现在是“${STATE_NAMES[market.data.state]}”。`
        : '状态是“运行”才进公开的市场名录。',
      to: first ? `/markets/${first.marketId}` : '/markets',
      ...(first && { search: { tab: 'life' } }),
      done: market.data ? market.data.state === 'running' : false,
      isPending: Boolean(first) && market.isPending,
      whose: ['system-admin', ...OVER_MARKETS],
    },
    {
      title: '邀请工作人员',
      detail: '市场负责人和窗口人员，用一次有效的链接邀请。',
      to: '/staff',
      search: { scope: 'market', ...there },
      done: maySeeStaff ? grants.items.some((g) => g.marketId !== null && g.role !== 'kiosk') : null,
      isPending: maySeeStaff && grants.isPending,
      whose: ['security-admin', ...OVER_MARKETS],
    },
    {
      title: '核实本市最低工资',
      detail: floors.data
        ? floors.data.unverified
          ? `${floors.data.cityName}有新标准待核实，核实前低于它只提醒。`
          : floors.data.verified
            ? `${floors.data.cityName}的标准已核实。`
            : `${floors.data.cityName}还没有标准。`
        : place
          ? '低于最低工资的招聘信息发不出去。'
          : '先设立市场，再按它所在的市核实。',
      to: '/wage-floors',
      done: floors.data ? floors.data.verified !== null && floors.data.unverified === null : false,
      isPending: Boolean(place) && floors.isPending,
      whose: OVER_LAW,
    },
    {
      title: '录入放假通知',
      detail: years.data?.missingYears.length
        ? `还缺 ${years.data.missingYears.join('、')} 年。`
        : '今年（11 月起连同明年）的都有了。',
      to: '/holidays',
      done: years.data ? years.data.missingYears.length === 0 : null,
      isPending: years.isPending,
      whose: OVER_LAW,
    },
    {
      title: '核验第一个用工主体',
      detail: '用工主体自己登记或窗口登记，核验后才能招工。',
      to: '/employer-reviews',
      search: there,
      done: maySeeEmployers
        ? (verified.data?.items.length ?? 0) + (provisional.data?.items.length ?? 0) > 0
        : onBoard || (mayCall(me, findEmployers) ? false : null),
      isPending: maySeeEmployers && verified.isPending,
      whose: ['market-manager', 'clerk'],
    },
    {
      title: '发布第一条招聘信息',
      detail: onBoard ? '找活页面上已经有活了。' : '用工主体发布，或窗口代发；有问题的要审核。',
      to: '/post-reviews',
      search: there,
      done: board.data ? onBoard : null,
      isPending: board.isPending,
      whose: ['clerk'],
      alsoBy: '用工主体',
    },
  ]
  const known = steps.filter((s) => s.done !== null || s.isPending)
  return {
    steps: known,
    isPending: known.some((s) => s.isPending),
    left: known.filter((s) => s.done === false).length,
    mine: known.filter((s) => s.done === false && s.whose.includes(me.as)).length,
  }
}

export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const me = useMe()
  return (
    <ol className="steps" aria-label="开办步骤">
      {steps.map((step) => (
        <li key={step.title} className={step.done ? 'step-done' : ''}>
          <span className="step-state">
            {step.isPending ? (
              <Pill>在看</Pill>
            ) : step.done ? (
              <Pill kind="good">已办</Pill>
            ) : step.whose.includes(me.as) ? (
              <Pill kind="warn">待办</Pill>
            ) : (
              <Pill>等别人</Pill>
            )}
          </span>
          <span>
            {step.done || step.whose.includes(me.as) ? (
              <Link to={step.to as never} search={(step.search ?? {}) as never}>
                {step.title}
              </Link>
            ) : (
              step.title
            )}
            <span className="soft">
              {step.detail}
              {step.done || step.whose.includes(me.as)
                ? ''
                : `由${[...(step.alsoBy ? [step.alsoBy] : []), ...step.whose.map(roleName)].join('、')}办理。`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
