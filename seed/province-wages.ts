/** What work done comes to and what becomes of the money: paid the same day, late, never; quarrelled over, confirmed, rated. */
import { type WageBasis, wageDueAt, wageOf } from '#hires/wage.rules.ts'
import { canonicalJson } from '#kernel/crypto/index.ts'
import type { Scene, Tell } from './province-hires.ts'
import type { Worker } from './province-people.ts'
import type { Shift } from './province-posts.ts'
import { HOUR_MS, iso, MINUTE_MS } from './province-time.ts'
import type { Random } from './random.ts'

export function work(
  { post, startsMs, endsMs, breakMinutes }: Shift,
  inMs: number,
  outMs: number,
  random: Random,
): { amountFen: number; basis: WageBasis } {
  const hours = (outMs - Math.max(inMs, startsMs)) / HOUR_MS
  const pieces =
    post.payUnit === 'piece'
      ? Math.max(1, Math.round(post.piecesPerHour! * hours * (0.85 + random.unit() * 0.35)))
      : null
  return wageOf(
    { payFen: post.payFen, unit: post.payUnit, startsAt: new Date(startsMs), endsAt: new Date(endsMs), breakMinutes },
    { inAt: new Date(inMs), outAt: new Date(outMs), breakMinutes, pieces, outAlone: false },
  )
}

interface Settling {
  scene: Scene
  shift: Shift
  worker: Worker
  hireId: string
  outMs: number
  amountFen: number
  basis: WageBasis
  entry: Tell
}
/** From the wage that is due to the state it is in now. */
export function settle({
  scene,
  shift,
  worker,
  hireId,
  outMs,
  amountFen,
  basis,
  entry,
}: Settling): 'worked' | 'paid' | 'confirmed' {
  const { load, random, now } = scene
  const { post } = shift
  const { marketId } = post.place
  const { workerId } = worker
  const { employerId, contactId, reliability } = post.employer
  const nowMs = now.getTime()
  const dueAt = wageDueAt({
    settlement: post.settlement,
    kind: post.kind,
    endsAt: new Date(Math.max(shift.endsMs, outMs)),
    workEndsAt: new Date(Math.max(post.lastEndMs, outMs)),
  })
  const dueMs = dueAt.getTime()
  const parties = `"employerId":"${employerId}"`
  const onTime = random.chance(reliability)
  const never = !onTime && random.chance(reliability === 0 ? 0.55 : 0.04)
  const paidMs = never
    ? Number.POSITIVE_INFINITY
    : onTime
      ? outMs + Math.floor((dueMs - outMs - HOUR_MS) * random.unit() ** 3) + 5 * MINUTE_MS
      : dueMs + Math.floor((0.1 + random.unit() ** 2 * 9) * 24 * HOUR_MS)
  const paid = paidMs <= nowMs
  const overdueMs = dueMs + random.int(1, 9) * MINUTE_MS
  const overdue = overdueMs <= nowMs && paidMs > overdueMs
  if (overdue)
    entry(
      overdueMs,
      'wage.overdue',
      'clock',
      `{"dueAt":"${iso(dueMs)}",${parties},"openFen":${amountFen},"workerId":"${workerId}"}`,
    )

  const disputedMs = overdue ? overdueMs + random.int(60, 2000) * MINUTE_MS : outMs + random.int(5, 600) * MINUTE_MS
  const disputed = random.chance(overdue ? 0.3 : 0.004) && disputedMs < Math.min(nowMs, paid ? paidMs : nowMs)
  if (disputed) entry(disputedMs, 'wage.disputed', 'worker', `{"amountFen":${amountFen},${parties},"paidFen":0}`)
  const settledMs = paid ? paidMs + random.int(10, 900) * MINUTE_MS : Number.POSITIVE_INFINITY
  const settled = disputed && settledMs <= nowMs
  if (settled) entry(settledMs, 'wage.dispute-settled', 'desk', `{"amountFen":${amountFen},"paidFen":${amountFen}}`)

  load.row('hires.transfer', [
    marketId,
    random.id(outMs),
    hireId,
    'employer-cost',
    employerId,
    'worker-claim',
    workerId,
    amountFen,
    'due',
    hireId,
    iso(outMs),
  ])
  let confirmedMs: number | null = null
  if (paid) {
    const paymentId = random.id(paidMs)
    const how = random.pick(WAYS)
    load.row('hires.wage_payment', [marketId, paymentId, hireId, amountFen, how, iso(paidMs), contactId, iso(paidMs)])
    load.row('hires.transfer', [
      marketId,
      random.id(paidMs),
      hireId,
      'worker-claim',
      workerId,
      'employer-paid',
      employerId,
      amountFen,
      'payment',
      paymentId,
      iso(paidMs),
    ])
    entry(
      paidMs,
      'wage.paid',
      'employer',
      `{"amountFen":${amountFen},${parties},"how":"${how}","paymentId":"${paymentId}","shiftId":"${shift.shiftId}","whole":true,"workerId":"${workerId}"}`,
    )
    const at = Math.max(settled ? settledMs : 0, paidMs) + Math.floor(random.unit() ** 2 * 40 * HOUR_MS) + 2 * MINUTE_MS
    if (random.chance(0.93) && at <= nowMs && (!disputed || settled)) {
      confirmedMs = at
      entry(
        at,
        'wage.confirmed',
        'worker',
        `{"amountFen":${amountFen},"disputed":false,${parties},"shiftId":"${shift.shiftId}","workerId":"${workerId}"}`,
      )
      rate(scene, { marketId, hireId, workerId, contactId, atMs: at, nowMs, late: overdue, entry })
    }
  }
  load.row('hires.wage_due', [
    marketId,
    hireId,
    workerId,
    employerId,
    amountFen,
    canonicalJson({ ...basis }),
    iso(dueMs),
    iso(outMs),
    paid ? amountFen : 0,
    confirmedMs && iso(confirmedMs),
    disputed ? iso(disputedMs) : null,
    disputed ? (overdue ? '说好的日子没给钱' : '工时少记了') : null,
    settled ? iso(settledMs) : null,
    settled ? '调解后付清' : null,
    overdue ? iso(overdueMs) : null,
  ])
  return confirmedMs ? 'confirmed' : paid ? 'paid' : 'worked'
}

function rate(
  { load, random }: Scene,
  {
    marketId,
    hireId,
    workerId,
    contactId,
    atMs,
    nowMs,
    late,
    entry,
  }: {
    marketId: string
    hireId: string
    workerId: string
    contactId: string
    atMs: number
    nowMs: number
    late: boolean
    entry: Tell
  },
): void {
  for (const side of ['worker', 'employer'] as const) {
    const ratedMs = atMs + random.int(1, 240) * MINUTE_MS
    if (!random.chance(0.38) || ratedMs > nowMs) continue
    const stars = late && side === 'worker' ? random.int(1, 3) : random.chance(0.8) ? 5 : random.int(3, 4)
    const facts =
      side === 'worker'
        ? `{"asPromised":${stars > 2},"onTime":true,"paidOnTime":${!late}}`
        : `{"asPromised":true,"onTime":${stars > 3}}`
    load.row('hires.rating', [
      marketId,
      hireId,
      side,
      facts,
      stars,
      null,
      side === 'worker' ? workerId : contactId,
      iso(ratedMs),
    ])
    entry(ratedMs, 'hire.rated', side, `{"bySide":"${side}","facts":${facts},"stars":${stars}}`)
  }
}

const WAYS = ['wechat', 'wechat', 'wechat', 'cash', 'cash', 'bank', 'alipay'] as const
