import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AnyRoute, createRootRouteWithContext, createRouter, RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCNFile from 'antd/es/locale/zh_CN.js'
import { type ReactNode, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { keepOnShelf } from '../../shelf/register.ts'
import { SURFACES, type Surface } from '../../surfaces.ts'
import { newClient } from '../ask.ts'
import { setDoor } from '../call.ts'
import { startView } from '../view.ts'
import { KeyProvider } from './keys.tsx'
import { Broken, Missing, Shell } from './shell.tsx'
import { themeOf } from './theme.ts'
import { keepKeysWhileOpening } from './type-ahead.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import './desk.css'

export interface Place {
  path: string
  label: string
  /** Heading in the left navigation: a chapter of the guideline. */
  group: string
  /** Pressed after `g`. */
  key?: string
  count?: number
  /** Screens of this place that lie under another's path. */
  also?: RegExp
}

const rootRoute = () =>
  createRootRouteWithContext<{ queryClient: QueryClient }>()({
    component: Shell,
    notFoundComponent: Missing,
    errorComponent: Broken,
  })
export type FullRoot = ReturnType<typeof rootRoute>

let shown: readonly Place[] = []
export const placesShown = () => shown

export interface FullOptions {
  /** Around everything, inside the queries: the signed-in officer, the write queue. */
  around?: (children: ReactNode) => ReactNode
}

/** Starts a full surface: door, theme, router with the shell around every screen, queries, keys. */
export function startFull(
  name: Surface['surface'],
  makeRoutes: (root: FullRoot) => readonly AnyRoute[],
  places: readonly Place[],
  { around = (c) => c }: FullOptions = {},
): void {
  const { base, door, shelf } = SURFACES.find((s) => s.surface === name)!
  if (shelf) keepOnShelf(base)
  startView()
  giveStylesTheNonce()
  setDoor(door)
  shown = places
  const queryClient = newClient()
  const root = rootRoute()
  const router = createRouter({
    routeTree: root.addChildren(makeRoutes(root) as AnyRoute[]),
    basepath: base,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
  keepKeysWhileOpening(router)
  createRoot(document.getElementById('root')!).render(
    <QueryClientProvider client={queryClient}>
      <Look>
        <KeyProvider>{around(<RouterProvider router={router as any} />)}</KeyProvider>
      </Look>
    </QueryClientProvider>,
  )
}

/** The file is ESM, which bundlers see, in a package marked CommonJS, which TypeScript believes. */
const zhCN = zhCNFile as unknown as ConfigProviderProps['locale']

/** antd's styles are made at run time and pass the policy by the page's nonce (surfaces.ts). */
function Look({ children }: { children: ReactNode }) {
  const dark = useSyncExternalStore(hearScheme, () => matchMedia(DARK).matches)
  return (
    <ConfigProvider locale={zhCN} theme={themeOf(dark)} csp={{ nonce: nonce() }} button={{ autoInsertSpace: false }}>
      <App className="full">{children}</App>
    </ConfigProvider>
  )
}

const DARK = '(prefers-color-scheme: dark)'
function hearScheme(hear: () => void): () => void {
  const query = matchMedia(DARK)
  query.addEventListener('change', hear)
  return () => query.removeEventListener('change', hear)
}
/**
 * antd takes the nonce for its own sheets, but the scroll lock under its dialogs and its scroll-bar measure make style
 * elements without (`@rc-component/util`). What our own scripts create may style; injected markup still may not.
 */
function giveStylesTheNonce(): void {
  const create = document.createElement.bind(document)
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce() ?? ''
    return element
  }) as typeof document.createElement
}
function nonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
}
