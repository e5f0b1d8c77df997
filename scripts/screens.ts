/**
 * `npm run screens`: every surface on the demo of one fixed morning, as it looks on the devices it is made for, written to
 * docs/screens; and the picture of both READMEs from them. In this process, because the product's clock is held still.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { migrate } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import { listEmployerHires, listWorkerHires } from '#hires/hires.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import { momentOf } from '#kernel/clock.ts'
import { startFeed } from '#kernel/feed.ts'
import { makeEnqueue, openBoss, startWork } from '#kernel/work.ts'
import { seedDemo } from '#seed/demo.ts'
import { DEMO_PASSWORD, EMPLOYERS, WORKERS } from '#seed/people.ts'
import { type Caller, call, signInByPhone, signInStaff } from '../e2e/support/api.ts'
import { openBrowser } from '../e2e/support/browser.ts'
import { settled } from '../e2e/support/check-page.ts'
import { device, KIOSK, KIOSK_VIEWS, SCREEN } from '../e2e/support/hall.ts'
import { DESK, PHONE, type Somebody, somebody } from '../e2e/support/people.ts'
import { freePort } from '../e2e/support/product.ts'
import { buildApp } from '../src/app.ts'
import { works } from '../src/modules.ts'
import { loadReference } from '../src/reference.ts'
import { makeWorld } from '../src/world.ts'
import { buildWeb } from './build-web.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screens')
/** A Thursday before dawn, when the halls are full. */
const NOW = momentOf('2026-11-26', '05:40')
const TABLET = { width: 768, height: 1024 }
const MOST_BYTES = 120 * 1024
type Size = readonly [name: string, size: { width: number; height: number }]
const PHONE_SIZE: Size = ['360', PHONE]
const TABLET_SIZE: Size = ['768', TABLET]
const DESK_SIZE: Size = ['1440', DESK]

const open: (() => unknown)[] = []
try {
  const origin = await startDemo()
  const browser = await openBrowser()
  open.push(() => browser.close())
  mkdirSync(FOLDER, { recursive: true })
  for (const name of readdirSync(FOLDER)) if (name.endsWith('.png')) rmSync(join(FOLDER, name))
  await shootAll(browser, origin)
  await drawReadme()
} finally {
  for (const close of open.reverse()) await close()
}

/** As `src/serve.ts` composes it, with one moment for everything. */
async function startDemo(): Promise<string> {
  await buildWeb()
  const home = mkdtempSync(join(tmpdir(), 'linggong-screens-'))
  open.push(() => rmSync(home, { recursive: true, force: true }))
  const server = await openServer({ home, durable: false })
  open.push(server.stop)
  const url = server.url('linggong')
  await migrate(url)
  await loadReference(url)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { world, close } = await makeWorld({ url, home, origin, demo: true, clock: () => NOW })
  open.push(close)
  const log = pino({ level: 'silent' })
  const boss = openBoss(url)
  open.push(() => boss.stop({ graceful: false, close: true }))
  await seedDemo({ url, world, size: 'county' })
  const feed = await startFeed(world, log)
  open.push(feed.stop)
  const app = await buildApp({ world, enqueue: makeEnqueue(boss), log, feed, serveWeb: true, requestsPerMinute: 0 })
  open.push(() => app.close())
  await startWork(boss, works, world, log)
  await app.listen({ host: '127.0.0.1', port })
  return origin
}

async function shootAll(browser: Browser, origin: string): Promise<void> {
  const someone = async (name: string) => {
    const one = await somebody(browser, name)
    await one.page.clock.setFixedTime(NOW)
    return one
  }
  const pages = async (one: Somebody, sizes: readonly Size[], list: Record<string, string>) => {
    for (const [name, path] of Object.entries(list))
      for (const [width, viewport] of sizes) {
        await one.page.setViewportSize(viewport)
        await one.page.goto(origin + path)
        await settled(one.page)
        await shoot(one, `${name}-${width}`)
      }
    await one.context.close()
  }
  const worker = await someone('worker')
  const asWorker: Caller = { context: worker.context, origin, door: 'worker' }
  const { personId } = await signInByPhone(asWorker, WORKERS.chenDawen.phone)
  const { items: board } = await call(asWorker, findShifts, { query: {} })
  const shift = board.find((s) => s.occupation.code === 'bricklayer') ?? board[0]!
  const { items: hires } = await call(asWorker, listWorkerHires, { params: { workerId: personId }, query: {} })
  await pages(await someone('reader'), [PHONE_SIZE, TABLET_SIZE, DESK_SIZE], {
    'portal-board': '/',
    'portal-job': `/jobs/${shift.marketId}/${shift.shiftId}`,
    'portal-market': `/markets/${shift.marketId}`,
  })
  await pages(worker, [PHONE_SIZE, TABLET_SIZE], {
    'worker-home': '/w/',
    'worker-job': `/w/shifts/${shift.marketId}/${shift.shiftId}`,
    'worker-my-jobs': '/w/jobs',
    'worker-card': `/w/jobs/${hires[0]!.marketId}/${hires[0]!.hireId}`,
    'worker-wages': '/w/wages',
  })
  const boss = await someone('boss')
  const asBoss: Caller = { context: boss.context, origin, door: 'employer' }
  const { employerId } = await signInByPhone(asBoss, EMPLOYERS.wuliu.phone)
  const { items: theirs } = await call(asBoss, listEmployerHires, { params: { employerId: employerId! }, query: {} })
  const live = theirs.find((h) => h.state === 'checked-in') ?? theirs[0]!
  await pages(boss, [PHONE_SIZE, TABLET_SIZE, DESK_SIZE], {
    'employer-home': '/e/',
    'employer-post': '/e/post',
    'employer-shift': `/e/shifts/${live.shiftId}`,
  })
  const clerk = await someone('clerk')
  const asClerk: Caller = { context: clerk.context, origin, door: 'staff' }
  const { marketId } = await signInStaff(asClerk, 'chuangkou-shiqi', DEMO_PASSWORD)
  await pages(clerk, [TABLET_SIZE, DESK_SIZE], { 'desk-today': '/desk/', 'desk-register': '/desk/people/new' })
  const officer = await someone('officer')
  const asOfficer: Caller = { context: officer.context, origin, door: 'staff' }
  await signInStaff(asOfficer, 'panyu', DEMO_PASSWORD)
  await pages(officer, [TABLET_SIZE, DESK_SIZE], {
    'office-home': '/office/',
    'office-reviews': `/office/post-reviews?market=${marketId}`,
  })
  await shootHall(browser, origin, marketId!)
}

async function shootHall(browser: Browser, origin: string, marketId: string): Promise<void> {
  const manager = await somebody(browser, 'manager')
  const staff: Caller = { context: manager.context, origin, door: 'staff' }
  await signInStaff(staff, 'shiqi', DEMO_PASSWORD)
  const prepare = async (one: Somebody) => one.page.clock.setFixedTime(NOW)
  const kiosk = await device(browser, {
    ...{ origin, path: '/kiosk/', name: '大厅自助机1', viewport: KIOSK, staff, marketId, prepare },
  })
  for (const { name, go } of KIOSK_VIEWS) {
    await go(kiosk)
    if (['attract', 'home', 'jobs', 'job'].includes(name)) await shoot(kiosk, `kiosk-${name}-1080`)
  }
  const screen = await device(browser, {
    ...{ origin, path: '/screen/', name: '大厅大屏', viewport: SCREEN, staff, marketId, prepare },
  })
  await screen.page.getByRole('listitem').first().waitFor()
  await shoot(screen, 'screen-1920')
}

/** Small pictures of flat colours: as many as stay under the limit. */
async function shoot({ page }: Somebody, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  const whole = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const small = await packed(whole, MOST_BYTES)
  writeFileSync(join(FOLDER, `${name}.png`), small)
  console.log(`${name}.png  ${Math.ceil(small.length / 1024)} KB`)
}

async function packed(png: Buffer, most: number): Promise<Buffer> {
  for (const colours of [128, 64, 32, 16]) {
    const small = await sharp(png).png({ palette: true, colours, effort: 10, dither: 0 }).toBuffer()
    if (small.length <= most) return small
  }
  throw new Error(`a picture of ${png.length} bytes cannot be made as small as ${most}`)
}

/** Phones and kiosk above, desk and big screen below. */
async function drawReadme(): Promise<void> {
  const [WIDTH, GAP] = [1640, 24]
  const rows = [
    ['worker-home-360', 'worker-job-360', 'employer-home-360', 'kiosk-jobs-1080', 'portal-board-768'],
    ['desk-today-1440', 'screen-1920'],
  ]
  const placed: { input: Buffer; left: number; top: number }[] = []
  let top = GAP
  for (const row of rows) {
    const files = row.map((name) => join(FOLDER, `${name}.png`))
    const sizes = await Promise.all(files.map((file) => sharp(file).metadata()))
    const ratios = sizes.map(({ width, height }) => width / height)
    const height = Math.floor((WIDTH - GAP * (row.length + 1)) / ratios.reduce((sum, r) => sum + r, 0))
    let left = GAP
    for (const [i, file] of files.entries()) {
      const width = Math.floor(height * ratios[i]!)
      const input = await sharp(file)
        .resize(width - 2, height - 2)
        .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#8d7f69' })
        .png()
        .toBuffer()
      placed.push({ input, left, top })
      left += width + GAP
    }
    top += height + GAP
  }
  const sheet = await sharp({ create: { width: WIDTH, height: top, channels: 3, background: '#efe8da' } })
    .composite(placed)
    .png()
    .toBuffer()
  writeFileSync(join(FOLDER, 'readme.png'), await packed(sheet, 3 * MOST_BYTES))
}
