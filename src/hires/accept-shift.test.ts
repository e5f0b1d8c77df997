/** Promises 1 to 5 at the moment of taking a worker. `ROUNDS=1000` for the long form. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'
import { acceptShift, cancelHire, cancelShift, decideChange, getHire, listWorkerHires } from './hires.api.ts'
import { putPost, putShift, putWorkers } from './testing-rows.ts'

const ROUNDS = Number(process.env['ROUNDS'] ?? 4)
const RIVALS = 100
const PLACES = 5
const HOUR = 3600_000

const w = await world()
const marketId = await w.market()
const employerId = newId()
const owner = await w.member('李老板', employerId)
const clerk = await w.staff('何美玲', 'clerk', { marketId })
const rivals = await putWorkers(w.within, w, marketId, RIVALS)
const at = (hours: number) => new Date(w.now.getTime() + hours * HOUR)
const put = (more: object = {}) => ({
  marketId,
  employerId,
  ownerId: owner.personId,
  now: w.now,
  keyring: w.world.keyring,
  ...more,
})
const postId = await putPost(w.within, put())
const shift = (startsAt: Date, more: object = {}) =>
  putShift(w.within, { marketId, employerId, postId, startsAt, ...more })

type Answer = { ok: true; hireId: string } | { ok: false; code: string }
/** A server under pressure says so (503) and is asked again with the same key, as a phone does. */
async function accept(
  who: Somebody,
  shiftId: string,
  { key = newId(), market = marketId }: { key?: string; market?: string } = {},
): Promise<Answer> {
  for (;;) {
    try {
      const params = { marketId: market, shiftId, workerId: who.personId }
      return { ok: true, hireId: (await w.call(who, acceptShift, { params, body: {} }, { key })).hireId }
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === 'busy') await new Promise((go) => setTimeout(go, 200))
      else if (!code || code === 'bug') throw error
      else return { ok: false, code }
    }
  }
}
const counts = (shiftId: string) =>
  w.within(
    async (tx) =>
      (
        await sql<{ taken: number; live: number; all: number; busy: number }>`
    select s.taken, (select count(*) from hires.hire h where h.shift_id = s.shift_id and h.live) as live,
      (select count(*) from hires.hire h where h.shift_id = s.shift_id) as all,
      (select count(*) from hires.busy b join hires.hire h using (hire_id) where h.shift_id = s.shift_id and b.live) as busy
    from jobs.shift s where s.shift_id = ${shiftId}`.execute(tx)
      ).rows[0]!,
  )
/** The shift as it was, nobody hired: a round costs three deletes instead of a new world. */
async function reset(shiftId: string): Promise<void> {
  await w.owner.query('delete from hires.busy b using hires.hire h where h.hire_id = b.hire_id and h.shift_id = $1', [
    shiftId,
  ])
  await w.owner.query('delete from hires.hire where shift_id = $1', [shiftId])
  await w.owner.query(`update jobs.shift set taken = 0, listed = true, state = 'open' where shift_id = $1`, [shiftId])
}

test(`${RIVALS} rivals for ${PLACES} places: exactly ${PLACES}, ${ROUNDS} rounds, some cancelling in between`, async (t) => {
  const shiftId = await shift(at(24))
  let accepted = 0
  let full = 0
  let cancelled = 0
  const began = performance.now()
  for (let round = 0; round < ROUNDS; round++) {
    // Half of the rounds, the first winners leave while the others still come.
    const leaves = round % 2 === 1
    const left = new Set<string>()
    const answers = await Promise.all(
      rivals.map(async (who, i) => {
        const answer = await accept(who, shiftId)
        if (leaves && answer.ok && i % 3 === 0) {
          await w.call(who, cancelHire, { params: { marketId, hireId: answer.hireId }, body: { reason: '家里有事' } })
          left.add(answer.hireId)
        }
        return answer
      }),
    )
    const won = answers.filter((a) => a.ok)
    const stay = won.filter((a) => !left.has(a.hireId))
    assert.deepEqual(new Set(answers.flatMap((a) => (a.ok ? [] : [a.code]))), new Set(['shift-full']))
    const now = await counts(shiftId)
    assert.deepEqual(
      now,
      { taken: stay.length, live: stay.length, all: won.length, busy: stay.length },
      `round ${round}`,
    )
    if (!leaves) assert.equal(stay.length, PLACES)
    // Places given back are taken again: the last word is always a full shift.
    for (const who of rivals) {
      if (stay.length >= PLACES) break
      const again = await accept(who, shiftId)
      if (again.ok && !stay.some((s) => s.hireId === again.hireId)) stay.push(again)
    }
    assert.deepEqual((await counts(shiftId)).live, PLACES)
    accepted += won.length
    full += answers.length - won.length
    cancelled += left.size
    await reset(shiftId)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  t.diagnostic(
    `${ROUNDS} rounds in ${seconds} s: ${accepted} accepted, ${full} refused as full, ${cancelled} cancelled`,
  )
})

test('one worker asked for at the same hours by shifts of two markets holds one of them, never two', async (t) => {
  const elsewhere = await w.market({ name: '南沙区零工市场', divisionCode: '440115' })
  const otherPost = await putPost(w.within, put({ marketId: elsewhere }))
  let wins = 0
  let tries = 0
  for (let round = 0; round < Math.max(3, Math.min(ROUNDS, 50)); round++) {
    const who = rivals[round]!
    const starts = at(24 * (3 + round))
    const shifts = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const market = i % 2 ? elsewhere : marketId
        const startsAt = new Date(starts.getTime() + i * 10 * 60_000)
        return {
          market,
          shiftId: await putShift(w.within, {
            marketId: market,
            employerId,
            postId: i % 2 ? otherPost : postId,
            startsAt,
          }),
        }
      }),
    )
    const answers = await Promise.all(shifts.map(({ market, shiftId }) => accept(who, shiftId, { market })))
    assert.equal(answers.filter((a) => a.ok).length, 1, `round ${round}`)
    assert.deepEqual(new Set(answers.flatMap((a) => (a.ok ? [] : [a.code]))), new Set(['overlaps']))
    wins += 1
    tries += answers.length
  }
  const { n } = await w.within(
    async (tx) =>
      (
        await sql<{ n: number }>`select count(*) as n from hires.busy a join hires.busy b
    on a.worker_id = b.worker_id and a.hire_id < b.hire_id and a.during && b.during where a.live and b.live`.execute(tx)
      ).rows[0]!,
  )
  assert.equal(n, 0)
  t.diagnostic(`${tries} overlapping accepts, ${wins} held`)
})

test('shifts that touch do not overlap; with a travel margin they do', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const day = at(24 * 70)
  assert.ok((await accept(who!, await shift(day, { hours: 4 }))).ok)
  assert.ok((await accept(who!, await shift(new Date(day.getTime() + 4 * HOUR), { hours: 4 }))).ok)
  const far = await w.market({ name: '从化区零工市场', divisionCode: '440117', travelMarginMinutes: 60 })
  const farPost = await putPost(w.within, put({ marketId: far }))
  const near = await putShift(w.within, {
    marketId: far,
    employerId,
    postId: farPost,
    startsAt: new Date(day.getTime() + 8.5 * HOUR),
  })
  assert.deepEqual(await accept(who!, near, { market: far }), { ok: false, code: 'overlaps' })
  const later = await putShift(w.within, {
    marketId: far,
    employerId,
    postId: farPost,
    startsAt: new Date(day.getTime() + 9 * HOUR),
  })
  assert.ok((await accept(who!, later, { market: far })).ok)
})

test('equal requests with one key in parallel have one effect and one reply; another payload under the key is refused', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const shiftId = await shift(at(24 * 80))
  const key = newId()
  const answers = await Promise.all(Array.from({ length: 20 }, () => accept(who!, shiftId, { key })))
  assert.equal(new Set(answers.map((a) => (a.ok ? a.hireId : a.code))).size, 1)
  assert.ok(answers[0]!.ok)
  assert.deepEqual(await counts(shiftId), { taken: 1, live: 1, all: 1, busy: 1 })
  assert.deepEqual(await accept(who!, await shift(at(24 * 81)), { key }), { ok: false, code: 'key-used-otherwise' })
})

test('asking again for the shift one has answers the same hire', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const shiftId = await shift(at(24 * 82))
  assert.deepEqual(await accept(who!, shiftId), await accept(who!, shiftId))
  assert.equal((await counts(shiftId)).taken, 1)
})

test('what is gone, begun, closed or barred is refused before anyone is asked for papers', async () => {
  const [bare] = await putWorkers(w.within, w, marketId, 1, { bornOn: null })
  const code = async (shiftId: string) => {
    const answer = await accept(bare!, shiftId)
    return answer.ok ? 'ok' : answer.code
  }
  const full = await shift(at(30), { headcount: 1 })
  await accept(rivals[60]!, full)
  assert.equal(await code(full), 'shift-full')
  assert.equal(await code(await shift(at(-1))), 'too-late')
  const paused = await putPost(w.within, put())
  await w.owner.query(`update jobs.post set state = 'paused' where post_id = $1`, [paused])
  assert.equal(
    await code(await putShift(w.within, { marketId, employerId, postId: paused, startsAt: at(30) })),
    'shift-closed',
  )
  const barred = newId()
  const barredPost = await putPost(w.within, put({ employerId: barred }))
  await w.owner.query(`update employers.employer set level = 'suspended' where employer_id = $1`, [barred])
  assert.equal(
    await code(await putShift(w.within, { marketId, employerId: barred, postId: barredPost, startsAt: at(30) })),
    'blocked',
  )
  assert.equal(await code(await shift(at(30))), 'identity-needed')
  assert.equal(await code(newId()), 'no-shift')
})

test('a paper whose birthday was only typed is shown at a desk first, and the refusal says where', async () => {
  const [anna] = await putWorkers(w.within, w, marketId, 1, { name: '李安娜' })
  await w.owner.query(`update accounts.person set identity_kind = 'passport' where person_id = $1`, [anna!.personId])
  const open = await shift(at(26))
  await assert.rejects(
    w.call(anna!, acceptShift, { params: { marketId, shiftId: open, workerId: anna!.personId }, body: {} }),
    { code: 'identity-check-needed', detail: /请带证件到.*石碁.*窗口/ },
  )
  await w.owner.query(`update accounts.person set identity_checked_at = $2 where person_id = $1`, [
    anna!.personId,
    w.now,
  ])
  assert.ok((await accept(anna!, open)).ok)
})

test('under 16 is never introduced, 16 and 17 only outside the list, with the item named', async () => {
  const [child] = await putWorkers(w.within, w, marketId, 1, { bornOn: '2010-03-07' })
  const [young] = await putWorkers(w.within, w, marketId, 1, { bornOn: '2009-03-07' })
  const easy = await shift(at(24))
  assert.deepEqual(await accept(child!, easy), { ok: false, code: 'under-16' })
  assert.ok((await accept(young!, easy)).ok)
  const heavy = await putPost(w.within, put({ occupation: 'loader' }))
  const load = await putShift(w.within, { marketId, employerId, postId: heavy, startsAt: at(50) })
  await assert.rejects(
    w.call(young!, acceptShift, { params: { marketId, shiftId: load, workerId: young!.personId }, body: {} }),
    {
      code: 'age-not-allowed',
      detail: /负重/,
    },
  )
})

test('a clerk takes a worker who has no phone, and the journal says for whom; a clerk elsewhere may not', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const shiftId = await shift(at(24 * 83))
  const hire = await w.call(clerk, acceptShift, { params: { marketId, shiftId, workerId: who!.personId }, body: {} })
  assert.equal(hire.state, 'accepted')
  const entry = await w.within((tx) =>
    tx
      .selectFrom('kernel.journal')
      .select(['actorId', 'forPersonId', 'data'])
      .where('kind', '=', 'hire.accepted')
      .where('subjectId', '=', hire.hireId)
      .executeTakeFirstOrThrow(),
  )
  assert.equal(entry.actorId, clerk.personId)
  assert.equal(entry.forPersonId, who!.personId)
  const other = await w.market({ name: '花都区零工市场', divisionCode: '440114' })
  const stranger = await w.staff('欧阳兰', 'clerk', { marketId: other })
  await assert.rejects(
    w.call(stranger, acceptShift, { params: { marketId, shiftId, workerId: who!.personId }, body: {} }),
    { code: 'forbidden' },
  )
  await assert.rejects(
    w.call(rivals[0]!, acceptShift, { params: { marketId, shiftId, workerId: who!.personId }, body: {} }),
    { code: 'forbidden' },
  )
  const [unknown] = await putWorkers(w.within, w, other, 1)
  await assert.rejects(
    w.call(clerk, acceptShift, { params: { marketId, shiftId, workerId: unknown!.personId }, body: {} }),
    { code: 'no-worker' },
  )
})

test('the card does not change under a hire: the change is offered, refused without penalty, or taken as a row of its own', async () => {
  const [one, two] = await putWorkers(w.within, w, marketId, 2)
  const changing = await putPost(w.within, put())
  const shiftId = await putShift(w.within, { marketId, employerId, postId: changing, startsAt: at(1.5) })
  const params = (who: Somebody) => ({ marketId, shiftId, workerId: who.personId })
  const first = await w.call(one!, acceptShift, { params: params(one!), body: { postVersion: 1 } })
  const second = await w.call(two!, acceptShift, { params: params(two!), body: {} })
  const before = await w.call(one!, getHire, { params: { marketId, hireId: first.hireId } })
  assert.equal(before.changeOffered, false)
  await w.owner.query('update jobs.post set pay_fen = 20000, version = 2 where post_id = $1', [changing])
  const after = await w.call(one!, getHire, { params: { marketId, hireId: first.hireId } })
  assert.deepEqual(
    [after.changeOffered, after.card, after.terms.pay.fen, after.offered?.pay.fen],
    [true, before.card, 24_000, 20_000],
  )
  await assert.rejects(w.call(rivals[70]!, acceptShift, { params: params(rivals[70]!), body: { postVersion: 1 } }), {
    code: 'post-changed',
  })
  await assert.rejects(
    w.call(one!, decideChange, {
      params: { marketId, hireId: first.hireId },
      body: { outcome: 'accepted', postVersion: 1 },
    }),
    { code: 'post-changed' },
  )
  const refused = await w.call(one!, decideChange, {
    params: { marketId, hireId: first.hireId },
    body: { outcome: 'refused', postVersion: 2 },
  })
  assert.deepEqual(
    [refused.pay.fen, refused.changeOffered, refused.changeRefused, refused.state],
    [24_000, false, true, 'accepted'],
  )
  const left = await w.call(one!, cancelHire, {
    params: { marketId, hireId: first.hireId },
    body: { reason: '工钱少了' },
  })
  assert.equal(left.endedLate, false, 'leaving changed terms is free, even an hour before the start')
  const taken = await w.call(two!, decideChange, {
    params: { marketId, hireId: second.hireId },
    body: { outcome: 'accepted', postVersion: 2 },
  })
  assert.equal(taken.pay.fen, 20_000)
  const page = await w.call(two!, getHire, { params: { marketId, hireId: second.hireId } })
  assert.deepEqual(
    [page.card.pay.fen, page.terms.pay.fen, page.changes.map((c) => c.outcome)],
    [24_000, 20_000, ['accepted']],
  )
})

test("a cancellation is free until the market's hour and marked later; the place and the time are free again", async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const soon = await shift(at(24 * 90 - 1), { headcount: 1 })
  const early = await w.call(who!, acceptShift, {
    params: { marketId, shiftId: soon, workerId: who!.personId },
    body: {},
  })
  assert.equal(
    (await w.call(who!, cancelHire, { params: { marketId, hireId: early.hireId }, body: { reason: '家里有事' } }))
      .endedLate,
    false,
  )
  const near = await shift(at(1.5), { headcount: 1 })
  const late = await w.call(who!, acceptShift, {
    params: { marketId, shiftId: near, workerId: who!.personId },
    body: {},
  })
  const ended = await w.call(owner, cancelHire, {
    params: { marketId, hireId: late.hireId },
    body: { reason: '下雨停工' },
  })
  assert.deepEqual([ended.state, ended.endedLate, ended.live], ['cancelled-by-employer', true, false])
  assert.deepEqual(await counts(near), { taken: 0, live: 0, all: 1, busy: 0 })
  assert.ok((await accept(who!, near)).ok, 'hired again')
  const list = await w.call(who!, listWorkerHires, { params: { workerId: who!.personId }, query: { limit: 2 } })
  assert.equal(list.items.length, 2)
  const rest = await w.call(who!, listWorkerHires, {
    params: { workerId: who!.personId },
    query: { limit: 2, after: list.next! },
  })
  assert.equal(new Set([...list.items, ...rest.items].map((h) => h.hireId)).size, 3)
  await w.drain()
  const messages = await w.within((tx) =>
    tx.selectFrom('notices.message').select('template').where('personId', '=', who!.personId).execute(),
  )
  assert.deepEqual(new Set(messages.map((m) => m.template)), new Set(['hire-accepted', 'hire-cancelled']))
})

test('a whole shift is cancelled with everybody in it, by its own employer only', async () => {
  const shiftId = await shift(at(24 * 95))
  for (const who of rivals.slice(0, 3)) assert.ok((await accept(who, shiftId)).ok)
  const stranger = await w.member('赵老板', newId())
  await assert.rejects(w.call(stranger, cancelShift, { params: { marketId, shiftId }, body: { reason: '不干了' } }), {
    code: 'no-shift',
  })
  assert.deepEqual(await w.call(owner, cancelShift, { params: { marketId, shiftId }, body: { reason: '材料没到' } }), {
    cancelled: 3,
  })
  assert.deepEqual(await counts(shiftId), { taken: 0, live: 0, all: 3, busy: 0 })
  assert.deepEqual(await accept(rivals[5]!, shiftId), { ok: false, code: 'shift-closed' })
})

test('who has only just pressed takes it back without a mark, however near the start is; two minutes later it counts', async () => {
  const [who] = await putWorkers(w.within, w, marketId, 1)
  const soon = await shift(at(1), { headcount: 1 })
  const take = () =>
    w.call(who!, acceptShift, { params: { marketId, shiftId: soon, workerId: who!.personId }, body: {} })
  const leave = (hireId: string) =>
    w.call(who!, cancelHire, { params: { marketId, hireId }, body: { reason: '点错了，马上撤回' } })
  const slip = await leave((await take()).hireId)
  assert.deepEqual([slip.state, slip.endedLate], ['cancelled-by-worker', false])
  assert.deepEqual(await counts(soon), { taken: 0, live: 0, all: 1, busy: 0 })
  const meant = await take()
  w.advance(3)
  assert.equal((await leave(meant.hireId)).endedLate, true)
})
