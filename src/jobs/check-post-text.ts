import { dayOf } from '#kernel/clock.ts'
import type { Handler } from '#kernel/mount.ts'
import { findingsOf } from './check-post.ts'
import type * as api from './jobs.api.ts'
import { employerFor, plansOf } from './write-post.ts'

/** The same checks as a submission, on what is there so far. */
export const checkPostText: Handler<typeof api.checkPostText> = async (
  { params: { marketId }, body: { employerId, shifts, validUntil, ...text } },
  ctx,
) => {
  const employer = await employerFor(ctx, marketId, employerId)
  const post = { contactName: employer.contactName, ...text, validUntil: validUntil ? new Date(validUntil) : null }
  const findings = await findingsOf(ctx, post, plansOf(shifts), employer)
  return { findings, canSubmit: !findings.some((f) => f.effect === 'refuse'), rowsOn: dayOf(ctx.now) }
}
