import { clearPhone, hasConsent } from '#accounts/index.ts'
import { readContact as readPostContact } from '#jobs/index.ts'
import { actorOf } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './hires.api.ts'
import { lockHire } from './lock-hire.ts'

/** While the hire lives and the wage is open, each side may ring the other; the worker's number only with the worker's word for it. */
export const readContact: Handler<typeof api.readContact> = async ({ params, body }, ctx) => {
  const { as } = actorOf(ctx)
  const of = as === 'worker' ? 'employer' : as === 'employer' ? 'worker' : body.of
  if (!of) throw new Failure('side-needed', { status: 422 })
  const row = await lockHire(ctx, params)
  if (!row.live || row.state === 'confirmed') throw new Failure('hire-over')
  const { marketId, postId, workerId } = row
  if (of === 'employer') {
    const { contactName, phone } = await readPostContact(ctx, { marketId, postId, reason: body.reason })
    return { name: contactName, phone }
  }
  // The worker is tied to the market, not to the employer.
  await ctx.within(marketId)
  if (as === 'employer' && !(await hasConsent(ctx, workerId, 'share-phone-with-employer')))
    throw new Failure('contact-not-shared')
  return { name: row.card.worker.name, phone: await clearPhone(ctx, workerId, body.reason) }
}
