import { sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import type { AdminRole } from '#kernel/endpoint.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import { tiePerson } from './persons.ts'
import { type GrantedRole, type Held, isAdmin, type Place, whyNotGrant } from './role.rules.ts'
import { beyondScope } from './scope.ts'
import { endSessions } from './session.ts'

interface Where {
  marketId: string | null
  divisionCode: string | null
}
interface NewGrant extends Partial<Where> {
  personId: string
  role: GrantedRole | 'employer' | 'partner'
  employerId?: string | null
  grantedBy?: string | null
}

/**
 * Gives a role. Who may is asked before (`mustGrant`, or the employers' own rule). Administrators hold nothing else
 * beside, and nobody becomes a second of the three. Answers the grant's id.
 */
export async function grantRole(
  ctx: Ctx,
  {
    personId,
    role,
    marketId = null,
    divisionCode = null,
    employerId = null,
    grantedBy = ctx.actor?.personId ?? null,
  }: NewGrant,
): Promise<string> {
  // Two links taken up at once by one person meet here.
  await ctx.db.selectFrom('accounts.person').select('personId').where('personId', '=', personId).forUpdate().execute()
  if (role !== 'employer') {
    const held = await ctx.db
      .selectFrom('accounts.roleGrant')
      .select('role')
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .where('role', '!=', 'employer')
      .execute()
    if (held.length > 0 && (isAdmin(role) || held.some((g) => isAdmin(g.role)))) throw new Failure('grant-admin-two')
  }
  const grantId = ctx.newId()
  await ctx.db
    .insertInto('accounts.roleGrant')
    .values({
      personId,
      grantId,
      role,
      marketId,
      divisionCode,
      employerId,
      fromAt: ctx.now,
      grantedBy,
      grantedAt: ctx.now,
    })
    .execute()
  if (marketId) await tiePerson(ctx, personId, marketId, 'works-there')
  await ctx.journal({
    kind: 'role.granted',
    marketId,
    subjectId: personId,
    data: { grantId, role, divisionCode, employerId, grantedBy },
  })
  return grantId
}

/** Ends a grant and every session that wears it. */
export async function endGrant(
  ctx: Ctx,
  { personId, grantId, why }: { personId: string; grantId: string; why: string },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('accounts.roleGrant')
    .set({ endedAt: ctx.now, endedBy: ctx.actor?.personId ?? null, endedWhy: why })
    .where('personId', '=', personId)
    .where('grantId', '=', grantId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return
  await endSessions(ctx, { personId, grantId }, 'grant-ended')
  await ctx.journal({ kind: 'role.ended', subjectId: personId, reason: why, data: { grantId } })
}

/** Refuses unless the caller may give or take this role at this place. */
export async function mustGrant(ctx: Ctx, role: GrantedRole, place: Place): Promise<void> {
  refuseIf(whyNotGrant(actorOf(ctx), role, place), { status: 403 })
}

/** The roles of staff a person holds this moment, or every one not taken back, with their places. Under a scope that sees them. */
export async function rolesHeld(ctx: Ctx, personId: string, which: 'now' | 'all' = 'now'): Promise<(Held & Where)[]> {
  const rows = await ctx.db
    .selectFrom('accounts.roleGrant')
    .select(['role', 'marketId', 'divisionCode'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('role', 'not in', ['employer', 'partner'])
    .$if(which === 'now', (q) =>
      q.where('fromAt', '<=', ctx.now).where((eb) => eb.or([eb('untilAt', 'is', null), eb('untilAt', '>', ctx.now)])),
    )
    .orderBy('grantId')
    .execute()
  const held = []
  for (const { role, ...where } of rows)
    held.push({ role: role as GrantedRole, ...where, place: await placeOf(ctx, where) })
  return held
}

/** Whether a person holds, this moment, a role that may give this one at this place: a link is worth what its maker is. */
export async function mayStillGrant(ctx: Ctx, personId: string, role: GrantedRole, where: Where): Promise<boolean> {
  const place = await placeOf(ctx, where)
  const held = await rolesHeld(ctx, personId)
  return held.some(
    ({ role: as, marketId, divisionCode }) => whyNotGrant({ as, marketId, divisionCode }, role, place) === null,
  )
}

/** One of each administrator over a division: a second is appointed after the first has gone. */
export async function mustBeVacant(ctx: Ctx, role: AdminRole, divisionCode: string): Promise<void> {
  // Two links to one chair, taken up at the same moment by two people, meet here.
  await ctx.db
    .selectFrom('divisions.division')
    .select('code')
    .where('code', '=', divisionCode)
    .forNoKeyUpdate()
    .execute()
  const holder = await beyondScope(ctx, () =>
    ctx.db
      .selectFrom('accounts.roleGrant')
      .select('grantId')
      .where('role', '=', role)
      .where('divisionCode', '=', divisionCode)
      .where('endedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (holder) throw new Failure('grant-admin-vacant')
}

export async function placeOf(ctx: Ctx, { marketId, divisionCode }: Where): Promise<Place> {
  if ((marketId === null) === (divisionCode === null)) throw new Failure('grant-place', { status: 422 })
  if (marketId) {
    const market = await ctx.db
      .selectFrom('markets.market')
      .select('area')
      .where('marketId', '=', marketId)
      .executeTakeFirst()
    if (!market) throw new Failure('grant-place', { status: 422 })
    return { marketId, divisionCode: null, level: null, area: market.area }
  }
  const { rows } = await sql<{ code: string; level: string }>`
    with recursive up as (
      select code, parent, level from divisions.division where code = ${divisionCode}
      union all select d.code, d.parent, d.level from divisions.division d join up on up.parent = d.code)
    select code, level from up`.execute(ctx.db)
  if (rows.length === 0) throw new Failure('grant-place', { status: 422 })
  return { marketId: null, divisionCode, level: rows[0]!.level, area: rows.map((r) => r.code).reverse() }
}

export async function placeName(ctx: Ctx, { marketId, divisionCode }: Where): Promise<string> {
  if (marketId)
    return (
      (await ctx.db.selectFrom('markets.market').select('name').where('marketId', '=', marketId).executeTakeFirst())
        ?.name ?? ''
    )
  if (divisionCode)
    return (
      (await ctx.db.selectFrom('divisions.division').select('name').where('code', '=', divisionCode).executeTakeFirst())
        ?.name ?? ''
    )
  return ''
}

/** A live grant of staff, wherever it is: whether the caller may touch it is asked of the rule, which knows the tree. */
export async function getGrant(ctx: Ctx, grantId: string) {
  const row = await beyondScope(ctx, () =>
    ctx.db
      .selectFrom('accounts.roleGrant')
      .selectAll()
      .where('grantId', '=', grantId)
      .where('endedAt', 'is', null)
      .where('role', 'not in', ['employer', 'partner'])
      .executeTakeFirst(),
  )
  return { ...orMissing(row, 'not-found'), role: row!.role as GrantedRole }
}
