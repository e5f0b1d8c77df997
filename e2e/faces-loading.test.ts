/**
 * How a phone's page comes up: on a line that brings the script late or never, in a browser that cannot read it, for somebody
 * who reads large letters or has said where they are.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { getDemoMessages } from '#notices/notices.api.ts'
import { call } from './support/api.ts'
import { openBrowser } from './support/browser.ts'
import { PHONE, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-loading-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'] })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product
const FIRST = /\/assets\/light\/\w+-first-[\w-]+\.js$/
const jobs = (page: Page) => page.getByRole('list', { name: '活', exact: true }).getByRole('article')
const SHIQI = {
  label: '番禺区石碁',
  point: { lat: 22.949, lng: 113.438 },
  divisionCode: '440113',
  marketId: null,
  phone: null,
}

/** Holds what is asked for until it is let go. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((go) => {
    open = go
  })
  return { open: () => open(), hold: (route: Route) => opened.then(() => route.continue()) }
}

test('before the script is there the jobs stand, and one leads to its terms and to a telephone', async () => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/w/`)
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '有什么活')
  assert.ok((await jobs(page).count()) >= 5)
  const title = jobs(page).first().getByRole('link').first()
  const said = await title.textContent()
  await title.click()
  await page.waitForURL(/\/jobs\//)
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), said)
  assert.ok(await page.getByRole('link', { name: /打电话问市场/ }).isVisible())
  await context.close()
})

test('when the script takes over, what stood there stays where it was, nothing is asked twice, and a visitor is not asked who they are', async () => {
  const one = await somebody(browser, 'loading', { reducedMotion: 'reduce' })
  const script = gate()
  const asked: string[] = []
  one.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await one.page.route(FIRST, script.hold)
  await one.page.goto(`${origin}/w/`, { waitUntil: 'commit' })
  await jobs(one.page).first().waitFor()
  const look = () =>
    one.page.evaluate(() =>
      [...document.querySelectorAll('h1, .job-card')]
        .map((e) => `${e.getBoundingClientRect().top} ${e.querySelector('h2, strong')?.textContent ?? e.textContent}`)
        .slice(0, 5),
    )
  const before = await look()
  script.open()
  await one.page.waitForFunction(() => document.documentElement.hasAttribute('data-started'))
  await jobs(one.page).first().waitFor()
  assert.deepEqual(await look(), before)
  await one.page.waitForLoadState('networkidle')
  assert.deepEqual(
    asked.filter((path) => path === '/api/board' || path === '/api/me'),
    [],
  )
  await jobs(one.page).first().getByRole('button', { name: /报名/ }).click()
  await one.page.waitForURL(/\/w\/shifts\//)
  assert.deepEqual(one.complaints, [])
  await one.context.close()
})

test('who has said where they are is not shown the plain board, and their own is on its way before the script is', async () => {
  const one = await somebody(browser, 'loading-own')
  await one.context.addInitScript((kept) => {
    localStorage.setItem('linggong-place', kept)
    localStorage.setItem('linggong-size', 'largest')
  }, JSON.stringify(SHIQI))
  const script = gate()
  await one.page.route(FIRST, script.hold)
  const asked = one.page.waitForRequest((request) => new URL(request.url()).pathname === '/api/board')
  await one.page.goto(`${origin}/w/`, { waitUntil: 'commit' })
  assert.match((await asked).url(), /lat=22\.949/)
  const heading = one.page.getByRole('heading', { level: 1 })
  await heading.waitFor()
  assert.equal(await jobs(one.page).first().isVisible(), false)
  assert.equal(await heading.evaluate(() => getComputedStyle(document.documentElement).fontSize), '30px')
  const again: string[] = []
  one.page.on('request', (request) => new URL(request.url()).pathname === '/api/board' && again.push(request.url()))
  script.open()
  await jobs(one.page).first().waitFor()
  assert.ok(
    await jobs(one.page)
      .getByText(/米|公里|附近/)
      .first()
      .isVisible(),
    'a distance from the own place',
  )
  assert.deepEqual(again, [])
  assert.deepEqual(one.complaints, [])
  await one.context.close()
})

test('a phone never fetches a font', async () => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', isMobile: true, hasTouch: true })
  const page = await context.newPage()
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font' || /\/fonts\//.test(request.url())) fetched.push(request.url())
  })
  for (const path of ['/', '/w/', '/e/', '/w/me']) {
    await page.goto(origin + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }
  assert.deepEqual(fetched, [])
  await context.close()
})

test('a browser of 2017 cannot read the page’s own code and gets the older bundle: board, job, sign-in, a name', async () => {
  const one = await somebody(browser, 'older')
  await one.context.addInitScript(takeAway)
  // What such a browser does with `??`.
  await one.page.route(FIRST, (route) => route.fulfill({ contentType: 'text/javascript', body: 'let a = b ?? ; c' }))
  const older = one.page.waitForResponse(/\/worker-older-[\w-]+\.js$/)
  await one.page.goto(`${origin}/w/`)
  assert.equal((await older).status(), 200)
  await one.page.waitForFunction(() => document.documentElement.hasAttribute('data-started'))
  await one.button('看最新的').click()
  await jobs(one.page).first().getByRole('button', { name: /报名/ }).click()
  await one.button('报名').click()
  await one.field('手机号').fill('13800138000')
  await one.button('发验证码').click()
  await one.heading('短信里的验证码').waitFor()
  const { items } = await call({ context: one.context, origin, door: 'worker' }, getDemoMessages, { query: {} })
  const text = items.find((m) => m.to.includes('13800138000'))!.text
  await one.field('验证码').fill(/验证码(\d{6})/.exec(text)![1]!)
  await one.heading('您叫什么名字').waitFor()
  await one.field('姓名').fill('欧阳 䶮.艾力')
  await one.button(/^同意，/).click()
  await one.heading('居民身份证号码').waitFor()
  // The one complaint is the code that could not be read.
  assert.deepEqual(one.complaints, [''])
  await one.context.close()
})

/** In the page: what Chrome 62 does not have. */
function takeAway(): void {
  const gone: [object, string[]][] = [
    [Array.prototype, ['flat', 'flatMap', 'at', 'findLast', 'toSorted', 'toReversed']],
    [String.prototype, ['replaceAll', 'matchAll', 'trimStart', 'trimEnd', 'at', 'isWellFormed']],
    [Object, ['fromEntries', 'hasOwn', 'groupBy']],
    [Promise.prototype, ['finally']],
    [Promise, ['allSettled', 'any', 'withResolvers']],
    [window, ['queueMicrotask', 'AbortController', 'BigInt', 'structuredClone', 'ResizeObserver', 'WeakRef']],
    [Element.prototype, ['toggleAttribute', 'replaceChildren', 'checkVisibility']],
    [HTMLDialogElement.prototype, ['requestClose']],
    [Map, ['groupBy']],
  ]
  const real = window.fetch
  window.fetch = (asked, { signal: _unknown, ...options } = {}) => real(asked, options)
  for (const [owner, names] of gone) for (const name of names) Reflect.deleteProperty(owner, name)
  const old = new Proxy(RegExp, {
    construct: (Real, [source, flags]) => {
      if (/\\p\{/.test(String(source))) throw new SyntaxError('Invalid escape')
      return new Real(source, flags)
    },
    apply: (_Real, _this, [source, flags]) => new old(source, flags),
  }) as RegExpConstructor
  Object.defineProperty(window, 'RegExp', { value: old, writable: true, configurable: true })
}
