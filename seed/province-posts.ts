/** What is asked: posts with their trade, pay, hours and settlement, written in the afternoon before or at dawn. */
import type { Settlement } from '#hires/hire.rules.ts'
import { CONTACT_PHONE } from '#jobs/shift-for-hire.ts'
import { addDays, momentOf } from '#kernel/clock.ts'
import { canonicalJson, type Keyring, sealField } from '#kernel/crypto/index.ts'
import type { Point } from '#kernel/geo.ts'
import type { Employer } from './province-employers.ts'
import { HABITS } from './province-habits.ts'
import type { Entry, Load } from './province-load.ts'
import { around } from './province-people.ts'
import { floorFen, type Place, type Trade } from './province-places.ts'
import { DAY_MS, iso } from './province-time.ts'
import { type Random, weighted } from './random.ts'

export interface Post {
  postId: string
  place: Place
  employer: Employer
  trade: Trade
  kind: 'part-time' | 'temporary' | 'stage' | 'hourly' | 'daily'
  title: string
  payFen: number
  payUnit: 'hour' | 'day' | 'piece'
  pieceName: string | null
  piecesPerHour: number | null
  settlement: Settlement
  point: Point
  meetingPoint: string | null
  conditions: Record<string, string | boolean>
  createdMs: number
  validUntilMs: number
  lastEndMs: number
  state: 'published' | 'expired'
}
export interface Shift {
  shiftId: string
  post: Post
  startsMs: number
  endsMs: number
  breakMinutes: number
  headcount: number
}

const drawDays = weighted([55, 15, 12, 10, 8])
const DAYS = [1, 2, 3, 5, 7]
const drawHeads = weighted([25, 25, 18, 10, 8, 5, 4, 3, 1.5, 0.5])
const HEADS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20]

interface Asked {
  load: Load
  random: Random
  keyring: Keyring
  now: Date
  place: Place
  employer: Employer
  trade: Trade
  /** The first day of work. */
  on: string
  past: Entry[]
}
/** Null when it would have been written after now. */
export function writePost({ load, random, keyring, now, place, employer, trade, on, past }: Asked): Shift[] | null {
  const habit = HABITS[trade.group]!
  const dawn = random.chance(habit.dawn * 0.3)
  const startTime = random.pick(habit.starts)
  const firstMs = momentOf(on, startTime).getTime()
  const wished = dawn
    ? firstMs - random.int(45, 110) * 60_000
    : firstMs - Math.floor((8 + random.unit() * 11) * 3600_000)
  const createdMs = wished < now.getTime() ? wished : now.getTime() - random.int(2, 1200) * 60_000
  if (firstMs <= createdMs || firstMs - createdMs > 4 * DAY_MS) return null
  const days = dawn ? 1 : DAYS[drawDays(random)]!
  const hours = random.pick(habit.hours)
  const breakMinutes = hours >= 8 ? 60 : hours >= 6 ? 30 : 0
  const byHour = random.chance(habit.byHour)
  const byPiece = !byHour && habit.piece !== undefined && random.chance(0.4)
  const payUnit = byHour ? 'hour' : byPiece ? 'piece' : 'day'
  const kind = kindOf(random, days, hours, byHour)
  const hourlyFen = wage(random, place.city, on, trade, habit.yuanAnHour)
  const piecesPerHour = byPiece ? random.int(8, 30) : null
  const payFen = byPiece
    ? Math.ceil(hourlyFen / piecesPerHour!)
    : byHour
      ? Math.ceil(hourlyFen / 50) * 50
      : Math.ceil((hourlyFen * (hours - breakMinutes / 60)) / 1000) * 1000
  const postId = random.id(createdMs)
  const point = around(random, place.point, 0.02)
  const shifts: Shift[] = []
  const headcount = HEADS[drawHeads(random)]!
  const post: Post = {
    postId,
    place,
    employer,
    trade,
    kind,
    title: `${random.pick(LEADS)}${trade.name}`,
    payFen,
    payUnit,
    pieceName: byPiece ? habit.piece! : null,
    piecesPerHour,
    settlement: settlementOf(random, kind),
    point,
    meetingPoint: random.pick(MEETING),
    conditions: {
      meals: random.chance(0.55),
      notes: trade.certificate ? `要${trade.certificate}` : '不限经验',
      ...(breakMinutes > 0 && { rest: `中间休息${breakMinutes}分钟` }),
    },
    createdMs,
    validUntilMs: 0,
    lastEndMs: 0,
    state: 'published',
  }
  for (let day = 0; day < days; day++) {
    const startsMs = momentOf(addDays(on, day), startTime).getTime()
    shifts.push({
      shiftId: random.id(createdMs),
      post,
      startsMs,
      endsMs: startsMs + hours * 3600_000,
      breakMinutes,
      headcount,
    })
  }
  post.lastEndMs = shifts.at(-1)!.endsMs
  post.validUntilMs = post.lastEndMs
  if (post.validUntilMs <= now.getTime()) post.state = 'expired'
  store({ load, keyring, past }, post, random)
  return shifts
}

function store({ load, keyring, past }: Pick<Asked, 'load' | 'keyring' | 'past'>, post: Post, random: Random): void {
  const { postId, place, employer, trade, createdMs, point } = post
  const submittedMs = createdMs + 40_000
  const isDesk = random.chance(0.12)
  const atDesk = { actorId: employer.contactId, actorAs: 'employer' }
  load.row(
    'jobs.post',
    [
      place.marketId,
      postId,
      employer.employerId,
      trade.code,
      post.kind,
      post.title,
      `${trade.name}，${random.pick(SAYINGS)}`,
      post.payFen,
      post.payUnit,
      post.pieceName,
      post.piecesPerHour,
      post.settlement,
      place.divisionCode,
      employer.place,
      point.lat,
      point.lng,
      post.meetingPoint,
      canonicalJson(post.conditions),
      null,
      trade.certificate,
      employer.kind === 'labour-team' ? '工程总包单位（演示）' : null,
      employer.contactName,
      employer.phoneMasked,
      iso(post.validUntilMs),
      random.chance(0.06),
      post.state,
      isDesk ? 'desk' : 'own',
      iso(createdMs),
      employer.contactId,
      iso(submittedMs),
      iso(submittedMs),
      post.state === 'expired' ? iso(post.validUntilMs) : null,
    ],
    [sealField(keyring, CONTACT_PHONE, employer.phone, postId)],
  )
  load.row('jobs.review', [
    place.marketId,
    random.id(submittedMs),
    postId,
    'checked',
    '[]',
    iso(submittedMs + 8 * 3600_000).slice(0, 10),
    iso(submittedMs),
  ])
  const entry = { marketId: place.marketId, subjectId: postId, ...atDesk }
  past.push(
    { ...entry, atMs: createdMs, kind: 'post.written', data: `{"employerId":"${employer.employerId}"}` },
    { ...entry, atMs: submittedMs, kind: 'post.submitted', data: '{"findings":0,"version":1}' },
    { ...entry, atMs: submittedMs, kind: 'post.published', data: '{"version":1}' },
  )
  if (post.state === 'expired')
    past.push({
      atMs: post.validUntilMs,
      marketId: place.marketId,
      subjectId: postId,
      kind: 'post.expired',
      actorId: null,
      actorAs: null,
    })
}

function kindOf(random: Random, days: number, hours: number, byHour: boolean): Post['kind'] {
  if (days >= 5) return 'stage'
  if (days > 1) return 'temporary'
  if (byHour && hours <= 4) return random.chance(0.5) ? 'part-time' : 'hourly'
  return 'daily'
}
/** 劳动合同法 72: part-time work is settled within fifteen days. */
function settlementOf(random: Random, kind: Post['kind']): Settlement {
  if (kind === 'daily') return random.chance(0.8) ? 'after-shift' : 'next-day'
  if (kind === 'hourly') return random.chance(0.7) ? 'after-shift' : 'weekly'
  if (kind === 'part-time') return random.chance(0.5) ? 'weekly' : 'half-month'
  return random.pick(['next-day', 'weekly', 'at-end'] as const)
}

/** Fen an hour: the trade's usual rate by skill, the city's level, some luck; never within 8 % of the floor. */
function wage(random: Random, city: string, on: string, trade: Trade, yuanAnHour: number): number {
  const floor = floorCache.get(city) ?? floorFen(city, on)
  floorCache.set(city, floor)
  const level = CLASS[city] ?? 0.86
  const skill = 1 + trade.skill * 0.16
  return Math.max(
    Math.round(yuanAnHour * 100 * level * skill * Math.exp(random.normal() * 0.12)),
    Math.ceil(floor * 1.08),
  )
}
const floorCache = new Map<string, number>()
const CLASS: Record<string, number> = {
  440100: 1.1,
  440300: 1.18,
  440400: 1,
  440600: 1,
  441900: 1.02,
  442000: 0.98,
  441300: 0.95,
  440700: 0.92,
}

const LEADS = ['招', '请', '要', '找'] as const
const SAYINGS = [
  '按时到，按规矩做',
  '活不重，手脚勤快就行',
  '有人带，一学就会',
  '工具齐全，做完就走',
  '老板好说话，长期有活',
  '听安排，注意安全',
] as const
const MEETING = ['大门口', '东门保安亭', '一楼收货台', '路口公交站', '办公室门口', null] as const
