/** Who comes, and what becomes of it: taken at dawn or the evening before, left, not shown, worked, owed, paid late or never, quarrelled over, rated. */
import { hash as digest } from 'node:crypto'
import { hireNumber } from '#hires/job-card.rules.ts'
import { shiftPayFen } from '#jobs/shift.rules.ts'
import { dayOf } from '#kernel/clock.ts'
import { newTotpSecret } from '#kernel/crypto/index.ts'
import { cellOf } from '#kernel/geo.ts'
import { type CardText, cardOf } from './province-cards.ts'
import { HABITS } from './province-habits.ts'
import type { Entry, Load } from './province-load.ts'
import type { Crowd, Worker } from './province-people.ts'
import type { Shift } from './province-posts.ts'
import { HOUR_MS, iso, MINUTE_MS } from './province-time.ts'
import { settle, work } from './province-wages.ts'
import type { Random } from './random.ts'

/** Writes an entry about one hire into the journal. */
export type Tell = (
  atMs: number,
  kind: string,
  by: 'worker' | 'desk' | 'employer' | 'clock',
  data: string,
  reason?: string,
) => void

export interface Scene {
  load: Load
  random: Random
  now: Date
  crowd: Crowd
  past: Entry[]
  byTrade: Map<string, Worker[]>
}

/** Plays one shift up to now and stores it with its hires. Answers whether it can still be taken. */
export function playShift(scene: Scene, shift: Shift): boolean {
  const { load, random, now } = scene
  const { post, startsMs, endsMs, breakMinutes, headcount } = shift
  const nowMs = now.getTime()
  const open = startsMs > nowMs
  const cancelled = !open && random.chance(0.012)
  // The nearer the start, the fuller; a tenth of all places stays empty.
  const hoursAhead = Math.max(0, (startsMs - nowMs) / HOUR_MS)
  const fill = open ? 0.62 * Math.exp(-hoursAhead / 16) : 0.86 + random.normal() * 0.08
  let taken = 0
  let confirmed = 0
  const card = cardOf(shift)
  for (let place = 0; place < headcount && !cancelled; place++) {
    if (!random.chance(fill)) continue
    const worker = findWorker(scene, shift)
    if (!worker) continue
    const end = playHire(scene, shift, worker, card)
    if (end === 'gone') continue
    taken += 1
    if (end === 'confirmed') confirmed += 1
    worker.busyUntilMs = endsMs
  }
  const cancelledMs = startsMs - 3 * HOUR_MS
  const state = cancelled
    ? 'cancelled'
    : endsMs <= nowMs
      ? taken > 0 && confirmed === taken
        ? 'settled'
        : 'ended'
      : !open
        ? 'under-way'
        : taken >= headcount
          ? 'filled'
          : 'open'
  const listed = state === 'open' && post.state === 'published' && post.validUntilMs > nowMs
  const { place, employer } = post
  load.row(
    'jobs.shift',
    [
      place.marketId,
      shift.shiftId,
      post.postId,
      employer.employerId,
      iso(startsMs),
      iso(endsMs),
      breakMinutes,
      headcount,
      taken,
      state,
      listed,
      post.trade.code,
      cellOf(post.point),
      post.point.lat,
      post.point.lng,
      post.payFen,
      post.payUnit,
      shiftPayFen(post.payFen, post.payUnit, { startsAt: new Date(startsMs), endsAt: new Date(endsMs), breakMinutes }),
      post.settlement,
      cancelled ? iso(cancelledMs) : null,
      cancelled ? employer.contactId : null,
      cancelled ? '活不做了' : null,
    ],
    [newTotpSecret()],
  )
  if (cancelled)
    scene.past.push({
      atMs: cancelledMs,
      marketId: place.marketId,
      kind: 'shift.cancelled',
      subjectId: shift.shiftId,
      actorId: employer.contactId,
      actorAs: 'employer',
    })
  return listed
}

/** Somebody of the trade who is free, keen today, and known long enough. */
function findWorker({ random, byTrade }: Scene, { post, startsMs }: Shift): Worker | null {
  const list = byTrade.get(post.trade.code)
  if (!list) return null
  const from = random.int(0, list.length - 1)
  for (let i = 0; i < Math.min(list.length, 24); i++) {
    const worker = list[(from + i) % list.length]!
    if (
      worker.busyUntilMs <= startsMs &&
      worker.sinceMs < post.createdMs - HOUR_MS &&
      random.unit() < worker.zeal + 0.05
    )
      return worker
  }
  return null
}

type End = 'gone' | 'live' | 'confirmed'
function playHire(scene: Scene, shift: Shift, worker: Worker, card: CardText): End {
  const { load, random, now, crowd, past } = scene
  const { post, startsMs, endsMs } = shift
  const { marketId } = post.place
  const nowMs = now.getTime()
  const { workerId } = worker
  const { employerId, contactId } = post.employer
  const acceptedMs = acceptedAt(random, shift, nowMs)
  const hireId = random.id(acceptedMs)
  const how = random.chance(0.14) ? 'desk' : 'phone'
  const acceptedBy = how === 'desk' ? crowd.clerkId : workerId
  const number = hireNumber(hireId, dayOf(new Date(startsMs)))
  const text = `{"acceptedAt":"${iso(acceptedMs)}",${card.head},"how":"${how}",${card.middle},"number":"${number}",${card.tail},"version":1,"worker":{"cardNumber":"${worker.cardNumber}","name":"${worker.name}","workerId":"${workerId}"}}`
  const cardHash = digest('sha256', text)
  const entry: Tell = (atMs, kind, by, data, reason) => {
    past.push({
      atMs,
      marketId,
      kind,
      subjectId: hireId,
      data,
      reason,
      actorId: by === 'worker' ? workerId : by === 'desk' ? crowd.clerkId : by === 'employer' ? contactId : null,
      actorAs: by === 'desk' ? 'clerk' : by === 'clock' ? null : by,
      forPersonId: by === 'desk' ? workerId : null,
    })
  }
  const parties = `"employerId":"${employerId}"`
  const ofShift = `"shiftId":"${shift.shiftId}"`
  entry(
    acceptedMs,
    'hire.accepted',
    how === 'desk' ? 'desk' : 'worker',
    `{"cardHash":"${cardHash}",${parties},"how":"${how}","postId":"${post.postId}",${ofShift},"workerId":"${workerId}"}`,
  )
  const store = (
    state: string,
    live: boolean,
    until: number,
    ended: [string, string, string, boolean] | [null, null, null, null] = [null, null, null, null],
  ) => {
    load.row('hires.hire', [
      marketId,
      hireId,
      shift.shiftId,
      post.postId,
      workerId,
      employerId,
      state,
      live,
      number,
      text,
      cardHash,
      iso(acceptedMs),
      acceptedBy,
      how,
      ...ended,
    ])
    load.row('hires.busy', [workerId, hireId, marketId, `["${iso(startsMs)}","${iso(until)}")`, live])
  }

  const fate = random.unit()
  if (fate < 0.1 && acceptedMs < Math.min(nowMs, startsMs) - 20 * MINUTE_MS) {
    const side = fate < 0.075 ? 'worker' : 'employer'
    const endedMs = acceptedMs + Math.floor((Math.min(nowMs, startsMs) - acceptedMs) * (0.1 + random.unit() * 0.85))
    const late = endedMs > startsMs - 120 * MINUTE_MS
    const reason = side === 'worker' ? random.pick(WHY_LEFT) : random.pick(WHY_DROPPED)
    store(`cancelled-by-${side}`, false, endsMs, [iso(endedMs), side === 'worker' ? workerId : contactId, reason, late])
    entry(
      endedMs,
      'hire.cancelled',
      side,
      `{${parties},"endedLate":${late},${ofShift},"state":"cancelled-by-${side}","workerId":"${workerId}"}`,
      reason,
    )
    return 'gone'
  }
  if (startsMs > nowMs) {
    store('accepted', true, endsMs)
    return 'live'
  }
  const missedMs = startsMs + random.int(31, 90) * MINUTE_MS
  if (fate > 0.972 && missedMs < nowMs) {
    store('no-show', false, endsMs, [iso(missedMs), contactId, '没来', true])
    entry(
      missedMs,
      'hire.not-shown',
      'employer',
      `{${parties},"endedLate":true,${ofShift},"state":"no-show","workerId":"${workerId}"}`,
      '没来',
    )
    return 'gone'
  }
  const inMs =
    startsMs + (random.chance(0.09) ? random.int(2, 14) : -random.int(0, 24)) * MINUTE_MS + random.int(0, 59) * 1000
  if (inMs > nowMs) {
    store('accepted', true, endsMs)
    return 'live'
  }
  const inBy = random.chance(0.6) ? 'qr' : 'employer'
  entry(
    inMs,
    'hire.checked-in',
    inBy === 'qr' ? 'worker' : 'employer',
    `{"at":"${iso(inMs)}",${parties},"how":"${inBy}",${ofShift},"workerId":"${workerId}"}`,
  )
  const drift = random.unit()
  const outMs =
    endsMs + (drift < 0.05 ? -random.int(30, 120) : drift < 0.12 ? random.int(20, 75) : random.int(-4, 9)) * MINUTE_MS
  const inPersonId = inBy === 'qr' ? workerId : contactId
  if (outMs > nowMs) {
    store('checked-in', true, endsMs)
    load.row('hires.attendance', [
      marketId,
      hireId,
      iso(inMs),
      inBy,
      inPersonId,
      null,
      null,
      null,
      shift.breakMinutes,
      null,
      null,
    ])
    return 'live'
  }
  const worked = work(shift, inMs, outMs, random)
  entry(
    outMs,
    'hire.worked',
    inBy === 'qr' ? 'worker' : 'employer',
    `{"amountFen":${worked.amountFen},${parties},"how":"${inBy}","pieces":${worked.basis.pieces},${ofShift},"workedMinutes":${worked.basis.workedMinutes},"workerId":"${workerId}"}`,
  )
  const state = settle({ scene, shift, worker, hireId, outMs, ...worked, entry })
  store(state, true, Math.min(outMs, endsMs))
  load.row('hires.attendance', [
    marketId,
    hireId,
    iso(inMs),
    inBy,
    inPersonId,
    iso(outMs),
    inBy,
    inPersonId,
    shift.breakMinutes,
    worked.basis.workedMinutes,
    worked.basis.pieces,
  ])
  return state === 'confirmed' ? 'confirmed' : 'live'
}

/** Building and loading are taken at dawn, the rest the evening before or in between. */
function acceptedAt(random: Random, { post, startsMs }: Shift, nowMs: number): number {
  // Nobody thinks further ahead than the day after tomorrow.
  const earliest = Math.max(post.createdMs + 90_000, startsMs - 40 * HOUR_MS)
  const latest = Math.min(startsMs - 8 * MINUTE_MS, nowMs - 30_000)
  if (latest <= earliest) return Math.max(post.createdMs + 60_000, Math.min(latest, startsMs - MINUTE_MS))
  const dawn = random.chance(HABITS[post.trade.group]!.dawn)
  const wished = dawn
    ? startsMs - Math.abs(random.normal()) * 70 * MINUTE_MS - 12 * MINUTE_MS
    : startsMs - (11 + random.normal() * 2) * HOUR_MS
  return Math.floor(wished >= earliest && wished <= latest ? wished : earliest + (latest - earliest) * random.unit())
}

const WHY_LEFT = ['家里有事', '身体不舒服', '找到更近的活', '天气不好', '没赶上车'] as const
const WHY_DROPPED = ['活提前做完了', '材料没到', '下雨停工'] as const
