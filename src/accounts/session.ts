import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { randomToken } from '#kernel/clock.ts'
import type { Actor, Ctx, World } from '#kernel/context.ts'
import { hashToken } from '#kernel/crypto/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#kernel/database.ts'
import { DOOR_HEADER, DOORS, type Door, type Role } from '#kernel/endpoint.ts'
import { cookieName } from '#kernel/mount.ts'

/** Idle and whole life of a session by door. Staff: 30 minutes idle (等保三级); a worker's phone stays signed in for a season. */
const LIFE = {
  worker: { idleMs: 60 * 86_400_000, wholeMs: 180 * 86_400_000 },
  employer: { idleMs: 14 * 86_400_000, wholeMs: 90 * 86_400_000 },
  staff: { idleMs: 30 * 60_000, wholeMs: 14 * 3600_000 },
} as const satisfies Record<Door, { idleMs: number; wholeMs: number }>

const SEEN_EVERY_MS = 60_000

/** Finds out who calls: the session of the door named by the header (or `?door=` for streams), its grant as it stands this moment. */
export function whoCalls(world: World): (request: FastifyRequest) => Promise<Actor | null> {
  return async (request) => {
    const found = tokenOf(request, world.settings.origin)
    if (!found) return null
    return inTransaction(world.db, SYSTEM_SCOPE, 'read write', async (tx) => {
      const now = world.clock()
      const { rows } = await sql<{
        sessionId: string
        personId: string
        door: Door
        strength: Actor['strength']
        seenAt: Date
        grantId: string | null
        role: Role | null
        employerId: string | null
        marketId: string | null
        divisionCode: string | null
        markets: string[] | null
      }>`
        select s.session_id, s.person_id, s.door, s.strength, s.seen_at, g.grant_id, g.role, g.employer_id, g.market_id, g.division_code,
          case when g.market_id is not null then array[g.market_id]
               when g.division_code is not null then array(select m.market_id from markets.market m where m.area @> array[g.division_code])
          end as markets
        from accounts.session s
        left join accounts.role_grant g on g.person_id = s.person_id and g.grant_id = s.grant_id
          and g.ended_at is null and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})
        where s.token_hash = ${hashToken(found.token)} and s.ended_at is null and s.expires_at > ${now}`.execute(tx)
      const row = rows[0]
      if (!row || (found.door && row.door !== found.door)) return null
      if (now.getTime() - row.seenAt.getTime() > LIFE[row.door].idleMs) return null
      if (row.door !== 'worker' && !row.role) return null // the grant ended: so does what the session could do, at once
      if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) {
        await tx
          .updateTable('accounts.session')
          .set({ seenAt: now })
          .where('tokenHash', '=', hashToken(found.token))
          .execute()
      }
      const wholeProvince = row.divisionCode !== null && /^44?0000$|0000$/.test(row.divisionCode)
      return {
        personId: row.personId,
        as: row.door === 'worker' ? 'worker' : row.role!,
        sessionId: row.sessionId,
        door: row.door,
        strength: row.strength,
        grantId: row.grantId,
        employerId: row.employerId,
        marketId: row.marketId,
        divisionCode: row.divisionCode,
        markets: wholeProvince ? '*' : (row.markets ?? []),
      }
    })
  }
}

function tokenOf(request: FastifyRequest, origin: string): { token: string; door: Door | null } | null {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')
  if (bearer) return { token: bearer[1]!, door: null }
  const asked = request.headers[DOOR_HEADER] ?? (request.query as { door?: string })?.door
  const door = DOORS.find((d) => d === asked)
  const token = door && request.cookies[cookieName(door, origin)]
  return token ? { token, door } : null
}

/** Opens a session and answers its token; the caller's browser gets it as a cookie as well. */
export async function openSession(
  ctx: Ctx,
  {
    personId,
    door,
    grantId,
    strength,
  }: { personId: string; door: Door; grantId: string | null; strength: Actor['strength'] },
): Promise<{ token: string; sessionId: string; expiresAt: Date }> {
  const token = randomToken()
  const sessionId = ctx.newId()
  const expiresAt = new Date(ctx.now.getTime() + LIFE[door].wholeMs)
  await ctx.db
    .insertInto('accounts.session')
    .values({
      tokenHash: hashToken(token),
      sessionId,
      personId,
      door,
      grantId,
      strength,
      device: ctx.http.device,
      createdAt: ctx.now,
      seenAt: ctx.now,
      expiresAt,
    })
    .execute()
  ctx.http.setSession(door, token, expiresAt)
  return { token, sessionId, expiresAt }
}

/** Ends every open session of a person (or of one grant): an account disabled is out everywhere at once. */
export async function endSessions(
  ctx: Ctx,
  where: { personId: string; grantId?: string; sessionId?: string },
  why: string,
): Promise<number> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('accounts.session')
    .set({ endedAt: ctx.now, endedWhy: why })
    .where('personId', '=', where.personId)
    .where('endedAt', 'is', null)
    .$if(where.grantId !== undefined, (q) => q.where('grantId', '=', where.grantId!))
    .$if(where.sessionId !== undefined, (q) => q.where('sessionId', '=', where.sessionId!))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
