/**
 * A morning at the counter without a mouse: nothing in this file clicks. An employer walks in, is written down, checked and
 * posted for; somebody without a phone is registered and hired there, carries slip and job card away, comes, leaves, is
 * corrected and paid.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { dayOf, systemClock, timeOf } from '#kernel/clock.ts'
import { DEMO_PASSWORD, WORKERS } from '#seed/people.ts'
import { openBrowser } from './support/browser.ts'
import {
  chooseByKeys,
  correctByKeys,
  countPresses,
  hireByKeys,
  isFocused,
  payByKeys,
  printByKeys,
  registerByKeys,
  tabTo,
  typeTime,
  workByKeys,
} from './support/desk.ts'
import { soon } from './support/employer.ts'
import { DESK, journey, noComplaints, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-keys-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'], limitMs: 200_000 })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product
const clerk = await somebody(browser, '7-keys', { viewport: DESK })
// Nothing here measures time; a machine under load is only waited for.
clerk.context.setDefaultTimeout(60_000)
const { page } = clerk
const { keyboard } = page
const step = journey([clerk])
const box = (name: string | RegExp) => page.getByRole('combobox', { name })

const FACTORY = '番禺区石碁镇旺记五金厂'
const COMER = { name: '欧阳䶮', number: '440113197803052519', phone: null, trade: 'byg' }
/** From F4 to the slip, the number on the paper included and the name left out, which every input method types differently. */
const MOST_PRESSES = 34

step('signs in', async () => {
  await page.goto(`${origin}/desk/`)
  await isFocused(clerk.field('登录名'))
  await keyboard.type('chuangkou-shiqi')
  await tabTo(clerk, clerk.field('密码').first())
  await keyboard.type(DEMO_PASSWORD)
  await keyboard.press('Enter')
  await clerk.heading('今天').first().waitFor()
  await clerk.shot('today')
})

step(
  'finds a person by the initials of the name without waiting for the list, and comes back for the next',
  async () => {
    await isFocused(box(/^找人/))
    await keyboard.type('l')
    await page.getByRole('option', { name: WORKERS.liXiuying.name }).waitFor()
    // Whoever stands first in the list of `l` must not be taken for what is typed now.
    await keyboard.type('bk')
    await keyboard.press('Enter')
    await clerk.heading(WORKERS.liangBingkun.name).waitFor()
    await clerk.shot('person')
    await keyboard.press('F2')
    await isFocused(box(/^找人/))
  },
)

step('reads which keys there are, and puts the list away', async () => {
  await tabTo(clerk, clerk.button(/^登记零工/))
  await keyboard.press('?')
  const list = page.getByRole('dialog', { name: '快捷键' })
  await list.getByText('去“班次”').waitFor()
  await keyboard.press('Escape')
  await list.waitFor({ state: 'hidden' })
})

step('writes down an employer with the licence read off the paper, and lets it pass for the day', async () => {
  await tabTo(clerk, clerk.button('登记用工主体'))
  await keyboard.press('Enter')
  await clerk.heading('登记用工主体').waitFor()
  await isFocused(clerk.field('统一社会信用代码'))
  await keyboard.type('91440101MA5CJXB97X')
  await keyboard.press('Enter')
  await isFocused(clerk.field('名称'))
  await keyboard.type(FACTORY)
  await keyboard.press('Enter')
  await isFocused(clerk.field('经办人姓名'))
  await keyboard.type('梁国旺')
  await keyboard.press('Enter')
  await isFocused(clerk.field('手机号'))
  await keyboard.type('13800001099')
  await keyboard.press('Enter')
  // The market's own place stands there already.
  await isFocused(clerk.field('地址'))
  await keyboard.type('石碁镇市莲路18号')
  await clerk.shot('employer')
  await keyboard.press('Control+Enter')
  await clerk.heading(FACTORY).waitFor()
  await keyboard.press('v')
  const check = page.getByRole('dialog', { name: `核验 ${FACTORY}` })
  await tabTo(clerk, check.getByRole('checkbox', { name: '证照原件已当面看过' }))
  await keyboard.press(' ')
  await clerk.shot('checked')
  await keyboard.press('Control+Enter')
  await check.waitFor({ state: 'hidden' })
  await page.getByText(/^先行通过，到/).waitFor()
})

step('posts work for it, beginning in some minutes, and reviews it', async () => {
  await keyboard.press('n')
  await clerk.heading('代发招工').waitFor()
  await clerk.button(/^换一个用工主体/).waitFor()
  await isFocused(box('工种'))
  await keyboard.type(COMER.trade)
  await keyboard.press('Enter')
  await clerk.button(/^换一个工种/).waitFor()
  const { from, to } = soon(systemClock())
  await tabTo(clerk, clerk.button(dayOf(from) === dayOf(systemClock()) ? '今天' : '明天'))
  await keyboard.press(' ')
  await typeTime(clerk, clerk.field('开始时间'), timeOf(from))
  await typeTime(clerk, clerk.field('结束时间'), timeOf(to))
  await tabTo(clerk, clerk.field('招几个人'))
  await keyboard.type('2')
  await tabTo(clerk, clerk.field(/^休息/))
  await keyboard.press('Control+a')
  await keyboard.type('0')
  await tabTo(clerk, clerk.field(/^工钱/))
  await keyboard.type('260')
  await chooseByKeys(clerk, page.getByRole('radiogroup', { name: '按什么算' }), '次')
  await clerk.shot('post')
  await keyboard.press('Control+Enter')
  await clerk.heading('搬运装卸工').waitFor()
  // What the rules only remark on waits for somebody's word: here that of the clerk herself.
  await clerk.button(/^审核发布 f|^暂停招工/).waitFor()
  if (await clerk.button(/^审核发布 f/).isVisible()) await keyboard.press('f')
  await clerk.button('暂停招工').waitFor()
  await clerk.shot('posted')
})

step('registers somebody without a phone in one form, hires him there, prints slip and job card', async () => {
  const presses = await countPresses(clerk)
  assert.match(await registerByKeys(clerk, COMER), /^\d{6,}$/)
  const slip = await hireByKeys(clerk, COMER.name, FACTORY)
  assert.ok((await presses()) <= MOST_PRESSES, `${await presses()} presses`)
  const card = await printByKeys(clerk, 'Alt+a')
  for (const pdf of [slip, card]) {
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.ok(pdf.length > 5000, `${pdf.length} bytes`)
  }
})

step('lets him in and out, corrects what was written down, pays, and he says so', async () => {
  await workByKeys(clerk, COMER.name)
  await correctByKeys(clerk, COMER.name, '机器坏了停了十分钟')
  await payByKeys(clerk, COMER.name)
})

step('fills a shift from the list of tomorrow; who has shown no paper is refused', async () => {
  // In one go, as the hand does it: the last key waits for the screen that the first two open.
  for (const key of ['g', 's', 'm']) await keyboard.press(key)
  const row = page
    .getByRole('table', { name: '班次' })
    .getByRole('row', { name: /07:30.*分拣/ })
    .first()
  await row.waitFor()
  await keyboard.press('ArrowDown')
  for (let i = 0; i < 20 && !(await row.evaluate((e) => e === document.activeElement)); i++)
    await keyboard.press('ArrowDown')
  await isFocused(row)
  await keyboard.press('Enter')
  await tabTo(clerk, box(/^加人/))
  await keyboard.type('yangx')
  await keyboard.press('Enter')
  await page
    .getByRole('alert')
    .filter({ hasText: `${WORKERS.yangXue.name}：` })
    .waitFor()
  await keyboard.press('Control+a')
  await keyboard.type('wzq')
  await keyboard.press('Enter')
  await page.getByRole('table', { name: '花名册' }).getByRole('row', { name: WORKERS.weiZhiqiang.name }).waitFor()
  await clerk.shot('roll')
})

step('sees at the end of the day what is left', async () => {
  await keyboard.press('F8')
  await clerk.heading('收尾清单').waitFor()
  await clerk.shot('open-things')
  assert.equal(new URL(page.url()).pathname, '/desk/open-things')
})

step('nothing on the way threw, was blocked or answered 500', async () => noComplaints([clerk]))
