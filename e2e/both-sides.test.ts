/**
 * What one side presses and the other reads, on the living demo: a report reaches the counter and its answer the worker; people
 * an employer asks again find the job behind the message, and may refuse; what is pressed by mistake is taken back.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listEmployerHires, listWorkerHires } from '#hires/hires.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import { DEMO_PASSWORD, EMPLOYERS, WORKERS } from '#seed/people.ts'
import { call, signInByPhone, signInStaff } from './support/api.ts'
import { openBrowser } from './support/browser.ts'
import { DESK, noComplaints, type Somebody, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-both-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'], limitMs: 300_000 })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product
const worker = await somebody(browser, 'both-worker')
const boss = await somebody(browser, 'both-employer')
const manager = await somebody(browser, 'both-office', { viewport: DESK })
const clerk = await somebody(browser, 'both-desk', { viewport: DESK })
const asWorker = { context: worker.context, origin, door: 'worker' } as const
const asBoss = { context: boss.context, origin, door: 'employer' } as const
await signInByPhone(asWorker, WORKERS.maimaiti.phone!)
const { employerId } = await signInByPhone(asBoss, EMPLOYERS.wuliu.phone)
await signInStaff({ context: manager.context, origin, door: 'staff' }, 'shiqi', DEMO_PASSWORD)
await signInStaff({ context: clerk.context, origin, door: 'staff' }, 'chuangkou-shiqi', DEMO_PASSWORD)
const isOn = (one: Somebody, name: RegExp) => one.page.getByRole('switch', { name, checked: true }).waitFor()

test('a report in three presses stands before the clerk and the manager, and the answer before who made it', async () => {
  const { items } = await call(asWorker, findShifts, { query: { limit: 50 } })
  const job = items.find((item) => item.employer.employerId === employerId)
  assert.ok(job, 'the demo’s logistics company has work on the board')
  await worker.page.goto(`${origin}/w/shifts/${job.marketId}/${job.shiftId}`)
  await worker.button('举报这个活').click()
  await worker.heading('哪里有问题').waitFor()
  await worker.take('要交钱、押金')
  await worker.page.getByText('钱不要给，身份证不要交').waitFor()
  await worker.field('说一说').fill('到了门口要交200元押金')
  await worker.button('告诉市场').click()
  await worker.heading('告诉市场了').waitFor()

  await clerk.page.goto(`${origin}/desk/posts`)
  await clerk.page.getByText('有1条举报没处理').waitFor()
  await clerk.page.getByRole('button', { name: /^要交钱、押金：/ }).click()
  await clerk.page.getByRole('region', { name: '举报' }).getByText('到了门口要交200元押金').waitFor()

  await manager.page.goto(`${origin}/office/post-reviews?market=${job.marketId}`)
  await manager.page.getByRole('link', { name: /^要交钱、押金：/ }).click()
  await manager.button('属实，已处理').click()
  const dialog = manager.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('已让用工方退还押金')
  await dialog.getByRole('button', { name: /^记\s?下$/ }).click()
  await manager.page.getByText('处理：已让用工方退还押金').waitFor()

  await worker.page.goto(`${origin}/w/messages`)
  await worker.page.getByText(/您举报的.*已让用工方退还押金/).waitFor()
})

test('who worked well is kept and asked again; the message leads to the job, and a slip is taken back', async () => {
  const { page } = boss
  await page.goto(`${origin}/e/people?show=all`)
  await boss.button(`把${WORKERS.maimaiti.name}记为常用`).click()
  await boss.button(`${WORKERS.maimaiti.name}不再常用`).waitFor()
  const { items } = await call(asBoss, listEmployerHires, {
    params: { employerId: employerId! },
    query: { state: 'accepted', limit: 50 },
  })
  const board = await call(asWorker, findShifts, { query: { on: 'tomorrow', limit: 50 } })
  const ahead = items.find((hire) => board.items.some((open) => open.shiftId === hire.shiftId))
  assert.ok(ahead, 'somebody is hired for tomorrow, where places are left')
  await page.goto(`${origin}/e/shifts/${ahead.shiftId}`)
  await page
    .getByText(/一年里干过\d+天|第一次在这个市场接活/)
    .first()
    .waitFor()
  await boss.button('叫常用的人来').click()
  await page.getByRole('checkbox', { name: `选${WORKERS.maimaiti.name}` }).check()
  await boss.button('叫这1人来').click()
  await page.getByText('叫了1人').waitFor()

  await worker.page.goto(`${origin}/w/messages`)
  // The message leaves with the next turn of the work queue.
  const leads = worker.button('看这个活，报名').first()
  for (let turn = 0; turn < 20 && !(await leads.isVisible()); turn++) {
    await worker.page.reload()
    await leads.waitFor({ timeout: 3000 }).catch(() => {})
  }
  await leads.click()
  await worker.button('报名').click()
  await worker.heading('报名成功').waitFor()
  await worker.button('撤回').click()
  await worker.heading('您取消了').waitFor()
})

test('who does not want to be asked says so once, and the employer reads it', async () => {
  await worker.page.goto(`${origin}/w/me/employers`)
  await worker.page
    .getByRole('region', { name: '用工方看得到的记录' })
    .getByText(/天|第一次/)
    .first()
    .waitFor()
  await worker.button(/^不让再叫：/).click()
  await worker.button(/^又可以叫：/).waitFor()
  await boss.page.goto(`${origin}/e/people?show=all`)
  await boss.page.getByText('不想再被叫').waitFor()
})

test('the board: the switch goes on for hours one chooses, a drawing shows its work alone', async () => {
  const { page } = worker
  await page.goto(`${origin}/w/`)
  const looking = page.getByRole('switch', { name: /^今天找活/ })
  await looking.waitFor()
  if ((await looking.getAttribute('aria-checked')) === 'true') await looking.click()
  await page.getByRole('switch', { name: /^今天找活/, checked: false }).click()
  await worker.button('4小时').click()
  await isOn(worker, /^今天找活/)
  await page.getByRole('button', { name: '分拣', exact: true }).click()
  await page.waitForURL(/trades=sorter/)
  await page.getByRole('button', { name: '分拣', exact: true, pressed: true }).click()
  await page.waitForURL((url) => !url.search.includes('trades'))
})

test('a cancellation is taken back before it is sent, a wage that is wrong is said in three presses', async () => {
  const chen = await somebody(browser, 'both-bricklayer')
  const as = { context: chen.context, origin, door: 'worker' } as const
  const { personId } = await signInByPhone(as, WORKERS.chenDawen.phone)
  const list = async () =>
    (await call(as, listWorkerHires, { params: { workerId: personId }, query: { limit: 50 } })).items
  const ahead = (await list()).find((hire) => hire.state === 'accepted')
  const owed = (await list()).find((hire) => hire.wage && hire.wage.state !== 'confirmed' && !hire.wage.disputed)
  assert.ok(ahead && owed, 'the demo’s bricklayer has a job ahead and a wage open')
  await chen.page.goto(`${origin}/w/jobs/${ahead.marketId}/${ahead.hireId}`)
  await chen.button('来不了，取消').click()
  await chen.take('生病了')
  await chen.button('取消这个活').click()
  await chen.button('撤回').click()
  await chen.button('返回').click()
  await chen.heading('已报名，等开工').waitFor()
  assert.equal((await list()).find((hire) => hire.hireId === ahead.hireId)!.state, 'accepted')

  await chen.page.goto(`${origin}/w/jobs/${owed.marketId}/${owed.hireId}`)
  await chen.button('有问题').click()
  await chen.take('工钱少了')
  await chen.button('告诉市场').click()
  await chen.page.getByText('您说过有问题：工钱少了').waitFor()
  noComplaints([chen])
})

test('nothing on the way threw, was blocked or answered 500', () => noComplaints([worker, boss, manager, clerk]))
