import { checkinSecretOf } from '#jobs/index.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import { distanceM } from '#kernel/geo.ts'
import type { Handler } from '#kernel/mount.ts'
import { isCheckinCode } from './checkin-code.ts'
import { CHECKIN_EARLY_MINUTES, whyNotCheckIn } from './hire.rules.ts'
import { cardInForce, type HireRow, lineOf } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import { lockHire } from './lock-hire.ts'
import { momentText } from './times.ts'

export const checkIn: Handler<typeof api.checkIn> = async ({ params, body }, ctx) => {
  const row = await lockHire(ctx, params)
  if (row.state === 'checked-in') return lineOf(row, ctx.now) // scanned twice
  const terms = cardInForce(row)
  const startsAt = new Date(terms.startsAt)
  const at = momentOfAct(ctx, body.at)
  refuseIf(whyNotCheckIn(row.state, startsAt, new Date(terms.endsAt), at), {
    facts: { when: momentText(new Date(startsAt.getTime() - CHECKIN_EARLY_MINUTES * 60_000)) },
  })
  await provePresence(ctx, row, body.presence)
  const { personId } = actorOf(ctx)
  const attendance = { inAt: at, inHow: body.presence.how, inBy: personId, breakMinutes: terms.breakMinutes }
  await ctx.db
    .insertInto('hires.attendance')
    .values({ marketId: row.marketId, hireId: row.hireId, ...attendance })
    .execute()
  await ctx.db
    .updateTable('hires.hire')
    .set({ state: 'checked-in' })
    .where('marketId', '=', row.marketId)
    .where('hireId', '=', row.hireId)
    .execute()
  await ctx.journal({
    kind: 'hire.checked-in',
    marketId: row.marketId,
    subjectId: row.hireId,
    forPersonId: personId === row.workerId ? null : row.workerId,
    data: {
      shiftId: row.shiftId,
      workerId: row.workerId,
      employerId: row.employerId,
      how: body.presence.how,
      at: at.toISOString(),
    },
  })
  return lineOf({ ...row, ...attendance, state: 'checked-in' }, ctx.now)
}

/** Now, or the moment that desk or employer write down afterwards; never one to come. */
export function momentOfAct(ctx: Ctx, at: string | undefined): Date {
  if (at === undefined) return ctx.now
  const moment = new Date(at)
  if (actorOf(ctx).as === 'worker' || moment > ctx.now) throw new Failure('time-not-possible', { status: 422 })
  return moment
}

type Presence =
  | { how: 'qr'; code: string }
  | { how: 'place'; point: { lat: number; lng: number }; accuracyM?: number | undefined }
  | { how: 'desk' }
  | { how: 'employer' }

/** A worker shows the code of the screen or is near enough; employer and desk answer for it by their name in the record. */
export async function provePresence(ctx: Ctx, row: HireRow, presence: Presence): Promise<void> {
  const { as } = actorOf(ctx)
  const own = as === 'worker' ? ['qr', 'place'] : as === 'employer' ? ['employer'] : ['desk']
  if (!own.includes(presence.how)) throw new Failure('not-your-way', { status: 422 })
  if (presence.how === 'qr') {
    const secret = await checkinSecretOf(ctx, row.marketId, row.shiftId)
    if (!secret || !isCheckinCode(secret, row.shiftId, presence.code, ctx.now)) throw new Failure('wrong-code')
  }
  if (presence.how === 'place') {
    // A phone that is unsure of itself gets the benefit of up to 100 m.
    const metres = distanceM(presence.point, cardInForce(row).place.point) - Math.min(presence.accuracyM ?? 0, 100)
    if (metres > row.checkinRadiusM) throw new Failure('too-far', { facts: { distanceM: Math.ceil(metres / 50) * 50 } })
  }
}
