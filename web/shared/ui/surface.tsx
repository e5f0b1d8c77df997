import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Router, Switch, useLocation } from 'wouter'
import { keepOnShelf } from '../../shelf/register.ts'
import { SURFACES, type Surface } from '../../surfaces.ts'
import { newClient, pagesKeyOf } from '../ask.ts'
import { setDoor } from '../call.ts'
import { hearSessionEnd } from '../session.ts'
import { startView } from '../size.ts'
import { Screen, type Tab, Tabs } from './screen.tsx'
import { SENT_ID, type Sent } from './sent.ts'
import { ErrorState, Skeleton } from './states.tsx'
import './tokens.css'
import './base.css'
import './ui.css'

export interface LightRoute {
  /** wouter's form: `/jobs/:jobId`. */
  path: string
  screen: ComponentType
  /** Hides the tabs: wizards and one-question screens. */
  alone?: boolean
}

/** A screen whose code is fetched when it is first opened. */
export function late<M>(load: () => Promise<M>, pick: (module: M) => ComponentType<any>): ComponentType {
  return lazy(() => load().then((module) => ({ default: pick(module) })))
}

/** Starts a light surface: door, text size, router, queries, and what to show when something breaks. */
export function startLight(
  name: Surface['surface'],
  routes: readonly LightRoute[],
  { tabs = [] }: { tabs?: readonly Tab[] } = {},
): void {
  const { base, door, shelf } = SURFACES.find((s) => s.surface === name)!
  if (shelf) keepOnShelf(base)
  startView()
  setDoor(door)
  const client = newClient()
  hearSessionEnd(client)
  takeSent(client)
  const root = document.getElementById('root')!
  const { dataset } = document.documentElement
  // From here on nobody needs the older bundle (early.ts).
  dataset['read'] = ''
  const draw = () => {
    // What stood there until now is no part of ours; it is replaced within one frame.
    root.textContent = ''
    delete dataset['waiting']
    createRoot(root).render(<All client={client} base={base} routes={routes} tabs={tabs} />)
    dataset['started'] = ''
  }
  // A task of its own: what was pressed while the code was being read is answered in between.
  setTimeout(draw)
}

function All({
  client,
  base,
  routes,
  tabs,
}: {
  client: QueryClient
  base: string
  routes: readonly LightRoute[]
  tabs: readonly Tab[]
}) {
  return (
    <QueryClientProvider client={client}>
      <Router base={base.slice(0, -1)}>
        <Guard>
          <Switch>
            {routes.map(({ path, screen: Shown, alone }) => (
              <Route key={path} path={path}>
                <Page tabs={alone ? [] : tabs}>
                  <Shown />
                </Page>
              </Route>
            ))}
            <Route>
              <Page tabs={tabs}>
                <Screen title="没有这一页" back="/">
                  <ErrorState
                    title="没有这一页"
                    detail="网址可能旧了。点下面回到首页。"
                    retryLabel="回首页"
                    onRetry={() => location.assign(base)}
                  />
                </Screen>
              </Page>
            </Route>
          </Switch>
        </Guard>
      </Router>
    </QueryClientProvider>
  )
}

/** The first page of a list that came along with the page itself (first-screen.tsx): nothing is asked twice. */
function takeSent(client: QueryClient): void {
  const text = document.getElementById(SENT_ID)?.textContent
  if (!text) return
  const { key, page } = JSON.parse(text) as Sent
  client.setQueryData(pagesKeyOf(key), { pages: [page], pageParams: [null] })
}

function Page({ tabs, children }: { tabs: readonly Tab[]; children: ReactNode }) {
  const [at] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the event, not an input
  useEffect(() => {
    window.scrollTo(0, 0)
    document.title = `${document.querySelector('h1')?.textContent ?? ''} 零工`.trim()
  }, [at])
  return (
    <>
      <Suspense fallback={<Skeleton page />}>{children}</Suspense>
      {tabs.length > 0 ? <Tabs tabs={tabs} /> : null}
    </>
  )
}

/** A bug in one screen, or a piece of code that could not be fetched, must not leave a white page. */
class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <Screen title="打不开">
        <ErrorState
          title="这一页没打开"
          detail="可能是网络断了，或者系统刚更新。请再试一次。"
          onRetry={() => location.reload()}
        />
      </Screen>
    )
  }
}
