import type { FastifyRequest } from 'fastify'
import { randomToken } from '#kernel/clock.ts'
import type { Actor, Ctx, World } from '#kernel/context.ts'
import { hashToken } from '#kernel/crypto/index.ts'
import { literal, readAtOnce, SYSTEM_SCOPE } from '#kernel/database.ts'
import { DOOR_HEADER, DOORS, type Door, type Role } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import { cookieName } from '#kernel/mount.ts'
import { mustDo } from './policy.ts'

/** Idle and whole life of a session by door. Staff: 30 minutes idle (等保三级); a worker's phone stays signed in for a season. */
const LIFE = {
  worker: { idleMs: 60 * 86_400_000, wholeMs: 180 * 86_400_000 },
  employer: { idleMs: 14 * 86_400_000, wholeMs: 90 * 86_400_000 },
  staff: { idleMs: 30 * 60_000, wholeMs: 14 * 3600_000 },
  // Switched off over a holiday it still knows its hall; staff ends it by taking its role back.
  device: { idleMs: 60 * 86_400_000, wholeMs: 400 * 86_400_000 },
} as const satisfies Record<Door, { idleMs: number; wholeMs: number }>

const SEEN_EVERY_MS = 60_000

/** Answered to everybody as to a stranger: a token comes or goes with them, and must not lie in the idempotency table. */
const AT_THE_DOOR = new Set([
  'createLoginCode',
  'createSession',
  'createStaffSession',
  'createStaffRegistration',
  'createPasswordRenewal',
  'readInvitation',
  'createDevicePairing',
  'createDeviceSession',
])
/** What may be done before the second factor is set up or an old password changed. */
const BEFORE_ALL_ELSE = new Set([
  'getMe',
  'endSession',
  'endMySessions',
  'putHat',
  'putMyPassword',
  'startSecondFactor',
  'getSecondFactor',
  'confirmSecondFactor',
])

/** Finds out who calls: the session of the door named by the header (or `?door=` for streams), its grant as it stands this moment. */
export function whoCalls(world: World): (request: FastifyRequest) => Promise<Actor | null> {
  return async (request) => {
    const name = request.routeOptions.config.name ?? ''
    const found = AT_THE_DOOR.has(name) ? null : tokenOf(request, world.settings.origin)
    if (!found) return null
    const now = world.clock()
    const tokenHash = hashToken(found.token)
    const [row] = await readAtOnce<SessionRow>(
      world.db,
      SYSTEM_SCOPE,
      sessionQuery(`s.token_hash = ${literal(tokenHash)}`, now),
    )
    if (!row || (found.door && row.door !== found.door)) return null
    if (now.getTime() - row.seenAt.getTime() > LIFE[row.door].idleMs) return null
    if (isWithoutGrant(row)) return null
    const first = row.door === 'staff' ? mustDo(world.settings, { ...row, now }) : null
    if (first && !BEFORE_ALL_ELSE.has(name))
      throw new Failure(first === 'second-factor' ? 'second-factor-needed' : 'password-too-old', { status: 403 })
    // A page left open listens by itself: that is nobody's activity, and must not keep an idle desk signed in.
    const listens = request.routeOptions.config.endpoint?.kind === 'stream'
    if (!listens && now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) {
      await world.db
        .updateTable('accounts.session')
        .set({ seenAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('endedAt', 'is', null)
        .execute()
    }
    return actorIn(row)
  }
}

/**
 * Who a session speaks for at this moment, without its token: for long work its person started. Null when the session was ended
 * or its grant is no longer held; whether the person still sits there is not asked.
 */
export async function actorOfSession(
  world: World,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<Actor | null> {
  const [row] = await readAtOnce<SessionRow>(
    world.db,
    SYSTEM_SCOPE,
    sessionQuery(`s.person_id = ${literal(personId)} and s.session_id = ${literal(sessionId)}`, world.clock()),
  )
  return row && !isWithoutGrant(row) ? actorIn(row) : null
}

/** The grant ended: so does what the session could do, at once. An employer's door opens before there is an employer. */
function isWithoutGrant(row: SessionRow): boolean {
  return !row.role && (row.door === 'staff' || row.door === 'device' || (row.door === 'employer' && row.hat !== null))
}

function actorIn(row: SessionRow): Actor {
  return {
    personId: row.personId,
    as: row.door === 'worker' ? 'worker' : (row.role ?? 'employer'),
    sessionId: row.sessionId,
    door: row.door,
    strength: row.strength,
    grantId: row.grantId,
    employerId: row.employerId,
    marketId: row.marketId,
    divisionCode: row.divisionCode,
    markets: row.level === 'province' ? '*' : (row.markets ?? []),
  }
}

interface SessionRow {
  sessionId: string
  personId: string
  door: Door
  strength: Actor['strength']
  seenAt: Date
  hat: string | null
  grantId: string | null
  role: Role | null
  employerId: string | null
  marketId: string | null
  divisionCode: string | null
  level: string | null
  markets: string[] | null
  passwordChangedAt: Date | null
}
/** Asked by every request: session, grant and markets as they are now, in one read. */
function sessionQuery(which: string, now: Date): string {
  const at = `${literal(now.toISOString())}::timestamptz`
  return `
    select s.session_id as "sessionId", s.person_id as "personId", s.door, s.strength, s.seen_at as "seenAt", s.grant_id as hat,
      g.grant_id as "grantId", g.role, g.employer_id as "employerId", g.market_id as "marketId", g.division_code as "divisionCode",
      d.level, c.password_changed_at as "passwordChangedAt",
      case when g.market_id is not null then array[g.market_id]
           when g.division_code is not null then array(select m.market_id from markets.market m where m.area @> array[g.division_code])
      end as markets
    from accounts.session s
    left join accounts.role_grant g on g.person_id = s.person_id and g.grant_id = s.grant_id
      and g.ended_at is null and g.from_at <= ${at} and (g.until_at is null or g.until_at > ${at})
    left join divisions.division d on d.code = g.division_code
    left join accounts.credential c on c.person_id = s.person_id
    where ${which} and s.ended_at is null and s.expires_at > ${at}`
}

function tokenOf(request: FastifyRequest, origin: string): { token: string; door: Door | null } | null {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')
  if (bearer) return { token: bearer[1]!, door: null }
  // A browser sets no header on a stream or a download it opens itself. For all else the header is asked: a link on another
  // site must not make a member of staff read somebody in clear without knowing.
  const opened = request.routeOptions.config.endpoint?.kind !== 'json'
  const asked = request.headers[DOOR_HEADER] ?? (opened ? (request.query as { door?: string })?.door : undefined)
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
  await ctx.journal({ kind: 'session.opened', subjectId: personId, data: { door, strength, sessionId, by: personId } })
  ctx.http.setSession(door, token, expiresAt)
  return { token, sessionId, expiresAt }
}

/** Ends the open sessions of a person (or one, or those of one grant): an account disabled is out everywhere at once. */
export async function endSessions(
  ctx: Ctx,
  where: { personId: string; grantId?: string; sessionId?: string; exceptSessionId?: string },
  why: string,
): Promise<number> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('accounts.session')
    .set({ endedAt: ctx.now, endedWhy: why })
    .where('personId', '=', where.personId)
    .where('endedAt', 'is', null)
    .$if(where.grantId !== undefined, (q) => q.where('grantId', '=', where.grantId!))
    .$if(where.sessionId !== undefined, (q) => q.where('sessionId', '=', where.sessionId!))
    .$if(where.exceptSessionId !== undefined, (q) => q.where('sessionId', '!=', where.exceptSessionId!))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
