/**
 * Every address of every surface, on the living demo, by people who have something to see there: axe finds nothing, nothing
 * sticks out sideways and no sign lacks its glyph, on a phone and on a desk, by day and by night, at the largest text where the
 * surface offers it. The addresses are read from the routers, so that a new screen without a look fails here.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findEmployers } from '#employers/employers.api.ts'
import { listEmployerHires, listMarketHires, listWorkerHires } from '#hires/hires.api.ts'
import { listMarketPosts } from '#jobs/posts.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import { findLawRows } from '#law/law-rows.api.ts'
import { listMyMarkets } from '#markets/markets.api.ts'
import { DEMO_PASSWORD, EMPLOYERS, WORKERS } from '#seed/people.ts'
import { findWorkers } from '#workers/workers.api.ts'
import { type Caller, call, signInByPhone, signInStaff } from './support/api.ts'
import { openBrowser } from './support/browser.ts'
import { darkFaults, faultsOf, settled, wideFaults } from './support/check-page.ts'
import { device, KIOSK, KIOSK_VIEWS, SCREEN } from './support/hall.ts'
import { DESK, PHONE, type Somebody, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-axe-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'] })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product

/** The values of a route's `:words`, each as one path; an unknown word is a new screen nobody has given a value yet. */
type Values = Record<string, string>
const words = (path: string) => [...path.matchAll(/[:$](\w+)/g)].map((m) => m[1]!)

function addressesOf(surface: string, values: Values, queries: Record<string, string> = {}): string[] {
  const source = readFileSync(join(import.meta.dirname, '..', 'web', surface, 'routes.tsx'), 'utf8')
  const paths = [...new Set([...source.matchAll(/'(\/[^']*)'/g)].map((m) => m[1]!))]
  assert.ok(paths.length > 5, `no routes read from ${surface}`)
  return paths.map((path) => {
    for (const word of words(path)) assert.ok(values[word], `${surface} ${path}: this test has no value for ${word}`)
    return path.replaceAll(/[:$](\w+)/g, (_, word: string) => values[word]!) + (queries[path] ?? '')
  })
}

interface Tour {
  one: Somebody
  base: string
  addresses: string[]
  /** The surface lets its text grow. */
  grows: boolean
}

const tours: Record<string, () => Promise<Tour>> = {
  worker: async () => {
    const one = await somebody(browser, 'axe-worker', { bypassCSP: true })
    const who: Caller = { context: one.context, origin, door: 'worker' }
    const me = await signInByPhone(who, WORKERS.chenDawen.phone)
    const { items } = await call(who, listWorkerHires, { params: { workerId: me.personId }, query: {} })
    const [hire] = items
    assert.ok(hire, 'the demo’s bricklayer has work')
    const board = await call(who, findShifts, { query: {} })
    const [shift] = board.items
    assert.ok(shift, 'there is work on the board')
    const { marketId, shiftId, postId } = shift
    const values = { marketId, shiftId, postId, hireId: hire.hireId, what: 'trades' }
    const addresses = addressesOf('worker', values, {
      '/checkin': `?market=${hire.marketId}&shift=${hire.shiftId}&code=12345678`,
    }).map((path) => (path.startsWith('/jobs/') ? path.replace(shift.marketId, hire.marketId) : path))
    return { one, base: '/w', addresses, grows: true }
  },
  employer: async () => {
    const one = await somebody(browser, 'axe-employer', { bypassCSP: true })
    const who: Caller = { context: one.context, origin, door: 'employer' }
    const me = await signInByPhone(who, EMPLOYERS.wuliu.phone)
    const { items } = await call(who, listEmployerHires, { params: { employerId: me.employerId! }, query: {} })
    const hire = items.find((h) => h.wage && h.wage.paidFen < h.wage.amountFen) ?? items[0]
    assert.ok(hire, 'the demo’s logistics company has people')
    const { marketId, hireId, shiftId, postId } = hire
    const queries = { '/wages/pay': `?of=${hireId}`, '/shifts/:shiftId/out': `?of=${hireId}` }
    return {
      one,
      base: '/e',
      addresses: addressesOf('employer', { marketId, hireId, shiftId, postId }, queries),
      grows: true,
    }
  },
  desk: async () => {
    const one = await somebody(browser, 'axe-desk', { bypassCSP: true })
    const who: Caller = { context: one.context, origin, door: 'staff' }
    const me = await signInStaff(who, 'chuangkou-shiqi', DEMO_PASSWORD)
    const params = { marketId: me.marketId! }
    const [workers, employers, posts, hires] = await Promise.all([
      call(who, findWorkers, { params, query: {} }),
      call(who, findEmployers, { params, query: {} }),
      call(who, listMarketPosts, { params, query: {} }),
      call(who, listMarketHires, { params, query: {} }),
    ])
    const values = {
      workerId: workers.items[0]!.workerId,
      employerId: employers.items[0]!.employerId,
      postId: posts.items[0]!.postId,
      shiftId: hires.items[0]!.shiftId,
    }
    return { one, base: '/desk', addresses: addressesOf('desk', values), grows: false }
  },
  office: async () => {
    const one = await somebody(browser, 'axe-office', { bypassCSP: true })
    const who: Caller = { context: one.context, origin, door: 'staff' }
    await signInStaff(who, 'guangdong', DEMO_PASSWORD)
    const markets = await call(who, listMyMarkets, { query: {} })
    const params = { marketId: markets.items[0]!.marketId }
    const [employers, posts, rows] = await Promise.all([
      call(who, findEmployers, { params, query: {} }),
      call(who, listMarketPosts, { params, query: {} }),
      call(who, findLawRows, { query: {} }),
    ])
    const values = {
      ...params,
      employerId: employers.items[0]!.employerId,
      postId: posts.items[0]!.postId,
      rowId: rows.items[0]!.rowId,
    }
    return { one, base: '/office', addresses: addressesOf('office', values), grows: false }
  },
}

for (const [surface, begin] of Object.entries(tours)) {
  test(`${surface}: every screen, phone and desk, day and night`, async () => {
    const { one, base, addresses, grows } = await begin()
    const faults: string[] = []
    const look = async (page: Somebody['page'], address: string) => {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize(PHONE)
      await page.goto(`${origin}${base}${address}`)
      await settled(page)
      if (grows) {
        await page.evaluate(() => (document.documentElement.dataset['size'] = 'largest'))
        faults.push(...(await wideFaults(page, `${address} at the largest text`)))
        await page.evaluate(() => (document.documentElement.dataset['size'] = 'large'))
      }
      faults.push(...(await faultsOf(page, `${address} on a phone`)))
      await page.setViewportSize(DESK)
      faults.push(...(await faultsOf(page, `${address} on a desk`)))
      if (grows) await page.setViewportSize(PHONE)
      faults.push(...(await darkFaults(page, `${address} by night`)))
    }
    // Two at a time: one lays out while the other waits for the server.
    const left = [...addresses]
    const second = await one.context.newPage()
    await Promise.all(
      [one.page, second].map(async (page) => {
        for (let address = left.shift(); address; address = left.shift()) await look(page, address)
      }),
    )
    await one.context.close()
    assert.deepEqual(faults, [])
    assert.deepEqual(one.complaints, [])
  })
}

/** The hall's devices have one address each; their views are walked as a visitor walks them. */
test('kiosk: every view, day and night, at the largest text', async () => {
  const { staff, marketId } = await aManager()
  const one = await device(browser, {
    ...{ origin, path: '/kiosk/', name: '大厅自助机', viewport: KIOSK, staff, marketId },
  })
  const faults: string[] = []
  for (const { name, go } of KIOSK_VIEWS) {
    await one.page.emulateMedia({ colorScheme: 'light' })
    await go(one)
    for (const size of ['largest', 'large']) {
      await one.page.evaluate((to) => {
        document.documentElement.dataset['size'] = to
      }, size)
      faults.push(
        ...(await faultsOf(one.page, `${name} at ${size}`)),
        ...(await cutFaults(one.page, `${name} at ${size}`)),
      )
    }
    faults.push(...(await darkFaults(one.page, `${name} by night`)))
  }
  await one.context.close()
  assert.deepEqual(faults, [])
  assert.deepEqual(one.complaints, [])
})

test('screen: both schemes, lying, twice as wide and standing, and its settings by keys', async () => {
  const { staff, marketId } = await aManager()
  const one = await device(browser, {
    ...{ origin, path: '/screen/', name: '大厅大屏', viewport: SCREEN, staff, marketId },
  })
  await one.page.getByRole('listitem').first().waitFor()
  const faults: string[] = []
  for (const scheme of ['黑底白字', '白底黑字']) {
    await one.page.keyboard.press('s')
    await one.heading('这块屏怎么显示').waitFor()
    faults.push(...(await faultsOf(one.page, 'settings')))
    await one.button(scheme).press('Enter')
    await one.page.keyboard.press('Escape')
    await one.heading('这块屏怎么显示').waitFor({ state: 'detached' })
    for (const viewport of [SCREEN, { width: 3840, height: 1080 }, { width: 1080, height: 1920 }]) {
      await one.page.setViewportSize(viewport)
      faults.push(...(await faultsOf(one.page, `${scheme} ${viewport.width}×${viewport.height}`)))
    }
    await one.page.setViewportSize(SCREEN)
  }
  await one.context.close()
  assert.deepEqual(faults, [])
  assert.deepEqual(one.complaints, [])
})

async function aManager(): Promise<{ staff: Caller; marketId: string }> {
  const { context } = await somebody(browser, 'axe-manager')
  const staff: Caller = { context, origin, door: 'staff' }
  const { marketId } = await signInStaff(staff, 'shiqi', DEMO_PASSWORD)
  return { staff, marketId: marketId! }
}

/** The kiosk does not scroll: what lies beyond the glass, or under the bar, cannot be pressed. */
async function cutFaults(page: Somebody['page'], name: string): Promise<string[]> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('button')].flatMap((button) => {
      const { left, top, width, height } = button.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height - 2)
      return hit && button.contains(hit) ? [] : [button.textContent ?? '']
    }),
  )
  return cut.map((words) => `${name}: cut off or covered: ${words}`)
}
