/** The counter's page opens while the server does not answer, keeps what is typed through an update, and phones keep nothing. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DEMO_PASSWORD } from '#seed/people.ts'
import { openBrowser } from './support/browser.ts'
import { openLine } from './support/line.ts'
import { DESK, journey, noComplaints, PHONE, somebody } from './support/people.ts'
import { freePort, startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-shelf-'))
const browser = await openBrowser()
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const product = await startProduct({ home, args: ['--demo'], env: { LINGGONG_ORIGIN: origin } })
const line = await openLine(port, () => product.origin)
after(async () => {
  await browser.close()
  await line.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})

const clerk = await somebody(browser, 'shelf-clerk', { viewport: DESK })
const step = journey([clerk])
const { page } = clerk
const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('linggong/desk/')))

step('signed in, the page is kept on this machine', async () => {
  await page.goto(`${origin}/desk/`)
  await clerk.field('登录名').fill('chuangkou-shiqi')
  await clerk.field('密码').fill(DEMO_PASSWORD)
  await clerk.button(/^登录/).click()
  await page.getByRole('navigation', { name: '主要页面' }).waitFor()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  assert.equal((await kept()).length, 1)
  const files = await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!)
    return (await cache.keys()).map((request) => new URL(request.url).pathname)
  })
  assert.ok(files.includes('/desk/') && files.length > 20, `${files.length} files`)
  assert.deepEqual(
    files.filter(
      (path) => path.startsWith('/api/') && !/^\/api\/(consent-purposes|markets\/[0-9a-f-]{36})$/.test(path),
    ),
    [],
    'no answer about a person is kept',
  )
})

step('the server is gone: opened anew the page is there, says so, and a person can be written down', async () => {
  // What the counter reads out lies here beforehand; this test goes on as soon as it does.
  await page.waitForFunction(async () => {
    const cache = await caches.open((await caches.keys())[0]!)
    const paths = (await cache.keys()).map((request) => new URL(request.url).pathname)
    return paths.includes('/api/consent-purposes') && paths.some((path) => path.startsWith('/api/markets/'))
  })
  await line.cut()
  await page.reload()
  await page.getByText('连不上服务器，这是留在本机的页面').waitFor()
  await page.getByRole('navigation', { name: '主要页面' }).waitFor()
  await page.keyboard.press('F4')
  await clerk.heading('登记零工').waitFor()
  await clerk.field('证件号码').fill('440113199003074')
  await clerk.shot('away')
})

step('it answers again: the bar goes, and what was typed in the meantime still stands', async () => {
  await line.mend()
  await clerk.button('再连一次').click()
  await page.getByText('连不上服务器，这是留在本机的页面').waitFor({ state: 'detached' })
  assert.equal(await clerk.field('证件号码').inputValue(), '440113199003074')
})

step('a new version moves in beside the old one and reloads nothing', async () => {
  line.change.set('/desk/shelf.js', (text) =>
    text.replaceAll(/version:(["'`])[0-9a-f]{12}\1/g, 'version:"newer0000000"'),
  )
  const loads: string[] = []
  page.on('framenavigated', (frame) => frame === page.mainFrame() && loads.push(frame.url()))
  await page.evaluate(async () => {
    const moved = new Promise((go) => navigator.serviceWorker.addEventListener('controllerchange', go, { once: true }))
    await (await navigator.serviceWorker.ready).update()
    await moved
  })
  const [before, now] = await kept()
  assert.ok(before && now?.endsWith('newer0000000'), `${before} ${now}`)
  assert.deepEqual(loads, [])
  assert.equal(await clerk.field('证件号码').inputValue(), '440113199003074')
  // A screen this page has not fetched yet still comes, from the version it belongs to.
  await page.keyboard.press('F6')
  await clerk.heading(/班次/).first().waitFor()
  noComplaints([clerk])
})

test('a phone keeps no page, and none is offered to it', async () => {
  await line.mend()
  const one = await somebody(browser, 'shelf-phone', { viewport: PHONE })
  for (const path of ['/', '/w/', '/e/']) {
    await one.page.goto(origin + path)
    await one.page.getByRole('heading', { level: 1 }).first().waitFor()
    await one.page.waitForLoadState('networkidle')
    assert.equal(
      await one.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      0,
      path,
    )
    assert.equal(await one.page.locator('link[rel=manifest]').count(), 0, path)
  }
  for (const path of ['/w/shelf.js', '/e/shelf.js'])
    assert.equal((await one.context.request.get(origin + path)).status(), 404)
  await one.context.close()
})
