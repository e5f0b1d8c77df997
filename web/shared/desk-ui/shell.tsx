import { Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { Button, Drawer, Dropdown, Grid, Layout, Menu, Result } from 'antd'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Refused } from '../call.ts'
import { SizeSwitch } from '../ui/screen-size.tsx'
import { CommandBox } from './command-box.tsx'
import { KeyList, useKeys } from './keys.tsx'
import { type Place, placesShown } from './surface.tsx'

/** Who works here, and where; the sign-in screen sets it. */
export interface Officer {
  name: string
  /** 角色 and 地方, as they stand in the top bar. */
  roleLabel: string
  placeLabel: string
  /** Other hats of the same person. */
  roles?: readonly { id: string; label: string }[]
  /** Places whose question this hat may not ask: they do not stand in the navigation. Their address still answers, with the reason. */
  hides?: (place: Place) => boolean
  onRole?: (id: string) => void
  onSignOut?: () => void
}

let officer: Officer | null = null
let extras: ReactNode = null
const listeners = new Set<() => void>()
/** Who is signed in; null shows nobody. `bar` is for the top bar: queue state, calls. */
export function setOfficer(now: Officer | null, bar: ReactNode = null): void {
  officer = now
  extras = bar
  for (const hear of listeners) hear()
}
export function useOfficer(): Officer | null {
  return useSyncExternalStore(hearOfficer, () => officer)
}
function hearOfficer(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** Left: the places by the guideline's words. Top: who and where, the command box. The rest is the screen. */
export function Shell() {
  const who = useOfficer()
  const places = placesShown().filter((p) => !who?.hides?.(p))
  const go = useNavigate()
  const { pathname } = useLocation()
  const [help, setHelp] = useState(false)
  const [menu, setMenu] = useState(false)
  const { lg: wide = true } = Grid.useBreakpoint()
  useKeys([
    { keys: '?', label: '看快捷键', run: () => setHelp(true) },
    ...places
      .filter((p) => p.key)
      .map((p) => ({ keys: `g ${p.key}`, label: `去“${p.label}”`, run: () => void go({ to: p.path as any }) })),
  ])
  const here = placeOf(places, pathname)
  const nav = (
    <nav aria-label="主要页面">
      <Menu
        mode="inline"
        selectedKeys={here ? [here.path] : []}
        onClick={({ key }) => {
          setMenu(false)
          void go({ to: key as any })
        }}
        items={groupsOf(places)}
      />
    </nav>
  )
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      {wide ? (
        <Layout.Sider width={208} className="shell-side no-print" theme="light">
          <div className="shell-mark">零工市场</div>
          {nav}
        </Layout.Sider>
      ) : (
        <Drawer title="零工市场" placement="left" open={menu} size={260} onClose={() => setMenu(false)}>
          {nav}
        </Drawer>
      )}
      <Layout>
        <Layout.Header className="shell-top no-print">
          {wide ? null : (
            <Button className="shell-menu" aria-expanded={menu} onClick={() => setMenu(true)}>
              菜单
            </Button>
          )}
          <CommandBox places={places} />
          <div className="shell-bar">
            {extras}
            <SizeSwitch />
            <OfficerBox />
          </div>
        </Layout.Header>
        <Layout.Content id="main" tabIndex={-1} className="shell-main" role="main">
          <Outlet />
        </Layout.Content>
      </Layout>
      <Drawer title="快捷键" open={help} onClose={() => setHelp(false)} size={420}>
        <KeyList />
      </Drawer>
    </Layout>
  )
}

function OfficerBox() {
  const who = useOfficer()
  if (!who) return null
  const items = [
    ...(who.roles ?? []).map((r) => ({ key: `role:${r.id}`, label: `换成${r.label}` })),
    ...(who.onSignOut ? [{ key: 'out', label: '退出登录' }] : []),
  ]
  const label = `${who.placeLabel} · ${who.roleLabel} · ${who.name}`
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => (key === 'out' ? who.onSignOut?.() : who.onRole?.(key.slice(5))) }}
      trigger={['click']}
    >
      <Button type="text" title={label}>
        {label}
      </Button>
    </Dropdown>
  )
}

/** The place a screen belongs to: the one that claims it, else the longest path it lies under. */
function placeOf(places: readonly Place[], pathname: string): Place | undefined {
  return (
    places.find((p) => p.also?.test(pathname)) ??
    places
      .filter((p) => pathname === p.path || (p.path !== '/' && pathname.startsWith(`${p.path}/`)))
      .sort((a, b) => b.path.length - a.path.length)[0]
  )
}

function groupsOf(places: readonly Place[]) {
  const groups = [...new Set(places.map((p) => p.group))]
  return groups.map((group) => ({
    type: 'group' as const,
    label: group,
    children: places
      .filter((p) => p.group === group)
      .map((p) => ({ key: p.path, label: p.count ? `${p.label}（${p.count}）` : p.label })),
  }))
}

export function Missing() {
  const go = useNavigate()
  return (
    <Result
      status="404"
      title="没有这一页"
      subTitle="网址可能旧了，请从左边重新选择。"
      extra={<Button onClick={() => void go({ to: '/' as any })}>回首页</Button>}
    />
  )
}

export function Broken({ error }: { error: unknown }) {
  const router = useRouter()
  const refused = error instanceof Refused ? error : null
  return (
    <Result
      status={refused?.code === 'forbidden' ? '403' : 'error'}
      title={refused?.code === 'forbidden' ? '您不能看这里' : '这一页没打开'}
      subTitle={refused?.detail ?? '请再试一次；还不行请联系管理员。'}
      extra={<Button onClick={() => void router.invalidate()}>再试一次</Button>}
    />
  )
}
