import { actorOf } from '#kernel/context.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'

export const getMe: Handler<typeof api.getMe> = async (_input, ctx) => {
  const actor = actorOf(ctx)
  const person = await ctx.db
    .selectFrom('accounts.person')
    .select(['name', 'phoneMasked'])
    .where('personId', '=', actor.personId)
    .executeTakeFirstOrThrow()
  const grants =
    actor.door === 'worker'
      ? []
      : await ctx.db
          .selectFrom('accounts.roleGrant as g')
          .leftJoin('markets.market as m', 'm.marketId', 'g.marketId')
          .leftJoin('divisions.division as d', 'd.code', 'g.divisionCode')
          .leftJoin('employers.employer as e', 'e.employerId', 'g.employerId')
          .select(['g.grantId', 'g.role', 'm.name as marketName', 'd.name as divisionName', 'e.name as employerName'])
          .where('g.personId', '=', actor.personId)
          .where('g.endedAt', 'is', null)
          .where('g.role', actor.door === 'employer' ? '=' : '!=', 'employer')
          .execute()
  return {
    personId: actor.personId,
    name: person.name,
    phoneMasked: person.phoneMasked,
    as: actor.as,
    door: actor.door,
    grantId: actor.grantId,
    employerId: actor.employerId,
    marketId: actor.marketId,
    divisionCode: actor.divisionCode,
    strength: actor.strength,
    mustDo: null,
    hats: grants.map((g) => ({
      grantId: g.grantId,
      as: g.role,
      label: g.marketName ?? g.divisionName ?? g.employerName ?? '',
    })),
  }
}
