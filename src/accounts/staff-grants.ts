import { sql } from 'kysely'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './accounts.api.ts'
import { endGrant, getGrant, mustGrant, placeName, placeOf } from './grants.ts'
import { type GrantedRole, whyNotGrant } from './role.rules.ts'
import { beyondScope } from './scope.ts'

type Asked = { after?: string | undefined; limit: number }

export const getMarketStaff: Handler<typeof api.getMarketStaff> = async ({ params: { marketId }, query }, ctx) => {
  const { divisionCode } = actorOf(ctx)
  const { area } = await placeOf(ctx, { marketId, divisionCode: null })
  // Administrators hold no market of their own, so the door has not asked this yet.
  if (divisionCode !== null && !area.includes(divisionCode)) throw new Failure('not-found', { status: 404 })
  return grantsWhere(ctx, query, marketId, null)
}

export const getRoleGrants: Handler<typeof api.getRoleGrants> = async ({ query: { divisionCode, ...query } }, ctx) => {
  const actor = actorOf(ctx)
  if (actor.marketId) return grantsWhere(ctx, query, actor.marketId, null)
  const asked = divisionCode ?? actor.divisionCode!
  const { area } = await placeOf(ctx, { marketId: null, divisionCode: asked }).catch(() => ({
    area: [] as readonly string[],
  }))
  if (!area.includes(actor.divisionCode!)) throw new Failure('grant-outside', { status: 403 })
  return grantsWhere(ctx, query, null, asked)
}

export const endRoleGrant: Handler<typeof api.endRoleGrant> = async (
  { params: { grantId }, query: { reason } },
  ctx,
) => {
  const grant = await getGrant(ctx, grantId)
  if (grant.personId === actorOf(ctx).personId) throw new Failure('grant-own', { status: 403 })
  await mustGrant(ctx, grant.role, await placeOf(ctx, grant))
  // A grant over a division belongs to no market, so the caller's scope does not reach its row; the rule above has spoken.
  await beyondScope(ctx, () => endGrant(ctx, { personId: grant.personId, grantId, why: reason }))
  return {}
}

/** Live grants at one market, or over a part of the tree and its markets. Names of staff stand in their place's public order. */
async function grantsWhere(ctx: Ctx, { after, limit }: Asked, marketId: string | null, divisionCode: string | null) {
  const { rows } = await beyondScope(ctx, () =>
    sql<{
      grantId: string
      personId: string
      name: string
      role: api.Grant['role']
      marketId: string | null
      divisionCode: string | null
      fromAt: Date
      untilAt: Date | null
      lastSeenAt: Date | null
      secondFactor: boolean
    }>`
    with recursive down as (
      select code from divisions.division where code = ${divisionCode}
      union all select d.code from divisions.division d join down on d.parent = down.code)
    select g.grant_id, g.person_id, p.name, g.role, g.market_id, g.division_code, g.from_at, g.until_at,
      (select max(s.seen_at) from accounts.session s where s.person_id = g.person_id and s.grant_id = g.grant_id) as last_seen_at,
      coalesce(c.totp_confirmed_at is not null, false) as second_factor
    from accounts.role_grant g
    join accounts.person p on p.person_id = g.person_id
    left join accounts.credential c on c.person_id = g.person_id
    left join markets.market m on m.market_id = g.market_id
    where g.ended_at is null and g.role not in ('employer', 'partner')
      and (g.market_id = ${marketId} or g.division_code in (select code from down) or m.area @> array[${divisionCode}::text])
      and (${after ?? null}::uuid is null or g.grant_id > ${after ?? null}::uuid)
    order by g.grant_id limit ${limit + 1}`.execute(ctx.db),
  )
  const actor = actorOf(ctx)
  const items = []
  for (const row of rows.slice(0, limit)) {
    const place = await placeOf(ctx, row)
    items.push({
      ...row,
      place: await placeName(ctx, row),
      fromAt: row.fromAt.toISOString(),
      untilAt: row.untilAt?.toISOString() ?? null,
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      mayEnd: row.personId !== actor.personId && whyNotGrant(actor, row.role as GrantedRole, place) === null,
    })
  }
  return { items, next: rows.length > limit ? items.at(-1)!.grantId : null }
}
