/** Serves the built pages, their hashed assets, our font, and the contract's reading room at /docs. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { randomToken } from '#kernel/clock.ts'
import { compressed } from '#kernel/compress.ts'
import { Failure } from '#kernel/failure.ts'
import { cookieName } from '#kernel/mount.ts'
import {
  APPS,
  ASSETS_PREFIX,
  contentPolicy,
  FONTS,
  FONTS_PREFIX,
  NONCE_MARK,
  SURFACES,
  type Surface,
  WEB_DIST,
} from '#web/surfaces.ts'
import { firstScreenOf } from './first-screen.ts'

const ROOT = resolve(import.meta.dirname, '..')
const YEAR_SECONDS = 31_536_000

/** `origin`: where the site is known to be; it decides how its cookies are called. */
export async function serveWeb(app: FastifyInstance, origin: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(ROOT, WEB_DIST),
    prefix: ASSETS_PREFIX,
    index: false,
    immutable: true,
    maxAge: YEAR_SECONDS * 1000,
    decorateReply: true,
    // The build left them there (scripts/build-web.ts).
    preCompressed: true,
    allowedPath: (path) => !path.endsWith('.html'),
  })
  const require = createRequire(import.meta.url)
  for (const [name, from] of Object.entries(FONTS)) {
    const file = require.resolve(from)
    app.get(FONTS_PREFIX + name, (_request, reply) =>
      reply.sendFile(file.slice(dirname(file).length + 1), dirname(file), {
        maxAge: YEAR_SECONDS * 1000,
        immutable: true,
      }),
    )
  }
  const icon = readFileSync(join(ROOT, 'web/shared/ui/favicon.svg'))
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    app.get(path, (_request, reply) =>
      reply.header('content-type', 'image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
    )
  }
  for (const surface of SURFACES) {
    const { base, html, door, styleNonce } = surface
    const file = join(ROOT, WEB_DIST, html)
    const isPhone = door === 'worker' || door === 'employer'
    if (surface.shelf) serveShelf(app, surface)
    const fill = await firstScreenOf(app, surface, join(ROOT, WEB_DIST))
    let page: string | null = null
    app.get(base.slice(0, -1), (_request, reply) => reply.redirect(base))
    app.get(`${base}*`, async (request, reply) => {
      // No screen has such an address: who asks for `….bak` looks for a file, and hears that there is none.
      const isFile = /[.~][^/]*$/.test((request.params as { '*': string })['*'])
      if (isFile || (!page && !existsSync(file))) throw new Failure('not-found', { status: 404 })
      page ??= readFileSync(file, 'utf8')
      const nonce = styleNonce ? randomToken(16) : undefined
      const text = nonce ? page.replaceAll(NONCE_MARK, nonce) : fill && request.url === base ? await fill(page) : page
      // Phones alone: what a counter keeps of its page must not say that nobody is there (web/shelf/shelf.ts).
      const nobody = isPhone && !request.cookies[cookieName(door, origin)]
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('cache-control', 'private, no-cache')
        .header('content-security-policy', contentPolicy(nonce))
      return reply.send(await compressed(request, reply, nobody ? text.replace('<html', '<html data-nobody') : text))
    })
  }
}

/** The service worker, which lies where its page lies, and what a browser wants to know to put the page on the desk. */
function serveShelf(app: FastifyInstance, { base, surface, shelf }: Surface): void {
  const file = join(ROOT, WEB_DIST, shelf!)
  app.get(`${base}shelf.js`, (_request, reply) => {
    if (!existsSync(file)) throw new Failure('not-found', { status: 404 })
    return reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(readFileSync(file))
  })
  const { name, display } = APPS[surface]!
  const description = JSON.stringify({
    name,
    short_name: name.slice(4),
    lang: 'zh-CN',
    start_url: base,
    scope: base,
    display,
    background_color: '#faf6ee',
    theme_color: '#0b5a4f',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  })
  app.get(`${base}app.webmanifest`, (_request, reply) =>
    reply.header('content-type', 'application/manifest+json').header('cache-control', 'no-cache').send(description),
  )
}

/** OpenAPI pages that load nothing from elsewhere. */
export async function serveDocs(app: FastifyInstance, document: object): Promise<void> {
  await app.register(async (docs) => {
    await docs.register(swagger, { mode: 'static', specification: { document: document as never } })
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      // The package's own policy lets a validator elsewhere be asked, and turns http addresses of an intranet into https.
      staticCSP:
        "default-src 'self'; base-uri 'self'; font-src 'self' data:; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; script-src 'self'; script-src-attr 'none'; style-src 'self'",
      theme: { title: '零工市场接口', css: [{ filename: 'linggong.css', content: '.topbar { display: none }' }] },
      uiConfig: { docExpansion: 'none', filter: true, validatorUrl: null },
    })
  })
}
