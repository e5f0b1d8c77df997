import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import * as api from './jobs.api.ts'
import { anEmployer, aPost, aShift } from './testing-jobs.ts'

const w = await world()
const shiqi = await w.market()
const changan = await w.market({ name: '长安镇综合零工市场', divisionCode: '441900119', lat: 22.81, lng: 113.8 })
const shunda = await anEmployer(w, [shiqi], { name: '顺达物流有限公司' })
const rival = await anEmployer(w, [shiqi])
const fresh = await anEmployer(w, [shiqi], { level: 'provisional', limit: 5 })
const huang = await w.member('黄志强', shunda.employerId)
const foreign = await w.member('外人', rival.employerId)
const newcomer = await w.member('新老板', fresh.employerId)
const clerk = await w.staff('陈静', 'clerk', { marketId: shiqi })
const stranger = await w.staff('东莞小梁', 'clerk', { marketId: changan })
const worker = await w.somebody('李国强')
const params = { marketId: shiqi }
const write = (who: typeof huang, change: object = {}) => w.call(who, api.writePost, { params, body: aPost(w, change) })
const of = (postId: string) => ({ params: { marketId: shiqi, postId } })
const listedOf = async (postId: string) =>
  (await w.within((tx) => tx.selectFrom('jobs.shift').select('listed').where('postId', '=', postId).execute())).map(
    (s) => s.listed,
  )

test("a verified employer's post without a finding is on the board at once", async () => {
  const made = await write(huang)
  assert.deepEqual(made.findings, [])
  assert.equal(made.state, 'published')
  const post = await w.call(null, api.getPost, of(made.postId))
  assert.deepEqual(
    [post.employer.name, post.employer.level, post.market.publicPhone],
    ['顺达物流有限公司', 'verified', '020-84850001'],
  )
  assert.equal(post.shifts[0]!.listed, true)
  assert.equal(post.shifts[0]!.shiftPayFen, 26_000)
  const told = await w.within((tx) =>
    tx.selectFrom('notices.message').select('template').where('personId', '=', shunda.contactPersonId).execute(),
  )
  assert.deepEqual(
    told.map((t) => t.template),
    ['post-published'],
  )
})
test("nobody but the employer and the market's staff sees a draft or touches a post", async () => {
  const { postId } = await write(huang, { submit: false })
  for (const who of [null, worker, foreign, clerk, huang])
    await assert.rejects(w.call(who, api.getPost, of(postId)), { code: 'not-found' })
  await assert.rejects(w.call(foreign, api.getPostRecord, of(postId)), { code: 'not-found' })
  assert.equal((await w.call(clerk, api.getPostRecord, of(postId))).state, 'draft')
  const live = (await write(huang)).postId
  await assert.rejects(w.call(foreign, api.closePost, { ...of(live), body: {} }), { code: 'not-found' })
  await assert.rejects(w.call(foreign, api.pausePost, of(live)), { code: 'not-found' })
  await assert.rejects(w.call(foreign, api.getPostRecord, of(live)), { code: 'not-found' })
  await assert.rejects(w.call(foreign, api.addShifts, { ...of(live), body: { shifts: [aShift(w, 30)] } }), {
    code: 'not-found',
  })
  await assert.rejects(w.call(stranger, api.closePost, { ...of(live), body: {} }), { code: 'forbidden' })
  await assert.rejects(w.call(stranger, api.pausePost, { params: { marketId: changan, postId: live } }), {
    code: 'not-found',
  })
  await assert.rejects(
    w.call(foreign, api.listEmployerPosts, { params: { employerId: shunda.employerId }, query: {} }),
    { code: 'forbidden' },
  )
  await assert.rejects(w.call(worker, api.pausePost, of(live)), { code: 'forbidden' })
})
test('a fee, a deposit or a forbidden word is not published: the answer names rule, source and words, and nothing is stored', async () => {
  const before = await w.within((tx) =>
    tx
      .selectFrom('jobs.post')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  await assert.rejects(write(huang, { description: '分拣包裹，押金200元，做满退' }), (e: any) => {
    assert.equal(e.code, 'law-refused')
    assert.equal(e.status, 422)
    const finding = e.findings.find((f: any) => f.effect === 'refuse')
    assert.match(finding.source, /《.+》/)
    assert.ok(finding.words.some((word: any) => word.field === 'description' && word.text.includes('押金')))
    assert.ok(e.detail.includes('押金'))
    return true
  })
  await assert.rejects(write(huang, { title: '分拣只招男工', occupation: 'sorter' }), { code: 'law-refused' })
  await assert.rejects(write(huang, { minAge: 15 }), (e: any) => e.findings.some((f: any) => f.code === 'under-16'))
  await assert.rejects(write(huang, { conditions: {} }), (e: any) =>
    e.findings.some((f: any) => f.code === 'conditions-missing'),
  )
  const after = await w.within((tx) =>
    tx
      .selectFrom('jobs.post')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  assert.equal(after.n, before.n)
})
test('a draft may say anything; handed in, it stays a draft until it is right', async () => {
  const { postId } = await write(huang, { submit: false, description: '押金200元' })
  await assert.rejects(w.call(huang, api.submitPost, of(postId)), { code: 'law-refused' })
  assert.equal((await w.call(huang, api.getPostRecord, of(postId))).state, 'draft')
  const live = await w.call(huang, api.checkPostText, { params, body: { title: '快递分拣', description: '押金200元' } })
  assert.equal(live.canSubmit, false)
  const { shifts: _, ...text } = aPost(w)
  const changed = await w.call(huang, api.changePost, { ...of(postId), body: { ...text, version: 1, submit: true } })
  assert.deepEqual([changed.state, changed.version], ['published', 2])
})
test('while it is typed the same checks answer, and write nothing', async () => {
  const checked = await w.call(clerk, api.checkPostText, {
    params,
    body: { ...aPost(w), employerId: shunda.employerId } as never,
  })
  assert.deepEqual([checked.canSubmit, checked.findings, checked.rowsOn], [true, [], '2026-03-05'])
  await assert.rejects(w.call(clerk, api.checkPostText, { params, body: {} }), { code: 'employer-not-of-market' })
})
test('a warning sends the post to the desk, which sees it and decides', async () => {
  const { postId, state, findings } = await write(huang, { shifts: [aShift(w, 20, { hours: 11 })] })
  assert.equal(state, 'submitted')
  assert.ok(findings.length > 0 && findings.every((f) => f.effect === 'warn'))
  await assert.rejects(w.call(null, api.getPost, of(postId)), { code: 'not-found' })
  assert.deepEqual(await listedOf(postId), [false])
  const queue = await w.call(clerk, api.listPostReviews, { params, query: {} })
  assert.deepEqual(queue.items.find((p) => p.postId === postId)?.findings, findings)
  await assert.rejects(w.call(stranger, api.listPostReviews, { params, query: {} }), { code: 'forbidden' })
  await assert.rejects(w.call(clerk, api.decidePost, { ...of(postId), body: { outcome: 'publish', version: 9 } }), {
    code: 'post-changed-meanwhile',
  })
  await assert.rejects(w.call(clerk, api.decidePost, { ...of(postId), body: { outcome: 'reject', version: 1 } }), {
    code: 'note-missing',
  })
  await w.call(clerk, api.decidePost, { ...of(postId), body: { outcome: 'publish', version: 1 } })
  assert.deepEqual(await listedOf(postId), [true])
  await assert.rejects(w.call(clerk, api.decidePost, { ...of(postId), body: { outcome: 'publish', version: 1 } }), {
    code: 'post-not-submitted',
  })
})
test('a rejected post carries its reason, is mended and handed in again', async () => {
  const { postId } = await write(huang, { shifts: [aShift(w, 20, { hours: 11 })] })
  w.advance(1)
  await w.call(clerk, api.decidePost, { ...of(postId), body: { outcome: 'reject', note: '请写明加班费', version: 1 } })
  const record = await w.call(huang, api.getPostRecord, of(postId))
  assert.deepEqual(
    [record.state, record.reviews[0]!.outcome, record.reviews[0]!.note],
    ['rejected', 'rejected', '请写明加班费'],
  )
  assert.equal(
    (
      await w.call(huang, api.listEmployerPosts, {
        params: { employerId: shunda.employerId },
        query: { state: 'rejected' },
      })
    ).items[0]!.note,
    '请写明加班费',
  )
  assert.equal((await w.call(huang, api.submitPost, of(postId))).state, 'submitted')
})
test('an unverified employer keeps drafts, a suspended one hands nothing in', async () => {
  for (const [level, code] of [
    ['unverified', 'employer-not-verified'],
    ['suspended', 'employer-suspended'],
    ['refused', 'employer-suspended'],
  ] as const) {
    const { employerId } = await anEmployer(w, [shiqi], { level })
    const member = await w.member('某人', employerId)
    assert.equal((await write(member, { submit: false })).state, 'draft')
    await assert.rejects(write(member), { code })
  }
})
test('under provisional approval no more people are asked for at a time than allowed, over all posts and shifts', async () => {
  const first = await write(newcomer, { shifts: [aShift(w, 20, { headcount: 3 })] })
  assert.equal(first.state, 'submitted')
  await assert.rejects(
    write(newcomer, { shifts: [aShift(w, 20, { headcount: 6 })] }),
    (e: any) => e.code === 'provisional-limit' && /最多同时招 5 人.*6 人/.test(e.detail),
  )
  const second = await write(newcomer, { shifts: [aShift(w, 44, { headcount: 3 })] })
  await w.call(clerk, api.decidePost, { ...of(first.postId), body: { outcome: 'publish', version: 1 } })
  await assert.rejects(
    w.call(clerk, api.decidePost, { ...of(second.postId), body: { outcome: 'publish', version: 1 } }),
    { code: 'provisional-limit' },
  )
  const [shift] = (await w.call(null, api.getPost, of(first.postId))).shifts
  const at = { params: { marketId: shiqi, shiftId: shift!.shiftId } }
  await assert.rejects(w.call(newcomer, api.setHeadcount, { ...at, body: { headcount: 6 } }), {
    code: 'provisional-limit',
  })
  assert.equal((await w.call(newcomer, api.setHeadcount, { ...at, body: { headcount: 5 } })).headcount, 5)
  await assert.rejects(
    w.call(newcomer, api.addShifts, { ...of(first.postId), body: { shifts: [aShift(w, 44, { headcount: 1 })] } }),
    { code: 'provisional-limit' },
  )
  await w.call(newcomer, api.closePost, { ...of(first.postId), body: { reason: '不招了' } })
  await w.call(clerk, api.decidePost, { ...of(second.postId), body: { outcome: 'publish', version: 1 } })
})
test('what a post says of itself is checked before any law', async () => {
  const no = (change: object, code: string) => assert.rejects(write(huang, change), { code, status: 422 }, code)
  await no({ payUnit: 'piece' }, 'piece-name-missing')
  await no({ pieceName: '件' }, 'piece-name-not-expected')
  await no({ minAge: 40, maxAge: 30 }, 'ages-crossed')
  await no({ validUntil: new Date(w.now.getTime() - 1000).toISOString() }, 'validity-past')
  await no({ validUntil: new Date(w.now.getTime() + 91 * 86_400_000).toISOString() }, 'validity-too-long')
  await no({ occupation: 'flyer' }, 'unknown-occupation')
  await no({ divisionCode: '440199' }, 'unknown-division')
  await no({ shifts: [aShift(w, -1)] }, 'shift-past')
  await no({ shifts: [aShift(w, 5, { hours: 25 })] }, 'shift-too-long')
  await no({ shifts: [aShift(w, 5, { hours: -1 })] }, 'shift-ends-before-start')
  await no({ shifts: [aShift(w, 5, { hours: 1 })] }, 'shift-break-too-long')
  await no({ shifts: [aShift(w, 24 * 15)] }, 'shift-after-validity')
  await no({ shifts: [aShift(w, 5), aShift(w, 5)] }, 'shifts-overlap')
  await no({ shifts: [] }, 'no-shift-ahead')
  await no({ contactPhone: '12345' }, 'phone-not-a-mobile')
})
test('the desk posts for an employer of its market, and it is seen that it did', async () => {
  const made = await w.call(clerk, api.writePost, { params, body: aPost(w, { employerId: shunda.employerId }) })
  assert.equal((await w.call(null, api.getPost, of(made.postId))).source, 'desk')
  const elsewhere = await anEmployer(w, [changan])
  await assert.rejects(w.call(clerk, api.writePost, { params, body: aPost(w, { employerId: elsewhere.employerId }) }), {
    code: 'employer-not-of-market',
  })
  await assert.rejects(w.call(huang, api.writePost, { params: { marketId: changan }, body: aPost(w) }), {
    code: 'employer-not-of-market',
  })
})
test('a changed post gets a new version and is held against the rules again; a stale change is not laid over another', async () => {
  const { postId } = await write(huang)
  const { shifts: _, submit: __, ...text } = aPost(w, { payFen: 28_000 })
  const changed = await w.call(huang, api.changePost, { ...of(postId), body: { ...text, version: 1 } })
  assert.deepEqual([changed.state, changed.version], ['published', 2])
  const post = await w.call(null, api.getPost, of(postId))
  assert.deepEqual([post.payFen, post.version, post.shifts[0]!.shiftPayFen], [28_000, 2, 28_000])
  await assert.rejects(w.call(huang, api.changePost, { ...of(postId), body: { ...text, version: 1 } }), {
    code: 'post-changed-meanwhile',
  })
  await assert.rejects(
    w.call(huang, api.changePost, { ...of(postId), body: { ...text, description: '先交服装费50元', version: 2 } }),
    { code: 'law-refused' },
  )
  assert.equal((await w.call(null, api.getPost, of(postId))).version, 2)
  const warned = await w.call(huang, api.changePost, { ...of(postId), body: { ...text, payFen: 3000, version: 2 } })
  assert.equal(warned.state, 'submitted')
  assert.deepEqual(await listedOf(postId), [false])
})
test('a rule the post was only warned of is said to its readers in plain words, until the text no longer breaks it', async () => {
  const { postId } = await write(huang, { description: '包裹分拣，站着干活，押三天工资' })
  const decided = await w.call(clerk, api.decidePost, { ...of(postId), body: { outcome: 'publish', version: 1 } })
  assert.equal(decided.state, 'published')
  const [note, ...more] = (await w.call(null, api.getPost, of(postId))).notes
  assert.match(note!.text, /押工资/)
  assert.match(note!.source, /^《.+》/)
  assert.deepEqual(more, [])
  const { shifts: _, submit: __, ...text } = aPost(w)
  await w.call(huang, api.changePost, { ...of(postId), body: { ...text, version: 1 } })
  assert.deepEqual((await w.call(null, api.getPost, of(postId))).notes, [])
})
test('paused, resumed, closed: each leaves and returns to the board exactly', async () => {
  const { postId } = await write(huang)
  await assert.rejects(w.call(huang, api.resumePost, of(postId)), { code: 'post-not-paused' })
  await w.call(huang, api.pausePost, of(postId))
  assert.deepEqual(await listedOf(postId), [false])
  await assert.rejects(w.call(worker, api.callContact, { ...of(postId), query: {} }), { code: 'post-not-published' })
  await w.call(huang, api.resumePost, of(postId))
  assert.deepEqual(await listedOf(postId), [true])
  await w.call(huang, api.closePost, { ...of(postId), body: { reason: '招满了' } })
  assert.deepEqual(await listedOf(postId), [false])
  await assert.rejects(w.call(huang, api.closePost, { ...of(postId), body: {} }), { code: 'post-over' })
  await assert.rejects(w.call(huang, api.pausePost, of(postId)), { code: 'post-not-published' })
  assert.equal((await w.call(null, api.getPost, of(postId))).state, 'closed')
})
test("posted again: the shifts of the old one's last day come tomorrow at their time", async () => {
  const { postId } = await write(huang, { shifts: [aShift(w, 20), aShift(w, 44)] })
  const copy = await w.call(huang, api.copyPost, { ...of(postId), body: { submit: true } })
  assert.equal(copy.state, 'published')
  const post = await w.call(null, api.getPost, of(copy.postId))
  assert.deepEqual(
    post.shifts.map((s) => s.startsAt),
    [new Date(w.now.getTime() + 20 * 3_600_000).toISOString()],
  )
})
test("a worker who is signed in gets the number and it is written down; a stranger has the market's", async () => {
  const { postId } = await write(huang, { contactPhone: '139 0013 9000', contactName: '陈姐' })
  await assert.rejects(w.call(null, api.callContact, { ...of(postId), query: {} }), { code: 'not-signed-in' })
  assert.deepEqual(await w.call(worker, api.callContact, { ...of(postId), query: {} }), {
    contactName: '陈姐',
    phone: '13900139000',
  })
  const log = await w.within((tx) =>
    tx
      .selectFrom('kernel.clearReading')
      .select(['what', 'byPersonId'])
      .where('personId', '=', shunda.contactPersonId)
      .execute(),
  )
  assert.deepEqual(log.at(-1), { what: 'contact-phone', byPersonId: worker.personId })
  const page = JSON.stringify([
    await w.call(null, api.getPost, of(postId)),
    await w.call(huang, api.getPostRecord, of(postId)),
    await w.call(huang, api.listEmployerPosts, { params: { employerId: shunda.employerId }, query: {} }),
  ])
  assert.ok(!page.includes('13900139000') && !w.lines.join('').includes('13900139000'))
  const collector = await w.somebody('收号的')
  const posts = [...Array(31)].map(() => write(huang, { shifts: [aShift(w, 30)] }))
  const ids = (await Promise.all(posts)).map((p) => p.postId)
  for (const id of ids.slice(0, 30)) await w.call(collector, api.callContact, { ...of(id), query: {} })
  await assert.rejects(w.call(collector, api.callContact, { ...of(ids[30]!), query: {} }), { code: 'too-many-calls' })
  await w.call(collector, api.callContact, { ...of(ids[0]!), query: {} })
})
test('a post ends with its validity, and its shifts move with the clock', async () => {
  const { postId } = await write(huang, {
    shifts: [aShift(w, 2)],
    validUntil: new Date(w.now.getTime() + 3 * 3_600_000).toISOString(),
  })
  const state = async () =>
    await w.within((tx) =>
      tx.selectFrom('jobs.shift').select(['state', 'listed']).where('postId', '=', postId).executeTakeFirstOrThrow(),
    )
  assert.deepEqual(await state(), { state: 'open', listed: true })
  w.advance(121)
  await w.runWork('jobs.keep-time')
  assert.deepEqual(await state(), { state: 'under-way', listed: false })
  w.advance(60)
  await w.runWork('jobs.keep-time')
  assert.equal((await w.call(null, api.getPost, of(postId))).state, 'expired')
  w.advance(8 * 60)
  await w.runWork('jobs.keep-time')
  await w.runWork('jobs.keep-time')
  assert.deepEqual(await state(), { state: 'ended', listed: false })
})
test('an employer that loses its approval loses the board, and a closed market its posts', async () => {
  const there = await anEmployer(w, [changan])
  const boss = await w.member('梁老板', there.employerId)
  const at = { marketId: changan }
  const a = await w.call(boss, api.writePost, { params: at, body: aPost(w) })
  const b = await w.call(boss, api.writePost, { params: at, body: aPost(w) })
  await w.within((tx) =>
    tx
      .updateTable('employers.employer')
      .set({ level: 'suspended' })
      .where('employerId', '=', there.employerId)
      .execute(),
  )
  assert.deepEqual((await w.call(null, api.findShifts, { query: { marketId: changan } })).items, [])
  await w.runWork('jobs.keep-time')
  assert.equal((await w.call(null, api.getPost, { params: { ...at, postId: a.postId } })).state, 'paused')
  assert.deepEqual(await listedOf(a.postId), [false])
  await w.within((tx) =>
    tx.updateTable('markets.market').set({ state: 'closed' }).where('marketId', '=', changan).execute(),
  )
  await w.runWork('jobs.keep-time')
  assert.equal((await w.call(null, api.getPost, { params: { ...at, postId: b.postId } })).state, 'closed')
})
test('a place given back while the post is being taken off the board does not bring its shift back', async () => {
  const there = await anEmployer(w, [shiqi])
  const boss = await w.member('梁老板', there.employerId)
  const { postId } = await w.call(boss, api.writePost, {
    params: { marketId: shiqi },
    body: aPost(w, { shifts: [aShift(w, 20, { headcount: 1 })] }),
  })
  await w.owner.query('update jobs.shift set taken = 1, listed = false where post_id = $1', [postId])
  await w.owner.query(`update employers.employer set level = 'suspended' where employer_id = $1`, [there.employerId])
  let keptTime: Promise<unknown> | undefined
  await w.within(async (tx) => {
    await tx.updateTable('jobs.shift').set({ taken: 0, listed: true }).where('postId', '=', postId).execute()
    keptTime = w.runWork('jobs.keep-time')
    await new Promise((go) => setTimeout(go, 1000))
  })
  await keptTime
  assert.deepEqual(await listedOf(postId), [false])
})
