import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import { getMyMessages } from '#notices/notices.api.ts'
import { GOING_RATE_LEAST_POSTS } from './going-rate.rules.ts'
import * as api from './jobs.api.ts'
import { MOST_REPORTS_A_DAY } from './report.rules.ts'
import { anEmployer, aPost, aShift } from './testing-jobs.ts'

const w = await world()
const shiqi = await w.market()
const elsewhere = await w.market({ name: '长安镇综合零工市场', divisionCode: '441900119', lat: 22.81, lng: 113.8 })
const shunda = await anEmployer(w, [shiqi], { name: '顺达物流有限公司' })
const rival = await anEmployer(w, [shiqi])
const huang = await w.member('黄志强', shunda.employerId)
const foreign = await w.member('外人', rival.employerId)
const clerk = await w.staff('陈静', 'clerk', { marketId: shiqi })
const stranger = await w.staff('东莞小梁', 'clerk', { marketId: elsewhere })
const worker = await w.somebody('李国强')
const params = { marketId: shiqi }
const write = async (change: object = {}, who = huang) =>
  (await w.call(who, api.writePost, { params, body: aPost(w, change) })).postId
const of = (postId: string) => ({ params: { marketId: shiqi, postId } })
const open = async () =>
  (await w.call(clerk, api.listPostReports, { params, query: { open: 'true' } })).items.filter((r) => !r.outcome)

test('a report of a post is one row for the staff of its market, without the name of who made it', async () => {
  const postId = await write()
  const first = await w.call(worker, api.reportPost, { ...of(postId), body: { reason: 'fee' } })
  const again = await w.call(worker, api.reportPost, { ...of(postId), body: { reason: 'fee', said: '要200元押金' } })
  assert.equal(again.reportId, first.reportId)
  const [report, ...more] = await open()
  assert.deepEqual(more, [])
  assert.deepEqual(
    [report!.reportId, report!.postId, report!.reason, report!.said, report!.employer.name, report!.outcome],
    [first.reportId, postId, 'fee', '要200元押金', '顺达物流有限公司', null],
  )
  assert.ok(!JSON.stringify(report).includes(worker.personId))
  await assert.rejects(w.call(stranger, api.listPostReports, { params, query: {} }), { code: 'forbidden' })
  await assert.rejects(w.call(huang, api.listPostReports, { params, query: {} }), { code: 'forbidden' })
})
test('who reported hears what was found and gets to the post from there; a decision is made once', async () => {
  const [report] = await open()
  const where = { params: { marketId: shiqi, reportId: report!.reportId } }
  const body = { outcome: 'upheld' as const, note: '已让用工方退还押金' }
  const decided = await w.call(clerk, api.decideReport, { ...where, body })
  assert.deepEqual([decided.outcome, decided.note], ['upheld', '已让用工方退还押金'])
  await assert.rejects(w.call(clerk, api.decideReport, { ...where, body }), { code: 'report-decided' })
  assert.deepEqual(await open(), [])
  const { items } = await w.call(worker, getMyMessages, { query: {} })
  assert.match(items[0]!.text, /您举报的“快递分拣”市场查过了：已让用工方退还押金/)
  assert.deepEqual(items[0]!.about, { kind: 'post', marketId: shiqi, id: report!.postId })
  // What was decided may be reported anew.
  await w.call(worker, api.reportPost, { ...of(report!.postId), body: { reason: 'papers' } })
  assert.equal((await open()).length, 1)
})
test('a draft is nobody’s to report, and nobody floods a market', async () => {
  const draft = await write({ submit: false })
  await assert.rejects(w.call(worker, api.reportPost, { ...of(draft), body: { reason: 'fee' } }), { code: 'not-found' })
  const angry = await w.somebody('何大勇')
  const posts = []
  for (let i = 0; i <= MOST_REPORTS_A_DAY; i++) posts.push(await write({ shifts: [aShift(w, 20 + i)] }))
  for (const postId of posts.slice(0, MOST_REPORTS_A_DAY))
    await w.call(angry, api.reportPost, { ...of(postId), body: { reason: 'other' } })
  await assert.rejects(w.call(angry, api.reportPost, { ...of(posts.at(-1)!), body: { reason: 'other' } }), {
    code: 'too-many-reports',
  })
})

test('the going rate is the median of the city’s posts of the trade, and nothing of too few', async () => {
  const query = { occupation: 'bricklayer', divisionCode: '440113120', payUnit: 'day' as const }
  const rate = (change: object = {}) => w.call(huang, api.getGoingRate, { query: { ...query, ...change } })
  const pays = [20_000, 22_000, 24_000, 30_000, 90_000]
  for (const [i, payFen] of pays.entries()) {
    assert.equal((await rate()).medianFen, null, `of ${i}`)
    await write({ occupation: 'bricklayer', title: '砌砖', payFen }, i % 2 ? foreign : huang)
  }
  assert.equal(pays.length, GOING_RATE_LEAST_POSTS)
  const { cityName, posts, medianFen, days } = await rate()
  assert.deepEqual([cityName, posts, medianFen, days], ['广州市', 5, 24_000, 30])
  assert.deepEqual((await rate({ payUnit: 'hour' })).posts, 0)
  assert.deepEqual((await rate({ divisionCode: '441900119' })).posts, 0)
  await write({ occupation: 'bricklayer', title: '砌砖', payFen: 10_000, submit: false })
  assert.equal((await rate()).posts, 5, 'a draft is no offer')
  await assert.rejects(rate({ occupation: 'no-such-trade' }), { code: 'unknown-occupation' })
})

test('an employer keeps posts under names of its own, twenty at most, and only its own', async () => {
  const postId = await write({ occupation: 'loader', title: '卸货' })
  const at = { params: { employerId: shunda.employerId, postId } }
  const list = async () =>
    (await w.call(huang, api.listTemplates, { params: { employerId: shunda.employerId } })).items.map((t) => [
      t.name,
      t.title,
      t.occupation.code,
    ])
  await w.call(huang, api.saveTemplate, { ...at, body: { marketId: shiqi, name: '周末卸货' } })
  await w.call(huang, api.saveTemplate, { ...at, body: { marketId: shiqi, name: '周六卸货' } })
  assert.deepEqual(await list(), [['周六卸货', '卸货', 'loader']])
  await assert.rejects(
    w.call(foreign, api.saveTemplate, {
      params: { employerId: rival.employerId, postId },
      body: { marketId: shiqi, name: '别人的' },
    }),
    { code: 'not-found' },
  )
  for (let i = 1; i < 20; i++) {
    const other = await write({ shifts: [aShift(w, 200 + i)] })
    await w.call(huang, api.saveTemplate, {
      params: { employerId: shunda.employerId, postId: other },
      body: { marketId: shiqi, name: `第${i}个` },
    })
  }
  const one = await write({ shifts: [aShift(w, 300)] })
  await assert.rejects(
    w.call(huang, api.saveTemplate, {
      params: { employerId: shunda.employerId, postId: one },
      body: { marketId: shiqi, name: '太多' },
    }),
    { code: 'too-many-templates' },
  )
  await w.call(huang, api.dropTemplate, at)
  assert.equal((await list()).length, 19)
})
