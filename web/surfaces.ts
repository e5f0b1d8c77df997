/** Which address shows which built page. The server and the builds read this one list; safe in Node. */
import type { Door } from '#kernel/endpoint.ts'

export type Build = 'light' | 'full'
export interface Surface {
  readonly surface: 'worker' | 'employer' | 'desk' | 'office' | 'kiosk' | 'screen' | 'design'
  /** Every GET below this address that is no file answers `html`: the page's own router does the rest. */
  readonly base: `/${string}/`
  readonly build: Build
  /** Relative to `WEB_DIST`. */
  readonly html: string
  /** Relative to `WEB_DIST`: which built files the page is made of. */
  readonly manifest: string
  /** Relative to `WEB_DIST`: the module that draws its first screen on the server, where it has one. */
  readonly first: string
  /** Relative to `WEB_DIST`: the service worker of pages that open without a server (shelf/shelf.ts); null for all others. */
  readonly shelf: string | null
  readonly door: Door
  /** `antd` writes `<style>` elements at run time: its pages carry a nonce (see `NONCE_MARK`). */
  readonly styleNonce: boolean
}

/** Pages that may be put on a machine's own desk, and open there without a server. */
export const APPS: Partial<Record<Surface['surface'], { name: string; display: 'standalone' | 'fullscreen' }>> = {
  desk: { name: '零工市场服务窗口', display: 'standalone' },
  kiosk: { name: '零工市场自助机', display: 'fullscreen' },
}

const surface = (name: Surface['surface'], base: Surface['base'], build: Build, door: Door): Surface => ({
  surface: name,
  base,
  build,
  html: `${build}/${name}/index.html`,
  manifest: `${build}/${build === 'light' ? `manifest-${name}` : 'manifest'}.json`,
  first: `first/${name}.mjs`,
  shelf: name in APPS ? `${build}/${name}-shelf.js` : null,
  door,
  styleNonce: build === 'full',
})

export const SURFACES: readonly Surface[] = [
  surface('worker', '/w/', 'light', 'worker'),
  surface('employer', '/e/', 'light', 'employer'),
  surface('desk', '/desk/', 'full', 'staff'),
  surface('office', '/office/', 'full', 'staff'),
  surface('kiosk', '/kiosk/', 'light', 'device'),
  surface('screen', '/screen/', 'light', 'device'),
  surface('design', '/design/', 'light', 'worker'),
]

/** Where the builds lie, from the root of the repository. */
export const WEB_DIST = 'dist/web'

/** Hashed scripts and styles: `${prefix}${build}/…` is the file `${WEB_DIST}/${build}/…`; cache for a year, immutable. */
export const ASSETS_PREFIX = '/assets/'

/**
 * Our font, for machines without a Chinese one (kiosks, hall screens, test machines). Phones never fetch it: a browser
 * downloads an `@font-face` only when an element uses the family, and only `<html data-font="bundled">` does.
 */
export const FONTS_PREFIX = '/fonts/'
export const FONTS: Readonly<Record<string, string>> = {
  'NotoSansSC_400Regular.ttf': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'NotoSansSC_700Bold.ttf': '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}

/**
 * Content-Security-Policy of the built pages. No inline script anywhere. antd's style elements pass by a nonce: the
 * server makes one per response, replaces `NONCE_MARK` in the page by it and calls `contentPolicy` with it. Rejected:
 * antd's `zeroRuntime` with its static sheet (110 KB gzip, and the token variables are written at run time all the same).
 * Style attributes set by script are not governed by CSP, so React's `style` needs nothing.
 */
export const NONCE_MARK = '__CSP_NONCE__'
export function contentPolicy(nonce?: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    // The card reader's bridge is on the same machine (faces.md 5).
    "connect-src 'self' ws://127.0.0.1:*",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}
