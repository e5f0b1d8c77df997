import { createHmac, timingSafeEqual } from 'node:crypto'
import { checkinSecretOf } from '#jobs/index.ts'
import { actorOf } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { qrSvg } from '#kernel/qr.ts'
import type * as api from './hires.api.ts'

/** A photo of the screen sent to somebody at home is worth nothing two minutes later. */
const PERIOD_S = 60

export const getCheckinCode: Handler<typeof api.getCheckinCode> = async ({ params: { marketId, shiftId } }, ctx) => {
  const actor = actorOf(ctx)
  const shift = orMissing(
    await ctx.db
      .selectFrom('jobs.shift')
      .select('employerId')
      .where('marketId', '=', marketId)
      .where('shiftId', '=', shiftId)
      .executeTakeFirst(),
    'no-shift',
  )
  if (actor.as === 'employer' && shift.employerId !== actor.employerId) throw new Failure('no-shift', { status: 404 })
  const secret = (await checkinSecretOf(ctx, marketId, shiftId))!
  const seconds = PERIOD_S - (Math.floor(ctx.now.getTime() / 1000) % PERIOD_S)
  const code = checkinCodeAt(secret, shiftId, ctx.now)
  const payload = `${ctx.settings.origin}/w/checkin?market=${marketId}&shift=${shiftId}&code=${code}`
  return {
    code,
    payload,
    svg: qrSvg(payload, { level: 'M' }),
    validUntil: new Date(ctx.now.getTime() + seconds * 1000).toISOString(),
    seconds,
  }
}

/** Eight digits of HMAC-SHA256 over shift and minute, as RFC 6238 does it with a longer step. */
export function checkinCodeAt(secret: string, shiftId: string, moment: Date): string {
  return codeOf(secret, shiftId, Math.floor(moment.getTime() / 1000 / PERIOD_S))
}

/** The typed or scanned code is that of this minute or the one before. */
export function isCheckinCode(secret: string, shiftId: string, text: string, now: Date): boolean {
  const given = /(\d{8})\D*$/.exec(text.normalize('NFKC'))?.[1]
  if (!given) return false
  const step = Math.floor(now.getTime() / 1000 / PERIOD_S)
  return [step, step - 1].some((s) => timingSafeEqual(Buffer.from(codeOf(secret, shiftId, s)), Buffer.from(given)))
}

function codeOf(secret: string, shiftId: string, step: number): string {
  const digest = createHmac('sha256', secret).update(`${shiftId}:${step}`).digest()
  return String(digest.readUIntBE(0, 6) % 100_000_000).padStart(8, '0')
}
