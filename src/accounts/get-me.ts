import { type Actor, actorOf, type Ctx } from '#kernel/context.ts'
import type { Door } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { mustDo } from './policy.ts'
import { ROLE_NAMES } from './role.rules.ts'
import { openSession } from './session.ts'
import { refuseKeeping } from './tally.ts'

export const getMe: Handler<typeof api.getMe> = (_input, ctx) => meOf(ctx, actorOf(ctx))

export const putHat: Handler<typeof api.putHat> = async ({ body: { grantId } }, ctx) => {
  const actor = actorOf(ctx)
  await putOnHat(ctx, grantId)
  return meOf(ctx, { ...actor, grantId })
}

/** Lets the calling session speak for another live grant of the same person behind the same door, from the next request on. */
export async function putOnHat(ctx: Ctx, grantId: string): Promise<void> {
  const actor = actorOf(ctx)
  if (!(await liveGrants(ctx, actor.personId, actor.door)).some((g) => g.grantId === grantId))
    throw new Failure('grant-missing', { status: 404 })
  await ctx.db.updateTable('accounts.session').set({ grantId }).where('sessionId', '=', actor.sessionId).execute()
}

/** Opens a session behind a door with the hat last worn there, and answers it as the contract says. Under the doorkeeper's scope. */
export async function signIn(
  ctx: Ctx,
  personId: string,
  door: Door,
  strength: Actor['strength'],
): Promise<api.SignedIn> {
  const grants = await liveGrants(ctx, personId, door)
  const last = await ctx.db
    .selectFrom('accounts.session')
    .select('grantId')
    .where('personId', '=', personId)
    .where('door', '=', door)
    .where('grantId', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const grantId = (grants.find((g) => g.grantId === last?.grantId) ?? grants[0])?.grantId ?? null
  if ((door === 'staff' || door === 'device') && !grantId) {
    return refuseKeeping(ctx, new Failure('no-grant', { status: 403 }), () =>
      ctx.journal({ kind: 'login.refused', subjectId: personId, data: { why: 'no-grant' } }),
    )
  }
  const { token, expiresAt } = await openSession(ctx, { personId, door, grantId, strength })
  return { me: await meOf(ctx, { personId, door, grantId, strength }), token, expiresAt: expiresAt.toISOString() }
}

type Wearer = Pick<Actor, 'personId' | 'door' | 'grantId' | 'strength'>

async function meOf(ctx: Ctx, { personId, door, grantId, strength }: Wearer): Promise<api.Me> {
  const person = await ctx.db
    .selectFrom('accounts.person as p')
    .leftJoin('accounts.credential as c', 'c.personId', 'p.personId')
    .select(['p.name', 'p.phoneMasked', 'c.passwordChangedAt'])
    .where('p.personId', '=', personId)
    .executeTakeFirstOrThrow()
  const grants = await liveGrants(ctx, personId, door)
  const worn = grants.find((g) => g.grantId === grantId)
  return {
    personId,
    name: person.name,
    phoneMasked: person.phoneMasked,
    as: door === 'worker' ? 'worker' : (worn?.role ?? 'employer'),
    door,
    grantId: worn?.grantId ?? null,
    employerId: worn?.employerId ?? null,
    marketId: worn?.marketId ?? null,
    divisionCode: worn?.divisionCode ?? null,
    strength,
    mustDo:
      door === 'staff'
        ? mustDo(ctx.settings, {
            role: worn?.role ?? null,
            strength,
            passwordChangedAt: person.passwordChangedAt,
            now: ctx.now,
          })
        : null,
    hats: grants.map((g) => ({
      grantId: g.grantId,
      as: g.role,
      label:
        g.role === 'employer'
          ? (g.employerName ?? '')
          : `${g.marketName ?? g.divisionName ?? ''} ${ROLE_NAMES[g.role]}`.trim(),
    })),
  }
}

/** Grants in force behind a door, oldest first. */
export async function liveGrants(ctx: Ctx, personId: string, door: Door) {
  if (door === 'worker') return []
  return ctx.db
    .selectFrom('accounts.roleGrant as g')
    .leftJoin('markets.market as m', 'm.marketId', 'g.marketId')
    .leftJoin('divisions.division as d', 'd.code', 'g.divisionCode')
    .leftJoin('employers.employer as e', 'e.employerId', 'g.employerId')
    .select([
      'g.grantId',
      'g.role',
      'g.marketId',
      'g.divisionCode',
      'g.employerId',
      'm.name as marketName',
      'd.name as divisionName',
      'e.name as employerName',
    ])
    .where('g.personId', '=', personId)
    .where('g.endedAt', 'is', null)
    .where('g.fromAt', '<=', ctx.now)
    .where((eb) => eb.or([eb('g.untilAt', 'is', null), eb('g.untilAt', '>', ctx.now)]))
    .where(
      'g.role',
      door === 'staff' ? 'not in' : 'in',
      door === 'device' ? ['kiosk'] : door === 'staff' ? ['employer', 'kiosk'] : ['employer'],
    )
    .orderBy('g.grantId')
    .execute()
}
