/**
 * The product's main job, through its screens alone, on an empty database: an administrator opens a market, an employer is
 * verified and posts work for today, a worker with a phone takes it in at most four taps, and is paid; then the same for
 * somebody without a phone, at the desk, by the keyboard.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import sharp from 'sharp'
import { systemClock } from '#kernel/clock.ts'
import { openBrowser } from './support/browser.ts'
import { hireByKeys, payByKeys, registerByKeys, workByKeys } from './support/desk.ts'
import {
  addressOfCode,
  COMPANY,
  openShift,
  payAll,
  postWork,
  registerCompany,
  showLicence,
  soon,
} from './support/employer.ts'
import { hiresOf, invite, setUpMarket, verifyEmployer } from './support/office.ts'
import {
  DESK,
  enterByPhone,
  journey,
  noComplaints,
  type Somebody,
  somebody,
  takeUpInvitation,
} from './support/people.ts'
import { startProduct } from './support/product.ts'
import { scan, takeJob } from './support/worker.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-journey-'))
const browser = await openBrowser()
const product = await startProduct({ home, env: { LINGGONG_SMS: 'console' } })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product
const everybody: Somebody[] = []
const enter = async (name: string, viewport?: typeof DESK) => {
  const one = await somebody(browser, name, viewport && { viewport })
  everybody.push(one)
  return one
}
const licence = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
  .png()
  .toBuffer()

const admin = await enter('1-admin', DESK)
const security = await enter('2-security', DESK)
const manager = await enter('3-manager', DESK)
const clerk = await enter('5-clerk', DESK)
const boss = await enter('4-employer')
const worker = await enter('6-worker')
const step = journey(everybody)
let marketId = ''

step('the link printed at the first start makes the administrator, who opens a market', async () => {
  const link = /首位系统管理员请打开（一次有效）：(\S+)/.exec(product.output)?.[1]
  assert.ok(link, product.output)
  const who = { name: '周敏仪', loginName: 'zhouminyi', password: '石碁桥头三棵老榕树下', totp: true }
  await takeUpInvitation(admin, link, who)
  await admin.heading('总览').waitFor()
  await admin.shot('home')
  marketId = await setUpMarket(admin)
  await admin.page.goto(link)
  await admin.heading('这个链接不能用').waitFor()
})

step('the security administrator, a different person, invites the manager and the clerk', async () => {
  await admin.page.goto(`${origin}/office/administrators`)
  const toSecurity = await invite(admin, '邀请安全管理员', /安全管理员/, '何佩珊')
  const osman = { name: '何佩珊', loginName: 'hepeishan', password: '珠江边上看龙舟正下雨', totp: true }
  await takeUpInvitation(security, toSecurity, osman)
  await security.page.goto(`${origin}/office/staff?market=${marketId}`)
  const toManager = await invite(security, '邀请工作人员', /市场负责人/, '黄志强')
  const toClerk = await invite(security, '邀请工作人员', /窗口人员/, '何美玲')
  await security.shot('staff')
  await takeUpInvitation(manager, toManager, {
    name: '黄志强',
    loginName: 'huangzhiqiang',
    password: '一早四点半就开闸放工友',
    totp: true,
  })
  await takeUpInvitation(clerk, toClerk.replace('/office/', '/desk/'), {
    name: '何美玲',
    loginName: 'hemeiling',
    password: '窗口三号的茶杯放在左边',
    totp: false,
  })
  await manager.heading('总览').waitFor()
  await manager.shot('home')
})

step('a company registers by phone, shows its licence and is verified by the market', async () => {
  await boss.page.goto(`${origin}/e/`)
  await boss.shot('welcome')
  await boss.page.goto(`${origin}/e/register`)
  await enterByPhone(boss, product, '13800001002', '李建国')
  await registerCompany(boss)
  await showLicence(boss, licence)
  await verifyEmployer(manager, origin, COMPANY)
})

step('it posts work for today', async () => {
  await boss.page.goto(`${origin}/e/`)
  await boss.heading(COMPANY).waitFor()
  await boss.shot('home')
  await postWork(boss, soon(systemClock()))
})

step('a worker signs up by a text message, finds it and takes it in at most four taps', async () => {
  const { page } = worker
  await page.goto(`${origin}/w/sign-in`)
  await enterByPhone(worker, product, '13800001003', '陈志明')
  await worker.heading('有什么活').waitFor()
  await page.getByRole('link', { name: '搬运装卸工', exact: true }).waitFor()
  await worker.shot('board')
  await page.getByRole('link', { name: '搬运装卸工', exact: true }).click()
  await worker.button('报名').waitFor()
  await worker.shot('job')
  const taps = await takeJob(worker, '440113198506123119')
  assert.ok(taps <= 4, `${taps} taps`)
})

step('checks in and out by the code on the employer’s screen', async () => {
  await openShift(boss, origin)
  await boss.button('给零工扫签到码').click()
  await boss.heading('给零工扫').waitFor()
  await boss.page.getByRole('img', { name: /^数字签到码/ }).waitFor()
  await boss.shot('code')
  await scan(worker, await addressOfCode(boss), '到岗签到')
  await worker.shot('checked-in')
  await scan(worker, await addressOfCode(boss), '干完了，签退')
  await worker.shot('worked')
})

step('is paid, says so, and the ledger is settled', async () => {
  await payAll(boss, origin)
  const { page } = worker
  await page.reload()
  await worker.button('收到了').waitFor()
  await worker.shot('paid')
  await worker.button('收到了').click()
  await page.getByText('记下了：￥260收到了').waitFor()
  await worker.shot('confirmed')
  // Leaving ends the seconds in which it could be taken back.
  await worker.button('返回').click()
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '工钱' }).click()
  await worker.heading('我的工钱').waitFor()
  await page.getByText('结清').last().waitFor()
  await worker.shot('wages')
})

step('somebody without a phone: registered, hired, slip, in, out, paid and confirmed at the desk by keys', async () => {
  await clerk.page.goto(`${origin}/desk/`)
  await clerk.heading('今天').first().waitFor()
  await clerk.shot('today')
  const comer = { name: '欧阳䶮', number: '440113197803052519', phone: null, trade: '搬运' }
  assert.match(await registerByKeys(clerk, comer), /^\d{6,}$/)
  const slip = await hireByKeys(clerk, comer.name, COMPANY)
  assert.equal(slip.subarray(0, 5).toString(), '%PDF-')
  assert.ok(slip.length > 5000, `${slip.length} bytes`)
  await workByKeys(clerk, comer.name)
  await payByKeys(clerk, comer.name)
})

step('both hires are confirmed in the ledger, each for the price agreed', async () => {
  const hires = await hiresOf(manager, origin, marketId)
  assert.deepEqual(
    hires.map(({ workerName, state, wage }) => [workerName, state, wage?.amountFen, wage?.paidFen, wage?.state]),
    [
      ['欧阳䶮', 'confirmed', 26_000, 26_000, 'confirmed'],
      ['陈志明', 'confirmed', 26_000, 26_000, 'confirmed'],
    ],
  )
})

step('nothing on the way threw, was blocked or answered 500', async () => noComplaints(everybody))
