/**
 * The way into the database for what is too much to play: rows by COPY, tables in the order of their keys, and the journal chained
 * in the sealer's own form. Everything lies in one transaction of the owner: whole or not there.
 */
import { createHash, hash as digest } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { setImmediate as breath } from 'node:timers/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { CannotStart } from '#db/cannot-start.ts'
import { GENESIS } from '#kernel/journal.ts'
import { iso } from './province-time.ts'

/** Columns of each table in the order rows give them. After `|` come those that differ from run to run: sealed, keyed, random. */
const TABLES = {
  'accounts.person':
    'person_id name name_pinyin name_initials identity_kind identity_masked identity_checked_by identity_checked_at born_on sex phone_masked phone_tail has_phone created_at created_by | identity_sealed phone_sealed',
  'accounts.identity_claim': 'person_id kind at | identity_hash',
  'accounts.phone_claim': 'person_id verified_at | phone_hash',
  'accounts.login_name': 'login_name person_id',
  'accounts.credential': 'person_id password_changed_at | password_hash',
  'accounts.consent': 'person_id consent_id purpose version given_at how given_by',
  'markets.market':
    'market_id name division_code area kind industry nature operator_name address lat lng phone trades hours state state_since created_at',
  'markets.state_change': 'market_id change_id state at',
  'markets.zone': 'market_id zone_id kind name area_m2 counters rooms seats',
  'accounts.role_grant': 'person_id grant_id role market_id division_code employer_id from_at granted_by granted_at',
  'accounts.tie': 'person_id market_id why since',
  'employers.employer':
    'employer_id kind name name_pinyin name_initials uscc contact_person_id contact_name phone_masked division_code address lat lng level level_since level_until open_headcount_limit created_at created_by | phone_sealed',
  'employers.uscc_claim': 'uscc employer_id',
  'employers.verification':
    'employer_id verification_id outcome open_headcount_limit until_at by_person_id at market_id',
  'employers.tie': 'employer_id market_id since',
  'workers.worker':
    'worker_id market_id card_number lowest_pay_fen lowest_pay_unit radius_m lat lng hours_mask looking_until languages tools vehicle created_at created_by',
  'workers.card_claim': 'card_number worker_id',
  'workers.trade': 'worker_id occupation level years certificate',
  'jobs.post':
    'market_id post_id employer_id occupation kind title description pay_fen pay_unit piece_name pieces_per_hour settlement division_code place lat lng meeting_point conditions level certificate principal contact_name contact_phone_masked valid_until urgent state source created_at created_by submitted_at published_at ended_at | contact_phone_sealed',
  'jobs.review': 'market_id review_id post_id outcome findings rows_on at',
  'jobs.shift':
    'market_id shift_id post_id employer_id starts_at ends_at break_minutes headcount taken state listed occupation cell lat lng pay_fen pay_unit shift_pay_fen settlement cancelled_at cancelled_by cancel_reason | checkin_secret',
  'hires.hire':
    'market_id hire_id shift_id post_id worker_id employer_id state live number card card_hash accepted_at accepted_by how ended_at ended_by end_reason ended_late',
  'hires.busy': 'worker_id hire_id market_id during live',
  'hires.attendance': 'market_id hire_id in_at in_how in_by out_at out_how out_by break_minutes worked_minutes pieces',
  'hires.wage_due':
    'market_id hire_id worker_id employer_id amount_fen basis due_at made_at paid_fen confirmed_at disputed_at dispute_said dispute_settled_at dispute_note overdue_at',
  'hires.wage_payment': 'market_id payment_id hire_id amount_fen how paid_at by_person_id at',
  'hires.transfer':
    'market_id transfer_id hire_id debit debit_party credit credit_party amount_fen source_kind source_id at',
  'hires.rating': 'market_id hire_id by_side facts stars words by_person_id at',
  'kernel.journal': 'market_id journal_id at kind subject_id actor_id actor_as for_person_id reason data',
  'kernel.chain_link': 'market_id seq journal_id position hash at',
} as const
export type Table = keyof typeof TABLES
export type Value = string | number | boolean | null | readonly string[]

export interface Entry {
  atMs: number
  marketId: string
  kind: string
  subjectId: string
  actorId: string | null
  actorAs: string | null
  forPersonId?: string | null
  reason?: string | null
  /** JSON in canonical form (RFC 8785): keys in order, no spaces. */
  data?: string
}

/** So much text is gathered before it is sent; the next is gathered while the database works on it. */
const BATCH_CHARS = 8 * 1024 * 1024
type Batch = Map<Table, string[]>

export async function openLoad(url: string, now: Date) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await begin(client, now)
  } catch (error) {
    await client.end()
    throw error
  }
}

async function begin(client: pg.Client, now: Date) {
  const { rows: may } = await client.query(
    'select rolsuper or rolbypassrls as may from pg_roles where rolname = current_user',
  )
  if (!may[0].may)
    throw new CannotStart(
      '全省演示数据要成批写入：请用超级用户或有 BYPASSRLS 权限的数据库账号，或只用 --demo 装一个县区。',
    )
  await client.query('begin')
  const { rows: heads } = await client.query('select market_id, seq, hash from kernel.chain_head')
  const { rows: sealer } = await client.query(`select position from kernel.feed_head where name = 'sealer' for update`)
  const { rows: last } = await client.query('select coalesce(max(journal_id), 0) as id from kernel.journal')
  const chains = new Map<string, { seq: number; hash: string }>(
    heads.map((h) => [h.market_id, { seq: Number(h.seq), hash: h.hash }]),
  )
  let position = Number(sealer[0].position)
  let journalId = Number(last[0].id)
  const sealedAt = now.toISOString()

  let lines: Batch = new Map()
  let sending: Promise<void> = Promise.resolve()
  const rows: Record<string, number> = {}
  const fingerprint = createHash('sha256')
  let waiting = 0
  let unread = ''

  function row(table: Table, plain: readonly Value[], secret: readonly Value[] = []): void {
    let line = encode(plain)
    // The chain is a digest of the journal already; its heads are read at the end.
    if (!table.startsWith('kernel.')) {
      unread += line
      if (unread.length > 65_536) read()
    }
    if (secret.length > 0) line += `\t${encode(secret)}`
    const list = lines.get(table)
    if (list) list.push(line)
    else lines.set(table, [line])
    waiting += line.length
    rows[table] = (rows[table] ?? 0) + 1
  }

  function read(): void {
    fingerprint.update(unread)
    unread = ''
  }

  /** Entries of one span of time, none of which lies before an earlier call's. */
  function journal(entries: Entry[]): void {
    entries.sort((a, b) => a.atMs - b.atMs)
    for (const entry of entries) {
      const { marketId, kind, subjectId, actorId, actorAs, forPersonId = null, reason = null, data = '{}' } = entry
      const at = iso(entry.atMs)
      const chain = chains.get(marketId) ?? { seq: 0, hash: GENESIS }
      journalId += 1
      position += 1
      chain.seq += 1
      chain.hash = digest(
        'sha256',
        `${chain.hash}{"actorAs":${text(actorAs)},"actorId":${text(actorId)},"at":"${at}","commitment":null,"data":${data},"forPersonId":${text(forPersonId)},"journalId":${journalId},"kind":"${kind}","marketId":"${marketId}","reason":${text(reason)},"subjectId":"${subjectId}"}`,
      )
      chains.set(marketId, chain)
      row('kernel.journal', [marketId, journalId, at, kind, subjectId, actorId, actorAs, forPersonId, reason, data])
      row('kernel.chain_link', [marketId, chain.seq, journalId, position, chain.hash, sealedAt])
    }
  }

  async function send(batch: Batch): Promise<void> {
    for (const table of Object.keys(TABLES) as Table[]) {
      const list = batch.get(table)
      if (!list) continue
      const columns = TABLES[table].split(' ').filter((c) => c !== '|')
      const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
      for (let i = 0; i < list.length; i += 500) {
        if (!stream.write(`${list.slice(i, i + 500).join('\n')}\n`)) await once(stream, 'drain')
      }
      stream.end()
      await finished(stream)
    }
  }
  async function sendNext(): Promise<void> {
    const batch = lines
    lines = new Map()
    waiting = 0
    await sending
    sending = send(batch)
    sending.catch(() => {}) // thrown at the next await
  }

  return {
    row,
    journal,
    rows,
    /** To be called often: lets what is being sent go on, and sends on what has been gathered. */
    async goOn(): Promise<void> {
      if (waiting > BATCH_CHARS) await sendNext()
      await breath()
    },
    async commit(): Promise<string> {
      await sendNext()
      await sending
      read()
      const ids = [...chains.keys()].sort()
      for (const id of ids) fingerprint.update(chains.get(id)!.hash)
      await client.query(
        `insert into kernel.chain_head (market_id, seq, hash, at)
         select m, s, h, $4 from unnest($1::uuid[], $2::bigint[], $3::text[]) as t (m, s, h)
         on conflict (market_id) do update set seq = excluded.seq, hash = excluded.hash, at = excluded.at`,
        [ids, ids.map((id) => chains.get(id)!.seq), ids.map((id) => chains.get(id)!.hash), now],
      )
      await client.query(`update kernel.feed_head set position = $1 where name = 'sealer'`, [position])
      await client.query(`select setval('kernel.journal_journal_id_seq', $1)`, [journalId])
      await client.query('commit')
      await client.query('analyze')
      return fingerprint.digest('hex')
    },
    close: () => client.end(),
  }
}
export type Load = Awaited<ReturnType<typeof openLoad>>

function text(value: string | null): string {
  return value === null ? 'null' : JSON.stringify(value)
}

/** One line of COPY's text form. Joined, not added up: a joined string is flat, and half the garbage. */
function encode(values: readonly Value[]): string {
  return values.map(field).join('\t')
}
function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replaceAll(/[\\\t\n\r]/g, escaped) : value
  return typeof value === 'object' ? `{${value.map((item) => `"${item}"`).join(',')}}` : String(value)
}
const SPECIAL = /[\\\t\n\r]/
function escaped(sign: string): string {
  return { '\\': '\\\\', '\t': '\\t', '\n': '\\n' }[sign] ?? '\\r'
}
