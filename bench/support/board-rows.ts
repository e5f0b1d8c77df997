/** Markets, employers, posts and open shifts of a whole province, put in by the owner in bulk. */
import type pg from 'pg'
import { cellOf, type Point } from '#kernel/geo.ts'
import type { Random } from '#seed/random.ts'
import type { Province, Town } from './guangdong.ts'
import { insertRows } from './stage.ts'

export interface OpenShift extends Point {
  shiftId: string
  trade: string
  startsAt: number
  shiftPayFen: number | null
  settlement: string
}
const MARKETS = 300
const EMPLOYERS = 2000
const SHIFTS_A_POST = 3
const HOUR = 3600_000
const SETTLEMENTS = ['after-shift', 'after-shift', 'next-day', 'weekly', 'half-month'] as const

export async function putProvince(
  owner: pg.Pool,
  { land, random, now, count }: { land: Province; random: Random; now: Date; count: number },
): Promise<OpenShift[]> {
  const id = () => random.id(now.getTime())
  const towns = Array.from({ length: MARKETS }, land.town)
  const markets = towns.map((town, i) => ({ id: id(), town, name: `第${i + 1}零工市场` }))
  await insertRows(
    owner,
    'markets.market',
    MARKET,
    markets.map(({ id, town, name }) => [
      id,
      name,
      town.divisionCode,
      '{440000}',
      'comprehensive',
      'public',
      '人力资源和社会保障局',
      '一号',
      town.lat,
      town.lng,
      'running',
      now,
      now,
    ]),
  )
  const marketNear = nearestBy(markets.map((m) => ({ ...m.town, id: m.id })))
  const employers = Array.from({ length: Math.min(EMPLOYERS, count) }, (_, i) => ({
    id: id(),
    name: `用工单位${i + 1}`,
  }))
  await insertRows(
    owner,
    'employers.employer',
    EMPLOYER,
    employers.map(({ id, name }) => [
      id,
      'household',
      name,
      id,
      '联系人',
      '-',
      '138****0000',
      '440113',
      '一号',
      'verified',
      now,
      now,
    ]),
  )

  const posts: unknown[][] = []
  const shifts: unknown[][] = []
  const open: OpenShift[] = []
  const validUntil = new Date(now.getTime() + 30 * 24 * HOUR)
  while (open.length < count) {
    const town: Town = land.town()
    const at = land.near(town)
    const [marketId, postId, employerId, trade] = [marketNear(town), id(), random.pick(employers).id, land.trade()]
    const unit = random.pick(['day', 'day', 'hour', 'job'] as const)
    const payFen = unit === 'hour' ? random.int(18, 40) * 100 : random.int(12, 40) * 1000
    const shiftPayFen = unit === 'job' ? null : unit === 'hour' ? payFen * 8 : payFen
    const settlement = random.pick(SETTLEMENTS)
    posts.push([
      marketId,
      postId,
      employerId,
      trade,
      'daily',
      '招工',
      payFen,
      unit,
      settlement,
      town.divisionCode,
      '某处',
      at.lat,
      at.lng,
      '联系人',
      '-',
      '138****0000',
      validUntil,
      'published',
      now,
      employerId,
      now,
    ])
    for (let i = 0; i < SHIFTS_A_POST && open.length < count; i++) {
      const shiftId = id()
      const startsAt = now.getTime() + random.int(2, 24 * 14) * HOUR
      const headcount = random.int(2, 12)
      shifts.push([
        marketId,
        shiftId,
        postId,
        employerId,
        new Date(startsAt),
        new Date(startsAt + 9 * HOUR),
        headcount,
        random.int(0, headcount - 1),
        true,
        trade,
        cellOf(at),
        at.lat,
        at.lng,
        payFen,
        unit,
        shiftPayFen,
        settlement,
        '-',
      ])
      open.push({ shiftId, trade, ...at, startsAt, shiftPayFen, settlement })
    }
  }
  await insertRows(owner, 'jobs.post', POST, posts)
  await insertRows(owner, 'jobs.shift', SHIFT, shifts)
  await owner.query('vacuum analyze markets.market, employers.employer, jobs.post, jobs.shift')
  return open
}

/** The market that serves a town: the nearest one, as the crow flies. */
function nearestBy(places: (Point & { id: string })[]): (town: Town) => string {
  const known = new Map<Town, string>()
  return (town) => {
    let found = known.get(town)
    if (!found) {
      const far = (p: Point) => (p.lat - town.lat) ** 2 + (p.lng - town.lng) ** 2
      found = places.reduce((best, p) => (far(p) < far(best) ? p : best)).id
      known.set(town, found)
    }
    return found
  }
}

const MARKET = [
  'market_id uuid',
  'name text',
  'division_code text',
  'area text text[]',
  'kind markets.kind',
  'nature markets.nature',
  'operator_name text',
  'address text',
  'lat float8',
  'lng float8',
  'state markets.state',
  'state_since timestamptz',
  'created_at timestamptz',
]
const EMPLOYER = [
  'employer_id uuid',
  'kind employers.kind',
  'name text',
  'contact_person_id uuid',
  'contact_name text',
  'phone_sealed text',
  'phone_masked text',
  'division_code text',
  'address text',
  'level employers.level',
  'level_since timestamptz',
  'created_at timestamptz',
]
const POST = [
  'market_id uuid',
  'post_id uuid',
  'employer_id uuid',
  'occupation text',
  'kind jobs.kind',
  'title text',
  'pay_fen int',
  'pay_unit jobs.pay_unit',
  'settlement jobs.settlement',
  'division_code text',
  'place text',
  'lat float8',
  'lng float8',
  'contact_name text',
  'contact_phone_sealed text',
  'contact_phone_masked text',
  'valid_until timestamptz',
  'state jobs.post_state',
  'created_at timestamptz',
  'created_by uuid',
  'published_at timestamptz',
]
const SHIFT = [
  'market_id uuid',
  'shift_id uuid',
  'post_id uuid',
  'employer_id uuid',
  'starts_at timestamptz',
  'ends_at timestamptz',
  'headcount int',
  'taken int',
  'listed bool',
  'occupation text',
  'cell int',
  'lat float8',
  'lng float8',
  'pay_fen int',
  'pay_unit jobs.pay_unit',
  'shift_pay_fen int',
  'settlement jobs.settlement',
  'checkin_secret text',
]
