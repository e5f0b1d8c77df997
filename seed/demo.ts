/** `--demo`: fills an empty database with a living town (or province) and says who can log in. */
import { sql } from 'kysely'
import { ROLE_NAMES } from '#accounts/role.rules.ts'
import { CannotStart } from '#db/cannot-start.ts'
import { NO_MARKET, type World } from '#kernel/context.ts'
import { inTransaction, SYSTEM_SCOPE } from '#kernel/database.ts'
import { writeJournal } from '#kernel/journal.ts'
import { playCounty } from './county.ts'
import { DEMO_PASSWORD, EMPLOYERS, placeOf, STAFF, WORKERS } from './people.ts'
import { COUNTS, seedProvince } from './province.ts'
import { SEED } from './random.ts'

const SIZES = ['county', 'province'] as const
type Size = (typeof SIZES)[number]

/**
 * Answers the lines to print. A database that was filled before is left as it is; one that holds anything else is refused in one
 * line: demo people must never stand beside real ones. `county` can grow to `province` at a later start.
 */
export async function seedDemo({ url, world, size }: { url: string; world: World; size: string }): Promise<string[]> {
  if (!isSize(size)) throw new CannotStart(`没有“${size}”这种演示。请用 --demo 或 --demo=province。`)
  const marks = await marksOf(world)
  if (marks.begun.length > marks.filled.length)
    throw new CannotStart(
      '上一次装演示数据时中断了。请清空数据目录（LINGGONG_HOME）或换一个空的数据库，再用 --demo 启动。',
    )
  if (!marks.filled.length && marks.used)
    throw new CannotStart(
      '这个数据库里已有真实数据，不能装演示数据。请换一个 LINGGONG_HOME 或 DATABASE_URL，或去掉 --demo。',
    )
  if (!marks.filled.includes('county')) await fill(world, 'county', () => playCounty({ url, world }))
  if (size === 'province' && !marks.filled.includes('province'))
    await fill(world, 'province', () => seedProvince({ url, world }))
  return lines(marks.filled.includes('province') ? 'province' : size)
}

async function fill(world: World, size: Size, work: () => Promise<unknown>): Promise<void> {
  await mark(world, 'demo.begun', size)
  await work()
  await mark(world, 'demo.filled', size)
}

function isSize(text: string): text is Size {
  return (SIZES as readonly string[]).includes(text)
}

/** What the journal says of earlier fillings, and whether anybody is in the database at all. */
function marksOf({ db }: World): Promise<{ begun: string[]; filled: string[]; used: boolean }> {
  return inTransaction(db, SYSTEM_SCOPE, 'read only', async (tx) => {
    const rows = await tx
      .selectFrom('kernel.journal')
      .select(['kind', sql<string>`data->>'size'`.as('size')])
      .where('kind', 'in', ['demo.begun', 'demo.filled'])
      .execute()
    const person = await tx.selectFrom('accounts.person').select('personId').limit(1).executeTakeFirst()
    const market = await tx.selectFrom('markets.market').select('marketId').limit(1).executeTakeFirst()
    const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.size)
    return { begun: of('demo.begun'), filled: of('demo.filled'), used: person !== undefined || market !== undefined }
  })
}

function mark({ db, clock }: World, kind: 'demo.begun' | 'demo.filled', size: Size): Promise<void> {
  return inTransaction(db, SYSTEM_SCOPE, 'read write', (tx) =>
    writeJournal(tx, null, clock(), { kind, marketId: NO_MARKET, data: { size, seed: SEED } }),
  )
}

function lines(size: Size): string[] {
  return [
    `演示数据（${size === 'province' ? `全省，种子 ${SEED}` : '番禺区'}），人物、单位、号码均为虚构。`,
    `工作人员（/office、/desk），密码都是 ${DEMO_PASSWORD}：`,
    ...STAFF.map((s) => `  ${ROLE_NAMES[s.role]}　${s.name}　${s.loginName}　${placeOf(s)}`),
    ...(size === 'province' ? [`  各市场窗口　${COUNTS.markets} 人　shichang001 到 shichang${COUNTS.markets}`] : []),
    '自助机（/kiosk）、大屏（/screen）：屏幕上显示配对码，市场负责人在 /office/devices 输入后即可使用。',
    '零工（/w），用手机号登录，验证码看 /demo/outbox：',
    ...Object.values(WORKERS).map((w) => `  ${w.name}　${w.phone ?? '没有手机'}　${w.note}`),
    '用工主体（/e），用手机号登录，验证码看 /demo/outbox：',
    ...Object.values(EMPLOYERS).map((e) => `  ${e.contactName}　${e.phone}　${'name' in e ? e.name : ''}　${e.note}`),
  ]
}
