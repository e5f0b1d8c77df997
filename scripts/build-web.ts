/** `npm run build:web`: both web builds, only when something they are made of has changed. `npm start` asks the same. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { ViteDevServer } from 'vite'
import { ASSETS_PREFIX, type Build, SURFACES, type Surface, WEB_DIST } from '#web/surfaces.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, WEB_DIST, 'stamp')
const BUILDS: readonly Build[] = ['light', 'full']
/** What the server draws of first screens. */
const FIRST = 'first'

/** Answers what it built; nothing when the last build still holds. Throws with the bundler's message when a source is wrong. */
export async function buildWeb({ force = false }: { force?: boolean } = {}): Promise<Build[]> {
  const hash = hashOfSources()
  if (!force && isBuilt(hash)) return []
  const [{ build }, { bundlesOf, firstScreenConfig, viteConfig }] = await Promise.all([
    import('vite'),
    import('#web/vite.ts'),
  ])
  // One after the other: together they need twice the memory and, on two cores, the same time.
  for (const name of BUILDS) {
    await asideThenInPlace(name, async (outDir) => {
      for (const pages of bundlesOf(name)) {
        const config = viteConfig(name, pages)
        await build({ ...config, build: { ...config.build, outDir, emptyOutDir: false } })
      }
      compress(outDir, name)
    })
  }
  await asideThenInPlace(FIRST, async (outDir) => {
    for (const config of SURFACES.map(firstScreenConfig))
      if (config) await build({ ...config, build: { ...config.build, outDir, emptyOutDir: false } })
  })
  writeFileSync(stamp, hash)
  return [...BUILDS]
}

/** A server that runs, or a second build, never sees half of one. */
async function asideThenInPlace(name: string, make: (folder: string) => Promise<void>): Promise<void> {
  const place = join(root, WEB_DIST, name)
  const aside = `${place}.${process.pid}`
  try {
    await make(aside)
    rmSync(place, { recursive: true, force: true })
    renameSync(aside, place)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

const SMALLEST_BYTES = 1024
/**
 * Beside each script and style its compressed twin, so that the server only reads it: uncompressed the worker's first screen is
 * 124 KB, 2.5 s of a 400 kbit/s line. Brotli's best is slow: for the phones' build alone, whose lines are.
 */
function compress(folder: string, build: Build): void {
  for (const file of walk(folder).filter((f) => /\.(js|css|svg)$/.test(f))) {
    const bytes = readFileSync(file)
    if (bytes.length < SMALLEST_BYTES) continue
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    if (build === 'light') writeFileSync(`${file}.br`, brotliCompressSync(bytes))
  }
}

/**
 * The same in a process of its own, for a server: the bundler would leave some 500 MB behind in it. Nothing is started when
 * the last build still holds. Throws with what the build said.
 */
export async function buildWebAside(): Promise<void> {
  if (isBuilt(hashOfSources())) return
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => child.kill()
  process.once('exit', stop)
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  process.off('exit', stop)
  if (code !== 0) throw new Error(`the pages could not be built\n${said}`)
}

function isBuilt(hash: string): boolean {
  const whole = [...BUILDS, FIRST].every((name) => existsSync(join(root, WEB_DIST, name)))
  return whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/**
 * Both builds as they are in the editor, for a server in development: hang `middleware` before its own routes and answer a
 * surface's addresses with `page`. No content policy then: hot reloading is inline script.
 */
export async function devWeb(): Promise<DevWeb> {
  const [{ createServer }, { viteConfig }] = await Promise.all([import('vite'), import('#web/vite.ts')])
  const servers = new Map<Build, ViteDevServer>()
  for (const name of BUILDS) {
    servers.set(
      name,
      await createServer({
        ...viteConfig(name),
        appType: 'custom',
        server: { middlewareMode: true, hmr: { port: HMR_PORT[name] } },
      }),
    )
  }
  return {
    middleware: (request, response, next) => {
      const name = BUILDS.find((b) => request.url?.startsWith(`${ASSETS_PREFIX}${b}/`))
      if (name) servers.get(name)!.middlewares(request, response, next)
      else next()
    },
    page: ({ surface, base, build }) => {
      const html = readFileSync(join(root, 'web', surface, 'index.html'), 'utf8').replace(
        './main.tsx',
        `/${surface}/main.tsx`,
      )
      return servers.get(build)!.transformIndexHtml(base, html)
    },
    close: async () => {
      for (const server of servers.values()) await server.close()
    },
  }
}
export interface DevWeb {
  middleware: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  page: (surface: Surface) => Promise<string>
  close: () => Promise<void>
}
const HMR_PORT: Record<Build, number> = { light: 24678, full: 24679 }

/** Everything below `web`, the contracts, rules and words the screens import, and the versions of the libraries. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = [
    ...walk(join(root, 'web')).filter((f) => !f.endsWith('.test.ts')),
    ...walk(join(root, 'src')).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts')),
    ...walk(join(root, 'data')),
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ]
  for (const file of files.sort())
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now()
  const done = await buildWeb({ force: process.argv.includes('--force') })
  console.log(
    done.length > 0 ? `web built in ${((performance.now() - began) / 1000).toFixed(1)} s` : 'web is up to date',
  )
}
