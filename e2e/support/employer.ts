/** What an employer does with a phone: registers, shows the licence, posts work, lets people in, pays. */
import assert from 'node:assert/strict'
import type { getCheckinCode } from '#hires/hires.api.ts'
import { dayOf, timeOf } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { qrSvg } from '#kernel/qr.ts'
import type { Somebody } from './people.ts'

export const COMPANY = '广州顺达物流有限公司'
const USCC = '91440101MA5CJXB97X'

export async function registerCompany(one: Somebody): Promise<void> {
  const { page } = one
  const next = () => one.button('下一步').click()
  await one.heading('您是哪一种').waitFor()
  await one.take(/^企业/)
  await one.shot('kind')
  await next()
  await one.field('统一社会信用代码').fill(USCC)
  await page.getByText('代码写对了').waitFor()
  await next()
  await one.field('营业执照上的名称').fill(COMPANY)
  await next()
  await one.take(/^自己用人/)
  await next()
  await one.heading('有事找谁').waitFor()
  await one.field('联系电话').fill('13800001002')
  await one.shot('contact')
  await next()
  await page.getByRole('searchbox', { name: '县区、镇街' }).fill('石碁')
  await page.getByRole('button', { name: /番禺区石碁镇/ }).click()
  await one.field('详细地址').fill('石碁镇市莲路200号')
  await page.getByText('由这个市场核验').waitFor()
  await one.shot('place')
  await next()
  await one.heading('看看对不对').waitFor()
  await one.shot('check')
  await one.button('登记').last().click()
  await one.heading('登记好了，传证照').waitFor()
}

/** A photograph is a file with the bytes of one: a white square. */
export async function showLicence(one: Somebody, png: Uint8Array): Promise<void> {
  await one
    .field('选营业执照的照片或文件')
    .setInputFiles({ name: '营业执照.png', mimeType: 'image/png', buffer: Buffer.from(png) })
  await one.page.getByText(/已传 营业执照\.png/).waitFor()
  await one.shot('papers')
  await one.button('好了').click()
}

export interface Times {
  from: Date
  to: Date
}
/** Ten minutes ahead, on five minutes, for four hours: work for today that can be checked in for already. */
export function soon(now: Date): Times {
  const step = 5 * 60_000
  const from = new Date(Math.ceil((now.getTime() + 10 * 60_000) / step) * step)
  return { from, to: new Date(from.getTime() + 4 * 3600_000) }
}

/** Two loaders at a price for the whole job, paid after the shift. */
export async function postWork(one: Somebody, { from, to }: Times): Promise<void> {
  const { page } = one
  const next = () => one.button('下一步').click()
  await one.button('发招工').click()
  await one.heading('招什么工').waitFor()
  await one.shot('trade')
  await page.getByRole('list', { name: '常招的工种' }).getByRole('button', { name: '搬运装卸' }).click()
  await one.heading('要几个人').waitFor()
  await one.button('2人').click()
  await next()
  await one.heading('什么时候').waitFor()
  await one.field('哪天开工').fill(dayOf(from))
  await one.field('几点开工').fill(timeOf(from))
  await one.field('几点收工').fill(timeOf(to))
  await one.button('不休息').click()
  await one.shot('when')
  await next()
  await one.heading('在哪里干').waitFor()
  await one.field('干活的地方').fill('石碁镇市莲路200号顺达仓库')
  await one.field('碰头的地方').fill('东门保安亭')
  await one.button('用我现在的位置').click()
  await page.getByText(/位置记下了/).waitFor()
  await one.shot('where')
  await next()
  await one.heading('工钱多少').waitFor()
  await one.button('整活一口价').click()
  await one.field('工钱').last().fill('260')
  await one.shot('pay')
  await next()
  await one.heading('给什么、要什么').waitFor()
  await one.take(/^给工具|^工具/)
  await one.field('有什么要求').fill('能搬20公斤')
  await one.shot('conditions')
  await next()
  await one.heading('看一遍，发布').waitFor()
  await page.getByText('对照规定，没有发现问题').waitFor()
  await one.shot('check-post')
  await one.button('发布').click()
  await page.getByText(/发出去了|交给市场审核了/).waitFor()
  await one.shot('posted')
}

/** The shift of the employer's own first screen. */
export async function openShift(one: Somebody, origin: string): Promise<void> {
  await one.page.goto(`${origin}/e/`)
  const shifts = one.page.getByRole('region', { name: '今天和以后的班次' })
  await shifts
    .getByRole('link', { name: /搬运装卸工/ })
    .first()
    .click()
  await one.button('给零工扫签到码').waitFor()
  await one.shot('shift')
}

/** Where the QR of this minute leads; the picture on the screen is that of this address and no other. */
export async function addressOfCode(one: Somebody): Promise<string> {
  const reply = one.page.waitForResponse((response) => response.url().endsWith('/checkin-code'))
  await one.page.reload()
  const { payload } = (await (await reply).json()) as Reply<typeof getCheckinCode>
  const source = await one.page.getByRole('img', { name: '签到码，用零工的手机扫' }).getAttribute('src')
  assert.equal(decodeURIComponent(source!).replace(/^data:image\/svg\+xml;utf8,/, ''), qrSvg(payload, { level: 'M' }))
  return payload
}

/** Pays everybody of the shift in cash. */
export async function payAll(one: Somebody, origin: string): Promise<void> {
  await one.page.goto(`${origin}/e/wages`)
  await one.button(/^付\d+人，一共/).waitFor()
  await one.shot('owed')
  await one.button(/^付\d+人，一共/).click()
  await one.take('现金')
  await one.shot('pay')
  await one.button(/^付过了，登记/).click()
  await one.page.getByRole('button', { name: '等确认的' }).and(one.page.locator('[aria-pressed=true]')).waitFor()
  await one.shot('paid')
}
