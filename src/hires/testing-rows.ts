/** Posts, shifts, workers and hires put straight into the database, so that a test can begin in the middle. For tests only. */
import { sql } from 'kysely'
import { newId } from '#kernel/clock.ts'
import type { Keyring } from '#kernel/crypto/index.ts'
import { sealField } from '#kernel/crypto/index.ts'
import type { Tx } from '#kernel/database.ts'
import { cellOf } from '#kernel/geo.ts'
import type { people, Somebody } from '#kernel/testing-people.ts'
import { cardNumberFrom } from '#workers/worker.rules.ts'

type Within = <T>(body: (tx: Tx) => Promise<T>) => Promise<T>
type Cast = ReturnType<typeof people>
const HOUR = 3600_000

let cards = 0
/** Adults with papers shown, registered at a market, each with a session. */
export async function putWorkers(
  within: Within,
  cast: Cast,
  marketId: string,
  count: number,
  more: { bornOn?: string | null; name?: string } = {},
): Promise<Somebody[]> {
  const { bornOn = '1980-05-05', name = '梁志强' } = more
  const out: Somebody[] = []
  for (let i = 0; i < count; i++) {
    const papers =
      bornOn === null
        ? {}
        : { identityKind: 'mainland-id', identitySealed: 'lg1.test', identityMasked: '4401**********1234', bornOn }
    const who = await cast.somebody(count > 1 ? `${name}${'甲乙丙丁戊己庚辛壬癸'[i % 10]}` : name, papers)
    await within(async (tx) => {
      const cardNumber = cardNumberFrom(String(100_000_000 + cards++))
      await tx
        .insertInto('workers.worker')
        .values({ workerId: who.personId, marketId, cardNumber, createdAt: new Date(0) })
        .execute()
      await tx.insertInto('workers.cardClaim').values({ workerId: who.personId, cardNumber }).execute()
      await tx
        .insertInto('accounts.tie')
        .values({ personId: who.personId, marketId, why: 'registered', since: new Date(0) })
        .execute()
    })
    out.push(who)
  }
  return out
}

interface PostRow {
  marketId: string
  employerId: string
  ownerId: string
  now?: Date
  keyring?: Keyring
  occupation?: string
  kind?: 'daily' | 'hourly' | 'part-time' | 'temporary' | 'stage'
  payFen?: number
  payUnit?: 'hour' | 'day' | 'piece' | 'job'
  settlement?: 'after-shift' | 'next-day' | 'weekly' | 'half-month' | 'at-end'
}
/** A verified employer tied to the market. Put once. */
export async function putEmployer(
  within: Within,
  { marketId, employerId, ownerId }: { marketId: string; employerId: string; ownerId: string },
): Promise<void> {
  await within(async (tx) => {
    await tx
      .insertInto('employers.employer')
      .values({
        employerId,
        kind: 'household',
        name: '李姓家庭',
        contactPersonId: ownerId,
        contactName: '李老板',
        phoneSealed: 'lg1.test',
        phoneMasked: '138****0001',
        divisionCode: '440113',
        address: '石碁镇',
        level: 'verified',
        levelSince: new Date(0),
        createdAt: new Date(0),
      })
      .onConflict((c) => c.column('employerId').doNothing())
      .execute()
    await tx
      .insertInto('employers.tie')
      .values({ employerId, marketId, since: new Date(0) })
      .onConflict((c) => c.columns(['employerId', 'marketId']).doNothing())
      .execute()
  })
}
export async function putPost(within: Within, post: PostRow): Promise<string> {
  const {
    marketId,
    employerId,
    ownerId,
    now = new Date(),
    keyring,
    occupation = 'sorter',
    kind = 'daily',
    payFen = 24_000,
    payUnit = 'day',
    settlement = 'after-shift',
  } = post
  await putEmployer(within, post)
  const postId = newId()
  await within((tx) =>
    tx
      .insertInto('jobs.post')
      .values({
        marketId,
        postId,
        employerId,
        occupation,
        kind,
        title: '仓库分拣',
        payFen,
        payUnit,
        pieceName: payUnit === 'piece' ? '箱' : null,
        settlement,
        divisionCode: '440113',
        place: '石碁镇亚运大道8号',
        lat: 22.955,
        lng: 113.435,
        meetingPoint: '东门',
        conditions: JSON.stringify({ meals: true }),
        contactName: '李老板',
        contactPhoneSealed: keyring ? sealField(keyring, 'jobs.post.contact_phone', '13800000001', postId) : 'lg1.test',
        contactPhoneMasked: '138****0001',
        validUntil: new Date(now.getTime() + 30 * 24 * HOUR),
        state: 'published',
        createdAt: now,
        createdBy: ownerId,
        publishedAt: now,
      })
      .execute(),
  )
  return postId
}
export async function putShift(
  within: Within,
  {
    marketId,
    employerId,
    postId,
    startsAt,
    hours = 9,
    headcount = 5,
    breakMinutes = 60,
  }: {
    marketId: string
    employerId: string
    postId: string
    startsAt: Date
    hours?: number
    headcount?: number
    breakMinutes?: number
  },
): Promise<string> {
  const shiftId = newId()
  await within(async (tx) => {
    const post = await tx
      .selectFrom('jobs.post')
      .selectAll()
      .where('marketId', '=', marketId)
      .where('postId', '=', postId)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('jobs.shift')
      .values({
        marketId,
        shiftId,
        postId,
        employerId,
        startsAt,
        endsAt: new Date(startsAt.getTime() + hours * HOUR),
        breakMinutes,
        headcount,
        listed: true,
        occupation: post.occupation,
        cell: cellOf(post),
        lat: post.lat,
        lng: post.lng,
        payFen: post.payFen,
        payUnit: post.payUnit,
        settlement: post.settlement,
        checkinSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      })
      .execute()
  })
  return shiftId
}

/** Open shifts of one post on the days to come, two a day, so that some overlap and some do not. */
export async function putOpenShifts(
  within: Within,
  {
    marketId,
    employerId,
    ownerId,
    count,
    headcount,
  }: { marketId: string; employerId: string; ownerId: string; count: number; headcount: number },
): Promise<string[]> {
  const postId = await putPost(within, { marketId, employerId, ownerId })
  const from = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR
  const out: string[] = []
  for (let i = 0; i < count; i++)
    out.push(
      await putShift(within, { marketId, employerId, postId, startsAt: new Date(from + i * 6 * HOUR), headcount }),
    )
  return out
}

/** Work done yesterday and owed, with its ledger row. */
export async function putWorkedHire(
  within: Within,
  { marketId, employerId, worker, dueFen }: { marketId: string; employerId: string; worker: Somebody; dueFen: number },
): Promise<string> {
  const postId = await putPost(within, { marketId, employerId, ownerId: worker.personId })
  const startsAt = new Date(Date.now() - 30 * HOUR)
  const shiftId = await putShift(within, { marketId, employerId, postId, startsAt, headcount: 1 })
  const hireId = newId()
  const key = { marketId, hireId }
  await within(async (tx) => {
    await tx
      .updateTable('jobs.shift')
      .set({ taken: 1, listed: false, state: 'ended' })
      .where('marketId', '=', marketId)
      .where('shiftId', '=', shiftId)
      .execute()
    const card = {
      version: 1,
      number: '20260305-000001',
      postVersion: 1,
      market: { marketId, name: '石碁综合零工市场', phone: null },
      employer: { employerId, name: '李姓家庭', kind: 'household', level: 'verified' },
      worker: { workerId: worker.personId, name: '梁志强', cardNumber: '1000000008' },
      occupation: { code: 'sorter', name: '分拣员' },
      kind: 'daily',
      title: '仓库分拣',
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 9 * HOUR).toISOString(),
      breakMinutes: 60,
      pay: { fen: 24_000, unit: 'day', pieceName: null },
      settlement: 'after-shift',
      place: {
        text: '石碁镇亚运大道8号',
        divisionCode: '440113',
        point: { lat: 22.955, lng: 113.435 },
        meetingPoint: '东门',
      },
      conditions: {},
      contact: { name: '李老板', phoneMasked: '138****0001' },
      acceptedAt: startsAt.toISOString(),
      how: 'phone',
    }
    await tx
      .insertInto('hires.hire')
      .values({
        ...key,
        shiftId,
        postId,
        workerId: worker.personId,
        employerId,
        state: 'worked',
        number: card.number,
        card: JSON.stringify(card),
        cardHash: '-',
        acceptedAt: startsAt,
        acceptedBy: worker.personId,
        how: 'phone',
      })
      .execute()
    await sql`insert into hires.busy (worker_id, hire_id, market_id, during)
      select ${worker.personId}, ${hireId}, ${marketId}, tstzrange(starts_at, ends_at, '[)') from jobs.shift where market_id = ${marketId} and shift_id = ${shiftId}`.execute(
      tx,
    )
    await tx
      .insertInto('hires.attendance')
      .values({
        ...key,
        inAt: startsAt,
        inHow: 'desk',
        outAt: new Date(startsAt.getTime() + 9 * HOUR),
        outHow: 'desk',
        workedMinutes: 480,
      })
      .execute()
    await tx
      .insertInto('hires.wageDue')
      .values({
        ...key,
        workerId: worker.personId,
        employerId,
        amountFen: dueFen,
        basis: '{}',
        dueAt: new Date(Date.now() - 6 * HOUR),
        madeAt: startsAt,
      })
      .execute()
    await tx
      .insertInto('hires.transfer')
      .values({
        ...key,
        transferId: newId(),
        debit: 'employer-cost',
        debitParty: employerId,
        credit: 'worker-claim',
        creditParty: worker.personId,
        amountFen: dueFen,
        sourceKind: 'due',
        sourceId: hireId,
        at: startsAt,
      })
      .execute()
  })
  return hireId
}
