/** The public portal in a real browser with scripts switched off: readable, reachable by keyboard, right at both sizes. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import axe from '@axe-core/playwright'
import { writePost } from '#jobs/posts.api.ts'
import { anEmployer, aPost, aShift } from '#jobs/testing-jobs.ts'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import { openBrowser } from './support/browser.ts'

const w = await world()
const marketId = await w.market({
  hours: JSON.stringify([
    { days: [1, 2, 3, 4, 5, 6], from: '04:00', to: '18:00' },
    { days: [7], from: '05:00', to: '12:00' },
  ]),
})
await w.market({
  name: '南山区西丽零工驿站',
  divisionCode: '440305',
  lat: 22.58,
  lng: 113.95,
  customaryName: '西丽人市',
  phone: '0755-26001234',
  address: '西丽街道留仙大道88号',
})
await w.within((tx) =>
  tx
    .insertInto('markets.zone')
    .values([
      { marketId, zoneId: newId(), kind: 'introduction', name: '职业介绍区', counters: 4, rooms: 0, seats: 60 },
      { marketId, zoneId: newId(), kind: 'talks', name: '用工洽谈区', counters: 0, rooms: 3, seats: 24 },
    ])
    .execute(),
)
const POSTS: [string, object][] = [
  ['顺达物流有限公司', {}],
  [
    '粤味楼酒家',
    {
      occupation: 'dishwasher',
      title: '洗碗工',
      payFen: 2500,
      payUnit: 'hour',
      place: '石碁镇市莲路66号粤味楼',
      description: '中午和晚上两个饭市，洗碗、收拾后厨。\n有员工餐，穿防滑鞋。',
      shifts: [aShift(w, 2, { hours: 5, headcount: 2 }), aShift(w, 26, { hours: 5, headcount: 2 })],
    },
  ],
  [
    '东升建筑劳务有限公司',
    {
      occupation: 'general-labourer',
      title: '工地小工，搬砖、清垃圾',
      payFen: 28_000,
      urgent: true,
      level: 'helper',
      meetingPoint: '地铁石碁站A口',
      conditions: { tools: true, transport: true, meals: false, notes: '穿长裤和厚底鞋' },
      shifts: [aShift(w, 22, { hours: 9, headcount: 12 })],
    },
  ],
  [
    '锦绣制衣厂',
    {
      occupation: 'sewing-worker',
      title: '车位，做T恤',
      kind: 'stage',
      payFen: 180,
      payUnit: 'piece',
      pieceName: '件',
      piecesPerHour: 18,
      settlement: 'weekly',
      place: '石碁镇文边村工业区3栋',
      shifts: [aShift(w, 24, { hours: 8, headcount: 6 })],
    },
  ],
]
for (const [name, change] of POSTS) {
  const { employerId } = await anEmployer(w, [marketId], { name })
  const boss = await w.member('李老板', employerId)
  const { state, findings } = await w.call(boss, writePost, { params: { marketId }, body: aPost(w, change) } as never)
  assert.equal(state, 'published', `${name}: ${JSON.stringify(findings)}`)
}
const origin = await w.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser()
after(() => browser.close())

const SIZES = { phone: { width: 360, height: 640 }, desk: { width: 1440, height: 900 } }
const shift = await w.within((tx) =>
  tx
    .selectFrom('jobs.shift')
    .select('shiftId')
    .where('taken', '=', 0)
    .orderBy('startsAt')
    .orderBy('payFen', 'desc')
    .executeTakeFirstOrThrow(),
)
const PAGES: Record<string, string> = {
  board: '/',
  'board, asked': '/?trade=loader&place=440113&on=today&pay=200&paid=1',
  'board, unknown word': `/?trade=${encodeURIComponent('班运工')}`,
  job: `/jobs/${marketId}/${shift.shiftId}`,
  markets: '/markets',
  market: `/markets/${marketId}`,
  about: '/about',
  'not found': '/jobs/nothing/here',
}
const SHOTS = process.env['LINGGONG_SHOTS']

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${size}, ${colorScheme}: nothing sticks out, axe finds nothing, targets are 44 px`, async () => {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN', javaScriptEnabled: false })
      const checking = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN', bypassCSP: true })
      for (const [name, url] of Object.entries(colorScheme === 'dark' ? { board: '/', job: PAGES['job']! } : PAGES)) {
        const plain = await context.newPage()
        await plain.goto(origin + url)
        if (SHOTS)
          await plain.screenshot({
            path: `${SHOTS}/${name.replaceAll(/\W+/g, '-')}-${size}-${colorScheme}.png`,
            fullPage: size === 'phone',
          })
        assert.ok(await plain.getByRole('heading', { level: 1 }).isVisible(), name)
        const page = await checking.newPage()
        await page.goto(origin + url)
        const { violations } = await new axe({ page }).analyze()
        assert.deepEqual(
          violations.map((v) => `${name}: ${v.id} ${v.nodes[0]?.html.slice(0, 160)}`),
          [],
        )
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.equal(wide, 0, `${name} sticks out by ${wide} px`)
        assert.deepEqual(await page.evaluate(smallTargets), [], name)
        await page.close()
        await plain.close()
      }
      await context.close()
      await checking.close()
    })
  }
}

/** Controls and links that stand alone and are lower than 44 px; links inside a sentence are text (WCAG 2.5.8). */
function smallTargets(): string[] {
  return [...document.querySelectorAll<HTMLElement>('a, button, select, input:not([type=hidden])')]
    .filter((element) => {
      const label = element.closest('label')
      const box = (label && element.matches('[type=checkbox]') ? label : element).getBoundingClientRect()
      const inSentence =
        element.tagName === 'A' &&
        getComputedStyle(element).display.startsWith('inline') &&
        !/flex|grid/.test(getComputedStyle(element).display)
      return box.height > 1 && box.height < 44 && !inSentence
    })
    .map((element) => element.outerHTML.slice(0, 120))
}

test('from the board to a telephone by keyboard alone, without a script', async () => {
  const page = await browser.newPage({ viewport: SIZES.desk, javaScriptEnabled: false, locale: 'zh-CN' })
  await page.goto(origin)
  const focused = () => page.locator(':focus')
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab')
      const at = focused()
      if ((await at.count()) && name.test(((await at.textContent()) ?? '') + ((await at.getAttribute('name')) ?? '')))
        return
    }
    assert.fail(`no way to ${name} by Tab`)
  }
  await tabTo(/直接看内容/)
  assert.ok(await focused().isVisible())
  await tabTo(/^trade$/)
  await page.keyboard.type('小工')
  await page.keyboard.press('Enter')
  await page.waitForURL(/trade=/)
  await tabTo(/工地小工，/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/jobs\//)
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '工地小工，搬砖、清垃圾')
  await tabTo(/打电话问市场/)
  assert.equal(await focused().getAttribute('href'), 'tel:020-84850001')
  await page.close()
})

test('on paper: the terms stay, what is pressed goes', async () => {
  const page = await browser.newPage({ viewport: SIZES.desk, locale: 'zh-CN' })
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${origin}${PAGES['job']}`)
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/print.png`, fullPage: true })
  assert.ok(await page.getByText('说清楚的条件').isVisible())
  assert.equal(await page.getByText('我要报名').isVisible(), false)
  await page.close()
})

test('the browser loads nothing but the page and its style, and its policy blocks nothing', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' })
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(`${origin}${PAGES['job']}`)
  assert.deepEqual(asked, [PAGES['job'], '/portal.css'])
  assert.deepEqual(complaints, [])
  await page.close()
})
