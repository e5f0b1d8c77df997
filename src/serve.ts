/** Composes the product and listens. The only file that knows every part. */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { firstAdministratorLink } from '#accounts/index.ts'
import { CannotStart } from '#db/cannot-start.ts'
import { migrate } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import { startFeed } from '#kernel/feed.ts'
import { missingKeys } from '#kernel/keyring-guard.ts'
import { openLog } from '#kernel/log.ts'
import { makeEnqueue, openBoss, startWork } from '#kernel/work.ts'
import { voiceLine, voicesOf } from '#speech/index.ts'
import { buildWebAside } from '../scripts/build-web.ts'
import { buildApp } from './app.ts'
import { works } from './modules.ts'
import { loadReference } from './reference.ts'
import { makeWorld } from './world.ts'

const demo = process.argv.find((a) => a === '--demo' || a.startsWith('--demo='))
const HOST = process.env['HOST'] ?? '127.0.0.1'
const PORT = Number(process.env['PORT'] ?? 8080)
const HOME = resolve(process.env['LINGGONG_HOME'] ?? join(import.meta.dirname, '..', '.linggong'))
const say = (line: string) => process.stdout.write(`${line}\n`)

/** What has been opened, to be closed in reverse. */
const open: (() => Promise<unknown>)[] = []
let closing = false
async function close(code: number): Promise<void> {
  if (closing) return
  closing = true
  for (const step of open.reverse()) await step().catch(() => {})
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close(0))

try {
  await start()
} catch (error) {
  // Ctrl-C in the middle of a start closes what the start still waits for: that is no failure.
  if (!closing) say(error instanceof CannotStart ? error.message : String((error as Error).stack ?? error))
  await close(1)
}

async function start(): Promise<void> {
  const web = process.env['LINGGONG_WEB'] !== 'off' // an application process behind another one that serves the pages
  const building = web ? buildWebAside() : null
  building?.catch(() => {}) // told where it is awaited
  const log = openLog()
  const url = await database()
  const { applied } = await migrate(url)
  if (applied.length) say(`数据库已更新：${applied.length} 项`)
  await loadReference(url)

  const origin = process.env['LINGGONG_ORIGIN'] ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`
  const { world, close: closeWorld } = await makeWorld({ url, home: HOME, origin, demo: demo !== undefined })
  open.push(closeWorld)
  const missing = await missingKeys(world.db, world.keyring, world.clock())
  if (missing.length) {
    throw new CannotStart(
      `数据库里的身份证号和电话是用别的密钥加密的（缺 ${missing.join('、')}）。请把原来的 ${join(HOME, 'keys')} 放回去再启动。`,
    )
  }
  const boss = openBoss(url)
  open.push(() => boss.stop({ graceful: true, timeout: 5000, close: true }))
  if (demo) {
    const { seedDemo } = await import('../seed/demo.ts')
    for (const line of await seedDemo({ url, world, size: demo.split('=')[1] ?? 'county' })) say(line)
  }
  const feed = await startFeed(world, log)
  open.push(feed.stop)
  await building
  const app = await buildApp({
    world,
    enqueue: makeEnqueue(boss),
    log,
    feed,
    proxies: process.env['TRUST_PROXY'] === '1' ? 'loopback' : process.env['TRUST_PROXY'],
    ...(process.env['REQUESTS_PER_MINUTE'] && { requestsPerMinute: Number(process.env['REQUESTS_PER_MINUTE']) }),
    serveWeb: web,
  })
  open.push(() => app.close())
  await startWork(boss, works, world, log)
  say(voiceLine(await voicesOf(world.settings)))
  await listen(app)

  say(`零工市场系统已启动：${origin}`)
  const link = await firstAdministratorLink(world)
  if (link) say(`首位系统管理员请打开（一次有效）：${link}`)
}

async function database(): Promise<string> {
  const external = process.env['DATABASE_URL']
  if (external) return external
  await mkdir(HOME, { recursive: true }).catch(() => {})
  const binDir = process.env['PG_BIN_DIR']
  const server = await openServer({
    home: HOME,
    ...(binDir && { binDir }),
    log: say,
    onLost: (error) => {
      say(error.message)
      void close(1)
    },
  })
  open.push(server.stop)
  return server.url('linggong')
}

async function listen(app: FastifyInstance): Promise<void> {
  try {
    await app.listen({ host: HOST, port: PORT })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE')
      throw new CannotStart(`端口 ${PORT} 已被别的程序占用。请先停下它，或用 PORT=端口号 换一个。`)
    if (code === 'EACCES') throw new CannotStart(`没有权限使用端口 ${PORT}。请用 PORT=端口号 换一个大于 1024 的。`)
    if (code === 'EADDRNOTAVAIL') throw new CannotStart(`地址 ${HOST} 不是本机的。请检查 HOST。`)
    throw error
  }
}
