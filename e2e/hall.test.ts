/** Kiosk and big screen on the living demo: paired at the office, used by strangers, wiped behind them, true within seconds. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { listBells } from '#hall/hall.api.ts'
import { acceptShift } from '#hires/hires.api.ts'
import { getPost, writePost } from '#jobs/posts.api.ts'
import { addDays, dayOf, momentOf, systemClock } from '#kernel/clock.ts'
import { DEMO_PASSWORD, EMPLOYERS, STAFF, WORKERS } from '#seed/people.ts'
import { findWorkers } from '#workers/workers.api.ts'
import { type Caller, call, signInByPhone, signInStaff } from './support/api.ts'
import { openBrowser } from './support/browser.ts'
import { codeOn, device, KIOSK, KIOSK_VIEWS, SCREEN, type } from './support/hall.ts'
import { DESK, journey, noComplaints, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-hall-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'] })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product

const office = await somebody(browser, 'hall-office', { viewport: DESK })
const manager: Caller = { context: office.context, origin, door: 'staff' }
const { marketId } = (await signInStaff(manager, 'shiqi', DEMO_PASSWORD)) as { marketId: string }
const desk = await somebody(browser, 'hall-desk', { viewport: DESK })
const clerk: Caller = { context: desk.context, origin, door: 'staff' }
await signInStaff(clerk, 'chuangkou-shiqi', DEMO_PASSWORD)
const kiosk = await somebody(browser, 'hall-kiosk', { viewport: KIOSK })
const { page } = kiosk
// Idle time is waited for by setting the page's clock forward, not by waiting.
await page.clock.install()
const step = journey([office, desk, kiosk])
const openBells = async () => (await call(clerk, listBells, { params: { marketId } })).items.length

step('a manager types the code of the kiosk once, and it opens by itself', async () => {
  await page.goto(`${origin}/kiosk/`)
  const code = await codeOn(page)
  await office.page.goto(`${origin}/office/devices#${code}`)
  await office.heading('大厅设备').waitFor()
  assert.equal(await office.field('配对码').inputValue(), code, 'the QR fills in the code')
  assert.equal(new URL(office.page.url()).hash, '', 'and takes it off the address')
  await office.field('放在哪里').fill('大厅自助机1')
  await office.shot('devices')
  await office.button('配对').click()
  await page.clock.runFor(3000)
  await kiosk.button(/^点这里看活/).waitFor()
  await office.page.getByRole('row', { name: /大厅自助机1/ }).waitFor()
  await kiosk.page.reload()
  await kiosk.button(/^点这里看活/).waitFor()
})

step('whatever can be pressed lies in the lower half and is as wide as a finger on the smallest kiosk', async () => {
  const wrong: string[] = []
  for (const view of KIOSK_VIEWS) {
    await view.go(kiosk)
    await kiosk.shot(view.name)
    // 20 mm on 21 inches standing: 1080 px are 268 mm.
    wrong.push(
      ...(await page.evaluate(
        ([name, middle, least]) =>
          [...document.querySelectorAll('button, a[href], input, select')].flatMap((e) => {
            const { top, width, height } = e.getBoundingClientRect()
            const isFine = top >= middle - 1 && width >= least && height >= least
            return isFine ? [] : [`${name}: ${e.textContent} at ${Math.round(top)}, ${width}×${height}`]
          }),
        [view.name, KIOSK.height / 2, 80] as const,
      )),
    )
  }
  assert.deepEqual(wrong, [])
})

step('the slip is printed 72 mm wide with pay, hours and the code for the phone', async () => {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
  })
  await kiosk.button('打印小票').click()
  await page.waitForFunction(() => document.documentElement.dataset['printed'] === 'yes')
  await page.emulateMedia({ media: 'print' })
  const slip = page.locator('.slip-paper')
  const text = (await slip.textContent()) ?? ''
  assert.match(text, /￥\d+/)
  assert.match(text, /先交钱的活不要去/)
  const { width } = (await slip.boundingBox())!
  assert.ok(Math.abs(width - (72 / 25.4) * 96) < 1, `${width} px`)
  await kiosk.shot('slip')
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await slip.waitFor({ state: 'detached' })
})

step('a bell rung at the kiosk is seen on the desk’s day screen, answered, and the kiosk says so', async () => {
  await desk.page.goto(`${origin}/desk/`)
  await desk.heading('今天').waitFor()
  await kiosk.button('叫工作人员').click()
  await page.getByText('已经叫了工作人员').waitFor()
  await desk.page.getByText('大厅自助机1：有人叫工作人员').waitFor()
  await desk.shot('bell')
  await desk.button('我过去：大厅自助机1').click()
  await page.clock.runFor(3500)
  await page.getByText('工作人员看到了，正在过来').waitFor()
  await kiosk.shot('bell-answered')
  assert.equal(await openBells(), 0)
})

step('without a line the last board stays, with its hour; who rings is told where to go', async () => {
  await kiosk.button('首页').click()
  await kiosk.context.setOffline(true)
  await page.clock.runFor(25_000)
  await page.getByText(/^网络断了。下面是 \d\d:\d\d 的活/).waitFor()
  await kiosk.button(/^全部的活/).click()
  await page
    .getByRole('list', { name: /全部的活/ })
    .getByRole('button')
    .first()
    .waitFor()
  await kiosk.button('叫工作人员').click()
  await page.getByText(/^网络不通，没有叫到。请直接到窗口/).waitFor()
  await kiosk.shot('offline')
  await kiosk.button('知道了').click()
  await kiosk.context.setOffline(false)
  await page.clock.runFor(25_000)
  await page.getByText(/^网络断了/).waitFor({ state: 'detached' })
})

step('forty-five seconds untouched the kiosk asks, and whoever answers goes on where they were', async () => {
  await kiosk.button('首页').click()
  await kiosk.button('按拼音找工种').click()
  await type(kiosk, 'xw')
  await page.clock.runFor(44_000)
  assert.equal(await page.getByRole('alertdialog').count(), 0)
  await page.clock.runFor(3000)
  const dialog = page.getByRole('alertdialog', { name: '您还在看吗' })
  await dialog.waitFor()
  await kiosk.shot('idle')
  assert.ok(Number(await dialog.locator('.idle-left').textContent()) > 20)
  await kiosk.button('继续看').click()
  await dialog.waitFor({ state: 'hidden' })
  assert.match((await page.getByRole('status', { name: '打的字' }).textContent()) ?? '', /^xw/)
})

step('who walks away leaves nothing: no letters, no page, no text size, no storage, no history, no bell', async () => {
  const before = await page.evaluate(() => history.length)
  await kiosk.button(/^A\+/).click()
  await page.getByRole('list', { name: '找到的工种' }).getByRole('button').first().click()
  await page.evaluate(() => {
    // What a future view might write: the wipe does not ask who wrote it.
    localStorage.setItem('somebody-draft', '13800000001')
    sessionStorage.setItem('somebody-code', '123456')
  })
  await kiosk.button('叫工作人员').click()
  await page.getByText('已经叫了工作人员').waitFor()
  assert.equal(await openBells(), 1)
  // Whoever rang waits longer than five minutes before the machine asks.
  await page.clock.runFor(120_000)
  assert.equal(await page.getByRole('alertdialog').count(), 0)
  await page.clock.runFor(182_000)
  await page.getByRole('alertdialog').waitFor()
  await page.clock.runFor(31_000)
  await kiosk.button(/^点这里看活/).waitFor()
  const left = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((d) => d.name),
    kept: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flatMap(
      (requests) => requests.map(({ url }) => new URL(url).pathname),
    ),
    size: document.documentElement.dataset['size'],
    history: history.length,
    address: location.pathname + location.search + location.hash,
    scrolled: [...document.querySelectorAll('*')].some((e) => e.scrollTop > 0),
    fields: document.querySelectorAll('input, textarea, select').length,
    typed: document.body.textContent!.includes('xw'),
  }))
  // The shelf (web/shelf) holds the page's own files and what is public; nothing that somebody asked for.
  const files = /^\/((assets|fonts)\/|kiosk\/$|api\/consent-purposes$|api\/markets\/[0-9a-f-]+$)/
  assert.deepEqual(
    { ...left, kept: left.kept.filter((path) => !files.test(path)) },
    {
      local: ['linggong-hall-board'],
      session: [],
      databases: [],
      kept: [],
      size: 'large',
      history: before,
      address: '/kiosk/',
      scrolled: false,
      fields: 0,
      typed: false,
    },
  )
  assert.ok(!(await page.evaluate(() => localStorage.getItem('linggong-hall-board')!)).includes('13800'))
  const began = performance.now()
  while ((await openBells()) > 0) assert.ok(performance.now() - began < 20_000, 'the bell still rings')
  await kiosk.button(/^点这里看活/).click()
  await kiosk.heading('今天有什么活').waitFor()
  await kiosk.button('按拼音找工种').click()
  assert.match((await page.getByRole('status', { name: '打的字' }).textContent()) ?? '', /^比如/)
  await kiosk.button('返回').click()
  await kiosk.button('看完了').click()
  await kiosk.button(/^点这里看活/).waitFor()
})

/** Everything the screen was told, as it came over the wire. */
const wire: string[] = []
const screen = await device(browser, {
  origin,
  path: '/screen/',
  name: '大厅大屏',
  viewport: SCREEN,
  staff: manager,
  marketId,
  prepare: async (one) => {
    one.page.on('response', (response) => {
      if (/\/api\/markets\//.test(response.url()) && response.request().resourceType() !== 'eventsource')
        void response.text().then(
          (body) => wire.push(body),
          () => {},
        )
    })
  },
})
const boss = await somebody(browser, 'hall-boss')
const employer: Caller = { context: boss.context, origin, door: 'employer' }
const rows = screen.page.getByRole('listitem')

step('a place filled at the counter reads 已招满 on the big screen within five seconds', async () => {
  await signInByPhone(employer, EMPLOYERS.wuliu.phone)
  const tomorrow = addDays(dayOf(systemClock()), 1)
  const { postId, state } = await call(employer, writePost, {
    params: { marketId },
    body: {
      occupation: 'packer',
      kind: 'daily',
      title: '打包',
      description: '打包贴标，有师傅带',
      payFen: 27_300,
      payUnit: 'day',
      settlement: 'after-shift',
      divisionCode: '440113120',
      place: '石碁镇岐山路12号',
      point: { lat: 22.952, lng: 113.432 },
      conditions: { meals: true, notes: '不限经验' },
      validUntil: momentOf(addDays(tomorrow, 3)).toISOString(),
      shifts: [
        {
          startsAt: momentOf(tomorrow, '23:00').toISOString(),
          endsAt: momentOf(addDays(tomorrow, 1), '05:00').toISOString(),
          headcount: 1,
          breakMinutes: 60,
        },
      ],
      submit: true,
    },
  })
  assert.equal(state, 'published')
  const row = rows.filter({ hasText: '￥273/天' })
  // New work comes with the next round of the pages.
  await row.waitFor({ timeout: 60_000 })
  await row.getByText('还要1人').waitFor()
  const { shifts } = await call(employer, getPost, { params: { marketId, postId } })
  const { shiftId } = shifts[0]!
  const { items } = await call(clerk, findWorkers, { params: { marketId }, query: {} })
  let taken = 0
  for (const { workerId } of items) {
    taken = await call(clerk, acceptShift, { params: { marketId, shiftId, workerId }, body: {} }).then(
      () => performance.now(),
      () => 0,
    )
    if (taken) break
  }
  assert.ok(taken, 'somebody of the demo is free at night')
  await row.getByText('已招满').waitFor()
  const seconds = (performance.now() - taken) / 1000
  await screen.shot('filled')
  assert.ok(seconds <= 5, `${seconds} s`)
})

step('nothing that came over the wire names a person, a phone or what anybody earns', async () => {
  assert.ok(wire.length > 2, 'the wire was read')
  const all = wire.join('\n')
  const people = [
    ...Object.values(WORKERS).map((w) => w.name),
    ...Object.values(EMPLOYERS).map((e) => e.contactName),
    ...STAFF.map((s) => s.name),
    '李姓',
    '覃师傅',
  ]
  for (const name of people) assert.ok(!all.includes(name), name)
  assert.doesNotMatch(all, /(?<!\d)1\d{10}(?!\d)/, 'a phone')
  assert.doesNotMatch(all, /\d\*{3,}\d|\*{2}/, 'something masked')
  const keys = new Set([...all.matchAll(/"(\w+)":/g)].map((m) => m[1]!))
  assert.deepEqual(
    [...keys].sort(),
    [
      ...[
        'address',
        'at',
        'code',
        'customaryName',
        'days',
        'employer',
        'endsAt',
        'from',
        'given',
        'headcount',
        'hours',
        'jobs',
      ],
      ...[
        'kind',
        'left',
        'market',
        'marketId',
        'name',
        'occupation',
        'on',
        'origin',
        'payFen',
        'payUnit',
        'phone',
        'picture',
      ],
      ...[
        'pieceName',
        'place',
        'places',
        'placesLeft',
        'postId',
        'running',
        'settlement',
        'shiftId',
        'shiftPayFen',
        'startsAt',
      ],
      ...['state', 'to', 'urgent', 'verified'],
    ].sort(),
  )
})

step('words are at least 1/36 of the height high, and the edges are free, on every wall', async () => {
  for (const viewport of [SCREEN, { width: 3840, height: 1080 }, { width: 1080, height: 1920 }]) {
    await screen.page.setViewportSize(viewport)
    await rows.first().waitFor()
    const wrong = await screen.page.evaluate(({ width, height }) => {
      const range = document.createRange()
      return [...document.querySelectorAll('.hall *')].flatMap((e) => {
        const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim())
        if (!own || !e.checkVisibility()) return []
        range.selectNodeContents(e)
        const box = e.getBoundingClientRect()
        const size = Number.parseFloat(getComputedStyle(e).fontSize)
        const isInside =
          box.left >= width * 0.03 - 1 &&
          box.right <= width * 0.97 + 1 &&
          box.top >= height * 0.03 - 1 &&
          box.bottom <= height * 0.97 + 1
        return size >= height / 36 - 0.01 && isInside ? [] : [`${e.textContent}: ${size} px in ${JSON.stringify(box)}`]
      })
    }, viewport)
    assert.deepEqual(wrong, [], `${viewport.width}×${viewport.height}`)
    assert.ok((await rows.count()) <= 9)
    await screen.shot(`${viewport.width}x${viewport.height}`)
  }
})

step('the space bar stops the pages; without a line the screen keeps what it knew and says of when', async () => {
  await screen.page.setViewportSize(SCREEN)
  await screen.page.keyboard.press(' ')
  await screen.page.getByText('翻页停住了').waitFor()
  await screen.page.keyboard.press(' ')
  await screen.page.getByText('翻页停住了').waitFor({ state: 'detached' })
  await screen.context.setOffline(true)
  await screen.page.getByText(/^网络断了，这是 \d\d:\d\d 的数据/).waitFor({ timeout: 60_000 })
  assert.ok((await rows.count()) > 0)
  await screen.context.setOffline(false)
})

step('a device taken back goes to its pairing page', async () => {
  await office.page.reload()
  const row = office.page.getByRole('row', { name: /大厅大屏/ })
  await row.getByRole('button', { name: '停用' }).click()
  await office.page.getByLabel(/^原因/).fill('搬去二楼')
  await office.page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await row.waitFor({ state: 'detached' })
  await codeOn(screen.page)
})

step('no page complained', async () => noComplaints([office, desk, kiosk, screen]))
