/** A morning at the counter without a mouse: nothing in this file clicks. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { DEMO_PASSWORD, EMPLOYERS, WORKERS } from '#seed/people.ts'
import { openBrowser } from './support/browser.ts'
import { isFocused, tabTo } from './support/desk.ts'
import { DESK, journey, noComplaints, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-keys-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'] })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product
const clerk = await somebody(browser, '7-keys', { viewport: DESK })
const { page } = clerk
const { keyboard } = page
const step = journey([clerk])
const box = (name: string | RegExp) => page.getByRole('combobox', { name })

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

step('finds a person by the initials of the name and comes back for the next', async () => {
  await isFocused(box(/^找人/))
  await keyboard.type('lbk')
  await page.getByRole('option', { name: WORKERS.liangBingkun.name }).waitFor()
  await keyboard.press('Enter')
  await clerk.heading(WORKERS.liangBingkun.name).waitFor()
  await clerk.shot('person')
  await keyboard.press('F2')
  await isFocused(box(/^找人/))
})

step('reads which keys there are, and puts the list away', async () => {
  await keyboard.press('Escape')
  await tabTo(clerk, clerk.button(/^登记零工/))
  await keyboard.press('?')
  const list = page.getByRole('dialog', { name: '快捷键' })
  await list.getByText('去“班次”').waitFor()
  await keyboard.press('Escape')
  await list.waitFor({ state: 'hidden' })
})

step('writes down an employer with the licence read off the paper', async () => {
  await tabTo(clerk, clerk.button('登记用工主体'))
  await keyboard.press('Enter')
  await clerk.heading('登记用工主体').waitFor()
  await isFocused(clerk.field('统一社会信用代码'))
  await keyboard.type('91440101MA5CJXB97X')
  await keyboard.press('Enter')
  await isFocused(clerk.field('名称'))
  await keyboard.type('番禺区石碁镇旺记五金厂')
  await keyboard.press('Enter')
  await keyboard.type('梁国旺')
  await keyboard.press('Enter')
  await keyboard.type('13800001099')
  await keyboard.press('Enter')
  // The market's own place stands there already.
  await isFocused(clerk.field('地址'))
  await keyboard.type('石碁镇市莲路18号')
  await clerk.shot('employer')
  await keyboard.press('Control+Enter')
  await clerk.heading('番禺区石碁镇旺记五金厂').waitFor()
  await clerk.shot('employer-saved')
})

step('posts work for an employer who stands at the counter, and reviews it', async () => {
  await keyboard.press('g')
  await keyboard.press('n')
  await clerk.heading('代发招工').waitFor()
  await isFocused(box('用工主体'))
  await keyboard.type('顺安达')
  await page.getByRole('option', { name: EMPLOYERS.wuliu.name }).waitFor()
  await keyboard.press('Enter')
  await isFocused(box('工种'))
  await keyboard.type('打包')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await keyboard.press('Enter')
  await tabTo(clerk, clerk.button('明天'))
  await keyboard.press(' ')
  await tabTo(clerk, clerk.button('08:00–17:30'))
  await keyboard.press(' ')
  await tabTo(clerk, clerk.field('招几个人'))
  await keyboard.press('Control+a')
  await keyboard.type('2')
  await tabTo(clerk, clerk.field(/^工钱/))
  await keyboard.type('26')
  await tabTo(clerk, clerk.field('干活的地点'))
  await keyboard.type('石碁镇岐山路12号')
  await clerk.shot('post')
  await keyboard.press('Control+Enter')
  await clerk.heading('打包工').waitFor()
  // What the rules only remark on waits for somebody's word: here that of the clerk herself.
  await clerk.button(/^审核发布 f|^暂停招工/).waitFor()
  if (await clerk.button(/^审核发布 f/).isVisible()) await keyboard.press('f')
  await clerk.button('暂停招工').waitFor()
  await clerk.shot('posted')
})

step('fills the shift from the list of tomorrow; who has shown no paper is refused', async () => {
  await keyboard.press('g')
  await keyboard.press('s')
  await clerk.heading('班次').waitFor()
  await keyboard.press('m')
  const row = page
    .getByRole('table', { name: '班次' })
    .getByRole('row', { name: /08:00.*打包/ })
    .first()
  await row.waitFor()
  await keyboard.press('ArrowDown')
  for (let i = 0; i < 20 && !(await row.evaluate((e) => e === document.activeElement)); i++)
    await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await tabTo(clerk, box(/^加人/))
  await keyboard.type('yangx')
  await page.getByRole('option', { name: WORKERS.yangXue.name }).waitFor()
  await keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '要先登记身份证件' }).waitFor()
  await keyboard.press('Control+a')
  await keyboard.type('wzq')
  await page.getByRole('option', { name: WORKERS.weiZhiqiang.name }).waitFor()
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
