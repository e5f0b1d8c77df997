/** Markets with employers, shifts to take and grown workers who are signed in, put in by the owner in bulk. */
import type pg from 'pg'
import { hashToken } from '#kernel/crypto/index.ts'
import { cellOf } from '#kernel/geo.ts'
import type { Random } from '#seed/random.ts'
import { cardNumberFrom } from '#workers/worker.rules.ts'
import { insertRows } from './stage.ts'

export interface Taker {
  workerId: string
  token: string
}
export interface Takeable {
  marketId: string
  shiftId: string
  postId: string
  employerId: string
  startsAt: Date
  endsAt: Date
}
export interface Hall {
  marketId: string
  workers: Taker[]
  /** Slots follow each other without overlap; in each slot several shifts. */
  slots: Takeable[][]
}
const HOUR = 3600_000
const SHIFT_HOURS = 4

export async function putHalls(
  owner: pg.Pool,
  {
    random,
    now,
    markets,
    workers,
    slots,
    shiftsASlot,
    headcount,
  }: {
    random: Random
    now: Date
    markets: number
    workers: number
    slots: number
    shiftsASlot: number
    headcount: number
  },
): Promise<Hall[]> {
  const id = () => random.id(now.getTime())
  const at = { lat: 22.95, lng: 113.43 }
  const rows = {
    market: [],
    employer: [],
    post: [],
    shift: [],
    person: [],
    worker: [],
    tie: [],
    session: [],
  } as Record<string, unknown[][]>
  const until = new Date(now.getTime() + 30 * 24 * HOUR)
  const firstSlot = Math.ceil(now.getTime() / HOUR) * HOUR + 24 * HOUR
  const halls = Array.from({ length: markets }, (_, i): Hall => {
    const [marketId, employerId, postId] = [id(), id(), id()]
    rows['market']!.push([
      marketId,
      `第${i + 1}零工市场`,
      '440113',
      '{440000,440100,440113}',
      'comprehensive',
      'public',
      '人社局',
      '一号',
      at.lat,
      at.lng,
      'running',
      now,
      now,
    ])
    rows['employer']!.push([
      employerId,
      'household',
      `用工单位${i + 1}`,
      id(),
      '联系人',
      '-',
      '138****0000',
      '440113',
      '一号',
      'verified',
      now,
      now,
    ])
    rows['post']!.push([
      marketId,
      postId,
      employerId,
      'sorter',
      'daily',
      '仓库分拣',
      24_000,
      'day',
      'after-shift',
      '440113',
      '某处',
      at.lat,
      at.lng,
      '联系人',
      '-',
      '138****0000',
      new Date(now.getTime() + 900 * 24 * HOUR),
      'published',
      now,
      employerId,
      now,
    ])
    return {
      marketId,
      slots: Array.from({ length: slots }, (_, slot) =>
        Array.from({ length: shiftsASlot }, (): Takeable => {
          const shiftId = id()
          const startsAt = new Date(firstSlot + slot * SHIFT_HOURS * HOUR)
          const endsAt = new Date(startsAt.getTime() + SHIFT_HOURS * HOUR)
          rows['shift']!.push([
            marketId,
            shiftId,
            postId,
            employerId,
            startsAt,
            endsAt,
            headcount,
            0,
            true,
            'sorter',
            cellOf(at),
            at.lat,
            at.lng,
            24_000,
            'day',
            24_000,
            'after-shift',
            'JBSWY3DPEHPK3PXP',
          ])
          return { marketId, shiftId, postId, employerId, startsAt, endsAt }
        }),
      ),
      workers: Array.from({ length: workers }, (_, n): Taker => {
        const [workerId, token] = [id(), `bench-${id()}`]
        rows['person']!.push([workerId, '梁志强', 'mainland-id', '-', '4401**********1234', '1980-05-05', now])
        rows['worker']!.push([workerId, marketId, cardNumberFrom(String(100_000_000 + i * workers + n)), now])
        rows['tie']!.push([workerId, marketId, 'registered', now])
        rows['session']!.push([hashToken(token), id(), workerId, 'worker', 'sms', now, now, until])
        return { workerId, token }
      }),
    }
  })
  for (const [table, columns] of TABLES) await insertRows(owner, table, columns, rows[table.split('.')[1]!]!)
  await owner.query(
    'vacuum analyze markets.market, employers.employer, jobs.post, jobs.shift, accounts.session, workers.worker',
  )
  return halls
}

const TABLES: [table: string, columns: string[]][] = [
  [
    'markets.market',
    [
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
    ],
  ],
  [
    'employers.employer',
    [
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
    ],
  ],
  [
    'jobs.post',
    [
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
    ],
  ],
  [
    'jobs.shift',
    [
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
    ],
  ],
  [
    'accounts.person',
    [
      'person_id uuid',
      'name text',
      'identity_kind accounts.identity_kind',
      'identity_sealed text',
      'identity_masked text',
      'born_on date',
      'created_at timestamptz',
    ],
  ],
  ['workers.worker', ['worker_id uuid', 'market_id uuid', 'card_number text', 'created_at timestamptz']],
  ['accounts.tie', ['person_id uuid', 'market_id uuid', 'why text', 'since timestamptz']],
  [
    'accounts.session',
    [
      'token_hash text',
      'session_id uuid',
      'person_id uuid',
      'door text',
      'strength text',
      'created_at timestamptz',
      'seen_at timestamptz',
      'expires_at timestamptz',
    ],
  ],
]
