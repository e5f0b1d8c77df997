/** Employers of the four kinds with their contacts; most pay, some late, a few not. */
import { householdName } from '#employers/employer.rules.ts'
import { PHONE } from '#employers/employer.sql.ts'
import { sealField } from '#kernel/crypto/index.ts'
import { maskPhone } from '#kernel/mask.ts'
import { readingOf } from '#kernel/names-pinyin.ts'
import { creditCode, phoneOfCrowd } from './papers.ts'
import type { Entry } from './province-load.ts'
import { around, type Making, nameOf, person } from './province-people.ts'
import type { Place } from './province-places.ts'
import { DAY_MS, iso } from './province-time.ts'
import { type Random, weighted } from './random.ts'

export interface Employer {
  employerId: string
  contactId: string
  contactName: string
  phone: string
  phoneMasked: string
  name: string
  kind: (typeof KINDS)[number]
  level: 'verified' | 'provisional' | 'unverified'
  place: string
  /** The group of trades it hires for. */
  group: string
  /** Chance that a wage is paid on its day; 0 for the few who leave people unpaid. */
  reliability: number
  weight: number
}

const drawKind = weighted([55, 26, 12, 7])
const KINDS = ['enterprise', 'sole-trader', 'household', 'labour-team'] as const

export function employer(m: Making, place: Place, clerkId: string, first: boolean, past: Entry[]): Employer {
  const { load, random, keyring, now } = m
  const kind = first ? 'enterprise' : KINDS[drawKind(random)]!
  const sinceMs = now.getTime() - Math.floor((70 + random.unit() * 300) * DAY_MS)
  const contactName = nameOf(random, random.chance(0.35))
  const phone = phoneOfCrowd(m.running.phone++)
  const contactId = person(m, contactName, { sinceMs, by: clerkId, phone })
  const employerId = random.id(sinceMs)
  const city = place.name.slice(0, 2)
  const group = groupOf(random, place, kind)
  const name =
    kind === 'household'
      ? householdName(contactName)
      : kind === 'labour-team'
        ? `${[...contactName][0]}师傅施工队（演示）`
        : `${city}${random.pick(FIRST)}${random.pick(SECOND)}${kind === 'enterprise' ? `${FIELDS[group]}有限公司` : SHOPS[group]}（演示）`
  m.running.code += 1
  const needsCode = kind === 'enterprise' || kind === 'sole-trader'
  const uscc = needsCode ? creditCode(kind === 'enterprise' ? '91' : '92', place.city, m.running.code) : null
  const luck = random.unit()
  const level = first || luck < 0.92 ? 'verified' : luck < 0.95 ? 'provisional' : 'unverified'
  // Who waits for a decision came in lately.
  const levelMs =
    level === 'verified' ? sinceMs + 7200_000 : now.getTime() - Math.floor((0.2 + random.unit() * 3) * DAY_MS)
  const until = level === 'provisional' ? iso(levelMs + 7 * DAY_MS) : null
  const { full, initials } = readingOf(name)
  const point = around(random, place.point, 0.035)
  const address = `${place.townName}${random.pick(['东', '南', '西', '北'])}${random.pick(['园路', '环路', '兴路', '安路'])}${random.int(1, 320)}号`
  load.row(
    'employers.employer',
    [
      employerId,
      kind,
      name,
      full,
      initials,
      uscc,
      contactId,
      contactName,
      maskPhone(phone),
      place.divisionCode,
      address,
      point.lat,
      point.lng,
      level,
      iso(levelMs),
      until,
      until && 5,
      iso(sinceMs),
      contactId,
    ],
    [sealField(keyring, PHONE, phone, employerId)],
  )
  if (uscc) load.row('employers.uscc_claim', [uscc, employerId])
  load.row('employers.tie', [employerId, place.marketId, iso(sinceMs)])
  load.row('accounts.tie', [contactId, place.marketId, 'employer', iso(sinceMs)])
  load.row('accounts.role_grant', [
    contactId,
    random.id(sinceMs),
    'employer',
    null,
    null,
    employerId,
    iso(sinceMs),
    contactId,
    iso(sinceMs),
  ])
  load.row('accounts.consent', [contactId, random.id(sinceMs), 'register', 1, iso(sinceMs), 'phone', contactId])
  past.push({
    atMs: sinceMs,
    marketId: place.marketId,
    kind: 'employer.registered',
    subjectId: employerId,
    actorId: contactId,
    actorAs: 'employer',
    data: `{"kind":"${kind}","source":"own"}`,
  })
  if (level !== 'unverified') {
    load.row('employers.verification', [
      employerId,
      random.id(levelMs),
      level,
      until && 5,
      until,
      clerkId,
      iso(levelMs),
      place.marketId,
    ])
    past.push({
      atMs: levelMs,
      marketId: place.marketId,
      kind: 'employer.decided',
      subjectId: employerId,
      actorId: clerkId,
      actorAs: 'clerk',
      data: `{"from":"unverified","outcome":"${level}","papersSeen":true}`,
    })
  }
  const honesty = random.unit()
  return {
    employerId,
    contactId,
    contactName,
    phone,
    phoneMasked: maskPhone(phone),
    name,
    kind,
    level,
    place: address,
    group,
    reliability: honesty < 0.84 ? 0.97 : honesty < 0.97 ? 0.6 : 0,
    weight: 0.3 + random.unit() ** 3 * 4,
  }
}

/** What a hall hires most of this employer hires too; households clean and care, teams build, where the hall knows such trades. */
function groupOf(random: Random, place: Place, kind: Employer['kind']): string {
  const usual: Partial<Record<Employer['kind'], readonly string[]>> = {
    household: ['care', 'cleaning'],
    'labour-team': ['building', 'decoration', 'farming'],
  }
  const own = place.trades.find((trade) => usual[kind]?.includes(trade.group))
  return (own ?? place.trades[place.drawTrade(random)]!).group
}

const FIRST = [...'顺丰鸿恒瑞盛诚永嘉源汇联新悦华南']
const SECOND = [...'安达裕泰祥隆信和宏通广创兴岭粤港']
const FIELDS: Record<string, string> = {
  moving: '物流',
  delivery: '配送',
  cleaning: '环境服务',
  care: '家政服务',
  catering: '餐饮管理',
  retail: '商贸',
  building: '建筑工程',
  decoration: '装饰工程',
  repair: '机电设备',
  garment: '服饰',
  factory: '制品',
  security: '物业服务',
  farming: '农业发展',
  other: '文化服务',
}
const SHOPS: Record<string, string> = {
  moving: '货运部',
  delivery: '快递店',
  cleaning: '保洁部',
  care: '家政部',
  catering: '餐饮店',
  retail: '商店',
  building: '建材店',
  decoration: '装修服务部',
  repair: '维修店',
  garment: '制衣厂',
  factory: '加工厂',
  security: '物业服务部',
  farming: '农场',
  other: '服务部',
}
