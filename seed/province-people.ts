/** The crowd of the province: workers, employers with their contacts, and a clerk for every hall. Sealed and indexed like anybody. */
import { SEALED_IDENTITY, SEALED_PHONE } from '#accounts/register-person.ts'
import { addDays } from '#kernel/clock.ts'
import { NO_MARKET } from '#kernel/context.ts'
import { blindIndex, hashPassword, type Keyring, sealField } from '#kernel/crypto/index.ts'
import type { Point } from '#kernel/geo.ts'
import { maskIdentity, maskPhone } from '#kernel/mask.ts'
import { readingOf } from '#kernel/names-pinyin.ts'
import { cardNumberFrom } from '#workers/worker.rules.ts'
import { identityNumber, phoneOfCrowd } from './papers.ts'
import { DEMO_PASSWORD } from './people.ts'
import { type Employer, employer } from './province-employers.ts'
import type { Entry, Load } from './province-load.ts'
import { BEFORE, type Place } from './province-places.ts'
import { DAY_MS, iso } from './province-time.ts'
import { type Random, weighted } from './random.ts'

export interface Worker {
  workerId: string
  name: string
  cardNumber: string
  female: boolean
  trades: Set<string>
  /** How often they come, 0 … 1: few come every day, most now and then. */
  zeal: number
  sinceMs: number
  /** End of the last shift they were taken for. */
  busyUntilMs: number
}
export interface Crowd {
  workers: Worker[]
  employers: Employer[]
  drawEmployer: (random: Random) => number
  clerkId: string
}

export interface Making {
  load: Load
  random: Random
  keyring: Keyring
  now: Date
  today: string
  /** Running numbers of phones, cards, papers over the whole province. */
  running: { phone: number; card: number; code: number; clerk: number }
  passwordHash: string
  /** Numbers given out: chance alone would give one or two of twenty thousand twice. */
  papers: Set<string>
}

export async function making(load: Load, random: Random, keyring: Keyring, now: Date, today: string): Promise<Making> {
  const running = { phone: 0, card: 0, code: 0, clerk: 0 }
  return {
    load,
    random,
    keyring,
    now,
    today,
    running,
    passwordHash: await hashPassword(DEMO_PASSWORD),
    papers: new Set(),
  }
}

export function people(m: Making, place: Place, count: { workers: number; employers: number }, past: Entry[]): Crowd {
  const clerkId = clerk(m, place, past)
  const employers = Array.from({ length: count.employers }, (_, i) => employer(m, place, clerkId, i === 0, past))
  return {
    clerkId,
    workers: Array.from({ length: count.workers }, () => worker(m, place, clerkId, past)),
    employers,
    drawEmployer: weighted(employers.map((e) => (e.level === 'verified' ? e.weight : 0))),
  }
}

interface NewPerson {
  sinceMs: number
  by: string | null
  female?: boolean
  phone?: string | null
  born?: string
}
export function person(m: Making, name: string, { sinceMs, by, female, phone = null, born }: NewPerson): string {
  const { load, random, keyring } = m
  const personId = random.id(sinceMs)
  const at = iso(sinceMs)
  const { full, initials } = readingOf(name)
  const number = born && paperOf(m, born, female ?? false)
  load.row(
    'accounts.person',
    [
      personId,
      name,
      full,
      initials,
      number ? 'mainland-id' : 'none',
      number ? maskIdentity(number) : null,
      number ? by : null,
      number ? at : null,
      born ?? null,
      number ? (female ? 'female' : 'male') : null,
      phone && maskPhone(phone),
      phone?.slice(-4) ?? null,
      phone !== null,
      at,
      by,
    ],
    [
      number ? sealField(keyring, SEALED_IDENTITY, number, personId) : null,
      phone && sealField(keyring, SEALED_PHONE, phone, personId),
    ],
  )
  if (number)
    load.row(
      'accounts.identity_claim',
      [personId, 'mainland-id', at],
      [blindIndex(keyring, 'accounts.identity', `mainland-id:${number}`)],
    )
  if (phone) load.row('accounts.phone_claim', [personId, at], [blindIndex(keyring, 'accounts.phone', phone)])
  return personId
}

function paperOf({ random, papers }: Making, born: string, female: boolean): string {
  for (;;) {
    const number = identityNumber(random.pick(PLACES), born, random.int(0, 498) * 2 + (female ? 2 : 1))
    if (papers.has(number)) continue
    papers.add(number)
    return number
  }
}

function clerk(m: Making, place: Place, past: Entry[]): string {
  const { load, random } = m
  const sinceMs = BEFORE + 3600_000
  const personId = person(m, nameOf(random, true), { sinceMs, by: null })
  const grantId = random.id(sinceMs)
  m.running.clerk += 1
  load.row('accounts.login_name', [`shichang${String(m.running.clerk).padStart(3, '0')}`, personId])
  load.row('accounts.credential', [personId, iso(sinceMs)], [m.passwordHash])
  load.row('accounts.role_grant', [
    personId,
    grantId,
    'clerk',
    place.marketId,
    null,
    null,
    iso(sinceMs),
    null,
    iso(sinceMs),
  ])
  load.row('accounts.tie', [personId, place.marketId, 'works-there', iso(sinceMs)])
  past.push({
    atMs: sinceMs,
    marketId: place.marketId,
    kind: 'role.granted',
    subjectId: personId,
    actorId: null,
    actorAs: null,
    data: `{"divisionCode":null,"employerId":null,"grantId":"${grantId}","grantedBy":null,"role":"clerk"}`,
  })
  return personId
}

function worker(m: Making, place: Place, clerkId: string, past: Entry[]): Worker {
  const { load, random, now, today } = m
  // Two thirds were there before the two months told here.
  const sinceMs =
    now.getTime() - Math.floor((random.chance(0.68) ? 62 + random.unit() * 240 : 1.5 + random.unit() * 60) * DAY_MS)
  const female = random.chance(0.42)
  const name = nameOf(random, female)
  // 45 in the middle; a few students, a few over seventy.
  const age = Math.min(71, Math.max(19, Math.round(45 + random.normal() * 11)))
  const born = addDays(`${Number(today.slice(0, 4)) - age}-01-01`, -random.int(0, 364))
  const phone = random.chance(0.96) ? phoneOfCrowd(m.running.phone++) : null
  const workerId = person(m, name, { sinceMs, by: clerkId, female, phone, born })
  const at = iso(sinceMs)
  const cardNumber = cardNumberFrom(String(200_000_000 + m.running.card++))
  const wanted = new Map<string, (typeof place.trades)[number]>()
  for (let i = random.int(1, 3); i > 0; i--) {
    const trade = place.trades[place.drawTrade(random)]!
    if (!(female && trade.menOnly)) wanted.set(trade.code, trade)
  }
  if (wanted.size === 0) {
    const open = place.trades.find((t) => !t.menOnly)!
    wanted.set(open.code, open)
  }
  const point = around(random, place.point, 0.03)
  load.row('workers.worker', [
    workerId,
    place.marketId,
    cardNumber,
    random.int(15, 30) * 1000,
    'day',
    random.pick([3000, 5000, 10_000, 20_000]),
    point.lat,
    point.lng,
    random.chance(0.2) ? 0x3ffff0 : 0x0fffe0,
    random.chance(0.14) ? iso(now.getTime() + random.int(1, 14) * 3600_000) : null,
    [...new Set(['mandarin', random.pick(LANGUAGES)])],
    [],
    random.pick(VEHICLES),
    at,
    random.chance(0.7) ? workerId : clerkId,
  ])
  load.row('workers.card_claim', [cardNumber, workerId])
  for (const trade of wanted.values()) {
    const years = random.int(0, Math.min(30, age - 18))
    load.row('workers.trade', [
      workerId,
      trade.code,
      years > 12 ? 'master' : years > 3 ? 'skilled' : 'helper',
      years,
      trade.certificate,
    ])
  }
  load.row('accounts.tie', [workerId, place.marketId, 'registered', at])
  for (const purpose of ['register', 'identity', 'share-phone-with-employer'])
    load.row('accounts.consent', [
      workerId,
      random.id(sinceMs),
      purpose,
      1,
      at,
      phone ? 'phone' : 'desk',
      phone ? workerId : clerkId,
    ])
  past.push(
    {
      atMs: sinceMs,
      marketId: NO_MARKET,
      kind: 'person.registered',
      subjectId: workerId,
      actorId: clerkId,
      actorAs: 'clerk',
      forPersonId: workerId,
      data: '{"checked":true,"identityKind":"mainland-id"}',
    },
    {
      atMs: sinceMs,
      marketId: place.marketId,
      kind: 'worker.registered',
      subjectId: workerId,
      actorId: clerkId,
      actorAs: 'clerk',
      forPersonId: workerId,
      data: `{"trades":${JSON.stringify([...wanted.keys()])}}`,
    },
  )
  return {
    workerId,
    name,
    cardNumber,
    female,
    trades: new Set(wanted.keys()),
    zeal: random.unit() ** 2,
    sinceMs,
    busyUntilMs: 0,
  }
}

export function around(random: Random, { lat, lng }: Point, degrees: number): Point {
  const round = (value: number) => Math.round(value * 1e5) / 1e5
  return { lat: round(lat + random.normal() * degrees), lng: round(lng + random.normal() * degrees) }
}

export function nameOf(random: Random, female: boolean): string {
  const given = female ? FEMALE : MALE
  return SURNAMES[drawSurname(random)]! + random.pick(given) + (random.chance(0.84) ? random.pick(given) : '')
}
const SURNAMES = [...'陈李黄张梁林王刘吴罗郑谢何邓周杨曾叶蔡卢钟欧冯区麦潘韦覃冼莫唐彭苏许余廖']
const drawSurname = weighted(SURNAMES.map((_, rank) => 1 / (rank + 2.2)))
const MALE = [...'志强伟明建国文华德荣海波永辉家俊杰锋军平生金水木火根福禄寿庆东南炳坤锦添耀祖']
const FEMALE = [...'丽芳秀英美玲燕娟桂兰红梅凤霞玉珍婷雪琴莲慧敏素芬彩云月娥少带娣']
const PLACES = [
  '440126',
  '440524',
  '441424',
  '440823',
  '440923',
  '430523',
  '430426',
  '452133',
  '452402',
  '512921',
  '522121',
  '362201',
  '420222',
  '411322',
]
const LANGUAGES = ['cantonese', 'hakka', 'teochew', 'zhuang', 'hunanese', 'sichuanese', 'mandarin'] as const
const VEHICLES = [null, null, 'bicycle', 'e-bike', 'e-bike', 'e-bike', 'motorcycle', 'tricycle'] as const
