import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { orMissing, refuseIf } from '#kernel/failure.ts'
import { normalizeUscc, whyNotUscc } from '#kernel/identity.ts'
import type { Handler } from '#kernel/mount.ts'
import { divisionNames, page, readCursor } from '#markets/index.ts'
import { levelNow, type PaperKind } from './employer.rules.ts'
import { mustSee, openHeadcount } from './employer.sql.ts'
import type * as api from './employers.api.ts'

function selectItems(ctx: Ctx, marketId: string) {
  return ctx.db
    .selectFrom('employers.tie as t')
    .innerJoin('employers.employer as e', 'e.employerId', 't.employerId')
    .where('t.marketId', '=', marketId)
    .select([
      'e.employerId',
      'e.kind',
      'e.name',
      'e.level',
      'e.levelSince',
      'e.levelUntil',
      'e.uscc',
      'e.contactName',
      'e.phoneMasked',
      'e.createdAt',
    ])
    .select(
      sql<number>`(select count(*)::int from employers.licence l where l.employer_id = e.employer_id)`.as('papers'),
    )
}
type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number]
const itemOf =
  (now: Date) =>
  ({ levelSince, levelUntil, createdAt, level, ...e }: ItemRow) => ({
    ...e,
    level: levelNow(level, levelUntil, now),
    levelSince: levelSince.toISOString(),
    levelUntil: levelUntil?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  })

export const findEmployers: Handler<typeof api.findEmployers> = async (
  { params: { marketId }, query: { name, kind, level, after, limit } },
  ctx,
) => {
  const from = readCursor<[string, string]>(after, ['string', 'id'])
  const word = name?.toLowerCase().replace(/[\s%_\\]/g, '')
  const rows = await selectItems(ctx, marketId)
    .$if(kind !== undefined, (q) => q.where('e.kind', '=', kind!))
    .$if(level !== undefined, (q) =>
      q.where(
        sql<boolean>`(case when e.level = 'provisional' and e.level_until <= ${ctx.now} then 'unverified' else e.level end) = ${level!}::employers.level`,
      ),
    )
    .$if(Boolean(word), (q) =>
      q.where((eb) =>
        eb.or([
          eb('e.name', 'like', `%${word}%`),
          eb('e.namePinyin', 'like', `${word}%`),
          eb('e.nameInitials', 'like', `${word}%`),
          eb('e.uscc', '=', word!.toUpperCase()),
          eb('e.contactName', 'like', `%${word}%`),
        ]),
      ),
    )
    .$if(from !== null, (q) => q.where(sql<boolean>`(e.name, e.employer_id) > (${from![0]}, ${from![1]})`))
    .orderBy('e.name')
    .orderBy('e.employerId')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (e) => [e.name, e.employerId], itemOf(ctx.now))
}

export const listEmployerReviews: Handler<typeof api.listEmployerReviews> = async (
  { params: { marketId }, query: { after, limit } },
  ctx,
) => {
  const from = readCursor<[string, string]>(after, ['moment', 'id'])
  const rows = await selectItems(ctx, marketId)
    .where('e.level', 'in', ['unverified', 'provisional'])
    .$if(from !== null, (q) =>
      q.where(sql<boolean>`(e.level_since, e.employer_id) > (${from![0]}::timestamptz, ${from![1]})`),
    )
    .orderBy('e.levelSince')
    .orderBy('e.employerId')
    .limit(limit + 1)
    .execute()
  return page(
    rows,
    limit,
    (e) => [e.levelSince.toISOString(), e.employerId],
    (e) => {
      const item = itemOf(ctx.now)(e)
      return {
        ...item,
        why: item.level === 'provisional' ? ('provisional' as const) : ('unverified' as const),
        waitingSince: item.levelSince,
      }
    },
  )
}

async function cardOf(ctx: Ctx, where: { employerId: string } | { uscc: string }) {
  const row = await ctx.db
    .selectFrom('employers.employer')
    .select([
      'employerId',
      'kind',
      'name',
      'level',
      'levelSince',
      'levelUntil',
      'divisionCode',
      'agencyLicence',
      'createdAt',
    ])
    .where((eb) => eb.and(where))
    .executeTakeFirst()
  if (!row) return null
  const places = await divisionNames(ctx.db, [row.divisionCode])
  return {
    employerId: row.employerId,
    kind: row.kind,
    name: row.name,
    level: levelNow(row.level, row.levelUntil, ctx.now),
    levelSince: row.levelSince.toISOString(),
    divisionName: places.get(row.divisionCode) ?? row.divisionCode,
    agencyLicence: row.agencyLicence,
    since: row.createdAt.toISOString(),
  }
}

export const getEmployerCard: Handler<typeof api.getEmployerCard> = async ({ params: { employerId } }, ctx) =>
  orMissing(await cardOf(ctx, { employerId }), 'not-found')

export const findEmployerByUscc: Handler<typeof api.findEmployerByUscc> = async ({ query }, ctx) => {
  refuseIf(whyNotUscc(query.uscc), { status: 422 })
  const card = await cardOf(ctx, { uscc: normalizeUscc(query.uscc) })
  return { items: card ? [card] : [] }
}

export const getEmployer: Handler<typeof api.getEmployer> = async ({ params: { employerId } }, ctx) => {
  await mustSee(ctx, employerId)
  const card = orMissing(await cardOf(ctx, { employerId }), 'not-found')
  const row = await ctx.db
    .selectFrom('employers.employer as e')
    // The contact is seen by themselves and by staff of markets they have a tie with; others learn only that there is one.
    .leftJoin('accounts.person as p', 'p.personId', 'e.contactPersonId')
    .select([
      'e.uscc',
      'e.contactPersonId',
      'e.contactName',
      'e.phoneMasked',
      'e.divisionCode',
      'e.address',
      'e.lat',
      'e.lng',
      'e.levelUntil',
      'e.openHeadcountLimit',
    ])
    .select(['p.identityKind', 'p.identityMasked', 'p.identityCheckedAt'])
    .select(openHeadcount(employerId, ctx.now).as('openHeadcount'))
    .where('e.employerId', '=', employerId)
    .executeTakeFirstOrThrow()
  const papers = await ctx.db
    .selectFrom('employers.licence')
    .select(['licenceId', 'kind', 'fileName', 'at'])
    .where('employerId', '=', employerId)
    .orderBy('at')
    .orderBy('licenceId')
    .execute()
  const decisions = await ctx.db
    .selectFrom('employers.verification as v')
    .leftJoin('markets.market as m', 'm.marketId', 'v.marketId')
    .select(['v.outcome', 'v.openHeadcountLimit', 'v.untilAt', 'v.note', 'v.at', 'v.marketId', 'm.name as marketName'])
    .where('v.employerId', '=', employerId)
    .orderBy('v.at', 'desc')
    .orderBy('v.verificationId', 'desc')
    .execute()
  const markets = await ctx.db
    .selectFrom('employers.tie as t')
    .innerJoin('markets.market as m', 'm.marketId', 't.marketId')
    .select(['m.marketId', 'm.name'])
    .where('t.employerId', '=', employerId)
    .orderBy('m.name')
    .execute()
  const { identityKind, identityMasked, identityCheckedAt, lat, lng, levelUntil, ...plain } = row
  return {
    ...card,
    ...plain,
    levelUntil: levelUntil?.toISOString() ?? null,
    point: lat !== null && lng !== null ? { lat, lng } : null,
    contactIdentity:
      identityKind && identityMasked
        ? { kind: identityKind, masked: identityMasked, checked: identityCheckedAt !== null }
        : null,
    papers: papers.map(({ licenceId, kind, fileName, at }) => ({
      paperId: licenceId,
      kind: kind as PaperKind,
      fileName,
      at: at.toISOString(),
    })),
    verifications: decisions.map(({ untilAt, at, marketId, ...v }) => ({
      ...v,
      untilAt: untilAt?.toISOString() ?? null,
      at: at.toISOString(),
      bySystem: marketId === null,
    })),
    markets,
  }
}
