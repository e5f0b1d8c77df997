/**
 * The first screen on a six-year-old phone at the edge of the network: Chromium at 360×640, processor slowed down sixfold,
 * 400 kbit/s both ways with 400 ms before the first byte of each answer, nothing in the cache, against `npm start -- --demo`.
 * Largest paint, when the first job can be pressed, bytes over the line. Every page is pressed afterwards: what leads nowhere
 * is no figure. `--runs 5`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../e2e/support/browser.ts'
import { PHONE } from '../e2e/support/people.ts'
import { startProduct } from '../e2e/support/product.ts'
import { loadNow, medianOf, numbersOf, printTable, round } from './support/figures.ts'

const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWER = 6
const TARGET_S = 3

interface Visit {
  lcpMs: number
  usableMs: number
  /** The page's own script answers too; null where there is none. */
  wholeMs: number | null
  bytes: number
  requests: number
}
interface Asked {
  name: string
  path: string
  /** What a thumb presses first. */
  press: string
  leadsTo: RegExp
  /** Whoever has told where they are sees their own board, which nobody could draw beforehand. */
  place?: object
}
const SHIQI = {
  label: '番禺区石碁',
  point: { lat: 22.949, lng: 113.438 },
  divisionCode: '440113',
  marketId: null,
  phone: null,
}

export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = numbersOf(args, { runs: 5 })
  const home = mkdtempSync(join(tmpdir(), 'linggong-web-'))
  const product = await startProduct({ home, args: ['--demo'] })
  const browser = await openBrowser()
  try {
    const job = await firstJob(browser, product.origin)
    const pages: Asked[] = [
      { name: 'worker home', path: '/w/', press: '.job-card h2 a', leadsTo: /\/(w\/shifts|jobs)\// },
      {
        name: 'worker, own place',
        path: '/w/',
        press: '.job-card h2 a',
        leadsTo: /\/(w\/shifts|jobs)\//,
        place: SHIQI,
      },
      {
        name: 'worker job',
        path: job.replace('/jobs/', '/w/shifts/'),
        press: '.two-actions button',
        leadsTo: /\/take/,
      },
      { name: 'portal board', path: '/', press: '.slips a[href^="/jobs/"]', leadsTo: /\/jobs\// },
      { name: 'portal job', path: job, press: 'a[href^="/w/shifts/"]', leadsTo: /\/w\/shifts\// },
    ]
    const figures: Record<string, unknown> = {}
    const rows = []
    for (const page of pages) {
      const visits: Visit[] = []
      for (let i = 0; i < options.runs; i++) visits.push(await visit(browser, product.origin, page))
      const of = (key: Exclude<keyof Visit, 'wholeMs'>) => medianOf(visits.map((v) => v[key]))
      const seconds = (key: 'lcpMs' | 'usableMs') => round(of(key) / 1000)
      const whole = visits.map((v) => v.wholeMs).filter((ms) => ms !== null)
      const wholeS = whole.length > 0 ? round(medianOf(whole) / 1000) : null
      rows.push({
        page: page.name,
        'largest paint': `${seconds('lcpMs')} s`,
        usable: `${seconds('usableMs')} s`,
        target: `${TARGET_S} s`,
        'script too': wholeS === null ? '' : `${wholeS} s`,
        KB: round(of('bytes') / 1024),
        requests: of('requests'),
      })
      figures[page.name] = { lcpS: seconds('lcpMs'), usableS: seconds('usableMs'), wholeS, bytes: of('bytes'), visits }
    }
    const load = loadNow()
    printTable(
      `first visit at ${PHONE.width}×${PHONE.height}, processor ÷ ${SLOWER}, 400 kbit/s, ${LINE.latency} ms, median of ${options.runs}, load ${load}`,
      rows,
    )
    return { ...figures, load }
  } finally {
    await browser.close()
    await product.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function firstJob(browser: Browser, origin: string): Promise<string> {
  const page = await browser.newPage()
  await page.goto(origin)
  const path = await page.locator('.slips a[href^="/jobs/"]').first().getAttribute('href')
  await page.close()
  if (!path) throw new Error('the demo’s board is empty')
  return path
}

async function visit(browser: Browser, origin: string, { path, press, leadsTo, place }: Asked): Promise<Visit> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', LINE)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    let bytes = 0
    let requests = 0
    line.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
      requests += 1
    })
    if (place) await page.addInitScript((kept) => localStorage.setItem('linggong-place', kept), JSON.stringify(place))
    await page.addInitScript(watch, press)
    await page.goto(origin + path, { waitUntil: 'commit' })
    await page.waitForFunction(() => (window as unknown as Watching).usableMs > 0, null, { timeout: 60_000 })
    // The largest paint may still come, and the script.
    await page.waitForLoadState('networkidle')
    await page.waitForFunction(
      () => (window as unknown as Watching).wholeMs > 0 || !document.querySelector('#root'),
      null,
      { timeout: 60_000 },
    )
    const { lcpMs, usableMs, wholeMs } = await page.evaluate(() => {
      const { lcpMs, usableMs, wholeMs } = window as unknown as Watching
      return { lcpMs, usableMs, wholeMs: wholeMs || null }
    })
    const spent = { bytes, requests }
    await pressed(page, press, leadsTo)
    return { lcpMs, usableMs, wholeMs, ...spent }
  } finally {
    await context.close()
  }
}

async function pressed(page: Page, press: string, leadsTo: RegExp): Promise<void> {
  await page.locator(press).first().tap()
  await page.waitForURL(leadsTo, { waitUntil: 'commit', timeout: 30_000 })
}

interface Watching {
  lcpMs: number
  usableMs: number
  wholeMs: number
}
/**
 * In the page: the last largest paint, and the first moment the thing to press lies under the thumb (or a scroll below it) and
 * the page answers within 100 ms, which is two frames of a busy phone.
 */
function watch(press: string): void {
  const seen = window as unknown as Watching
  seen.lcpMs = 0
  seen.usableMs = 0
  seen.wholeMs = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcpMs = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  let before = performance.now()
  const look = () => {
    const now = performance.now()
    const answers = now - before < 100
    before = now
    const box = document.querySelector(press)?.getBoundingClientRect()
    const below = box && box.height > 0 && box.top + box.height / 2 > innerHeight
    const there = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    const pressable = answers && (below || there?.closest(press))
    if (pressable && !seen.usableMs) seen.usableMs = now
    if (pressable && document.documentElement.hasAttribute('data-started')) seen.wholeMs = now
    else if (!pressable || document.querySelector('#root')) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
