/**
 * How much work the two commonest acts are, on the living demo, at the size of a small phone: from a job's QR to 报名成功 for a
 * worker the system knows, and an employer's post, new, again and from one kept. The counts are printed.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listWorkerHires } from '#hires/hires.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { EMPLOYERS, WORKERS } from '#seed/people.ts'
import { type Caller, call, signInByPhone } from './support/api.ts'
import { openBrowser } from './support/browser.ts'
import { noComplaints, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'
import { countThumb, secondsOf, type Thumb } from './support/thumb.ts'

const home = mkdtempSync(join(tmpdir(), 'linggong-thumb-'))
const browser = await openBrowser()
const product = await startProduct({ home, args: ['--demo'], limitMs: 300_000 })
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product
const worker = await somebody(browser, 'thumb-worker')
const boss = await somebody(browser, 'thumb-employer')

const said = (what: string, thumb: Thumb) =>
  `${what}: ${thumb.taps} taps, ${thumb.keys} keys, ${thumb.screens} screens, about ${Math.round(secondsOf(thumb))} s`

test('from the job’s QR to 报名成功 a known worker presses at most four times and types nothing', async (t) => {
  const who: Caller = { context: worker.context, origin, door: 'worker' }
  const { personId: workerId } = await signInByPhone(who, WORKERS.maimaiti.phone!)
  const { items } = await call(who, findShifts, { query: { limit: 50 } })
  const { items: own } = await call(who, listWorkerHires, { params: { workerId }, query: { live: 'true' } })
  const soonest = systemClock().getTime() + 2 * 3600_000
  const job = items.find(
    ({ placesLeft, startsAt, endsAt }) =>
      placesLeft > 0 &&
      Date.parse(startsAt) > soonest &&
      own.every((hire) => Date.parse(hire.endsAt) + 2 * 3600_000 < Date.parse(startsAt) || hire.startsAt > endsAt),
  )
  assert.ok(job, 'there is work ahead')
  // What the phone's own camera opens.
  await worker.page.goto(`${origin}/jobs/${job.marketId}/${job.shiftId}`)
  const thumb = await countThumb(worker)
  await worker.page.getByRole('link', { name: /^我要报名/ }).click()
  await worker.button('报名').click()
  await worker.heading('报名成功').waitFor()
  const { taps, keys, screens } = thumb.read()
  t.diagnostic(said('QR to 报名成功', { taps, keys, screens }))
  assert.ok(taps >= 1 && taps <= 4, `${taps} taps`)
  assert.equal(keys, 0)
  // A slip of the finger costs one more, and nothing else.
  await worker.button('撤回').click()
  await worker.heading('您取消了').waitFor()
  assert.equal(await worker.page.getByText('取消得晚').count(), 0)
})

test('an employer posts work within a minute: from nothing, again, and from a post kept', async (t) => {
  const { page } = boss
  await signInByPhone({ context: boss.context, origin, door: 'employer' }, EMPLOYERS.wuliu.phone)
  await page.goto(`${origin}/e/`)
  const thumb = await countThumb(boss)
  const next = () => boss.button('下一步').click()
  const done = () => page.getByText(/发出去了|交给市场审核了/).waitFor()
  await boss.button('发招工').waitFor()

  thumb.begin()
  await boss.button('发招工').click()
  await boss.heading('招什么工').waitFor()
  await page.getByRole('list', { name: '常招的工种' }).getByRole('button', { name: /^分拣/ }).first().click()
  await boss.heading('要几个人').waitFor()
  await boss.button('3人').click()
  await next()
  await boss.heading('什么时候').waitFor()
  await next()
  await boss.heading('在哪里干').waitFor()
  await next()
  await boss.heading('工钱多少').waitFor()
  await boss.field('工钱').last().click()
  await boss.field('工钱').last().pressSequentially('240')
  await next()
  await boss.heading('给什么、要什么').waitFor()
  await next()
  await boss.heading('看一遍，发布').waitFor()
  await boss.button('发布').click()
  await done()
  const fresh = thumb.read()
  t.diagnostic(said('a new post', fresh))
  assert.ok(fresh.taps >= 8 && fresh.keys >= 3, 'the thumb was counted')
  assert.ok(secondsOf(fresh) <= 60, said('a new post', fresh))

  // Kept under a name, it is one press from the first screen.
  await boss.button('存为常招的活').click()
  await boss.field('叫什么').fill('周末分拣')
  await boss.button('存好').click()
  await boss.button('不再常招（周末分拣）').waitFor()
  for (const [what, region, press] of [
    ['again', '再发一次', /^再发：/],
    ['from one kept', '常招的活', /^周末分拣/],
  ] as const) {
    await page.goto(`${origin}/e/`)
    const one = page.getByRole('region', { name: region }).getByRole('button', { name: press }).first()
    await one.waitFor()
    thumb.begin()
    await one.click()
    await boss.heading('什么时候').waitFor()
    await boss.button('好了，看一遍').click()
    await boss.heading('看一遍，发布').waitFor()
    await boss.button('发布').click()
    await done()
    const quick = thumb.read()
    t.diagnostic(said(what, quick))
    assert.ok(quick.taps >= 3 && quick.keys === 0, said(what, quick))
    assert.ok(secondsOf(quick) <= 20, said(what, quick))
  }
})

test('nothing on the way threw, was blocked or answered 500', () => noComplaints([worker, boss]))
