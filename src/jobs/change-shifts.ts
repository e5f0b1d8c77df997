import { lockEmployer } from '#employers/index.ts'
import type { Ctx } from '#kernel/context.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { asChecked, findingsOf } from './check-post.ts'
import type * as api from './jobs.api.ts'
import { isOver, isPublic } from './post.rules.ts'
import { liveShifts, lockPost, publicShift } from './post.sql.ts'
import { MOST_SHIFTS } from './shift.rules.ts'
import { refreshShifts } from './shift.sql.ts'
import { mustFitLimit, refuseByLaw } from './submit-post.ts'
import { closeShift } from './take-place.ts'
import { insertShifts, plansOf } from './write-post.ts'

export const addShifts: Handler<typeof api.addShifts> = async ({ params, body }, ctx) => {
  const post = await lockPost(ctx, params)
  refuseIf(isOver(post.state) ? 'post-over' : null)
  const plans = plansOf(body.shifts)
  const beside = await liveShifts(ctx.db, params)
  refuseIf(beside.length + plans.length > MOST_SHIFTS ? 'too-many-shifts' : null, {
    status: 422,
    facts: { most: MOST_SHIFTS },
  })
  if (isPublic(post.state)) {
    const employer = await lockEmployer(ctx, post.employerId)
    await mustFitLimit(
      ctx,
      employer,
      post,
      plans.reduce((sum, p) => sum + p.headcount, 0),
    )
    // More days or longer ones may break what fewer did not.
    refuseByLaw(
      await findingsOf(ctx, asChecked(post), [...beside.filter((s) => s.startsAt > ctx.now), ...plans], employer),
    )
  }
  const ids = new Set(await insertShifts(ctx, post, plans, beside))
  await refreshShifts(ctx.db, ctx.now, post)
  await ctx.journal({
    kind: 'shifts.added',
    marketId: post.marketId,
    subjectId: post.postId,
    data: { shifts: [...ids] },
  })
  return { shifts: (await liveShifts(ctx.db, params)).filter((s) => ids.has(s.shiftId)).map(publicShift) }
}

export const setHeadcount: Handler<typeof api.setHeadcount> = async ({ params, body: { headcount } }, ctx) => {
  const { post, shift } = await lockShift(ctx, params)
  refuseIf(shift.startsAt <= ctx.now || shift.state === 'cancelled' ? 'shift-over' : null)
  refuseIf(headcount < shift.taken ? 'headcount-below-taken' : null, { facts: { taken: shift.taken } })
  if (isPublic(post.state) && headcount > shift.headcount)
    await mustFitLimit(ctx, await lockEmployer(ctx, post.employerId), post, headcount - shift.headcount)
  await ctx.db
    .updateTable('jobs.shift')
    .set({ headcount })
    .where('marketId', '=', params.marketId)
    .where('shiftId', '=', params.shiftId)
    .execute()
  await refreshShifts(ctx.db, ctx.now, post)
  await ctx.journal({
    kind: 'shift.headcount-set',
    marketId: params.marketId,
    subjectId: params.shiftId,
    data: { from: shift.headcount, headcount },
  })
  return publicShift((await liveShifts(ctx.db, post)).find((s) => s.shiftId === params.shiftId)!)
}

export const withdrawShift: Handler<typeof api.withdrawShift> = async ({ params, body }, ctx) => {
  const { shift } = await lockShift(ctx, params)
  if (shift.taken > 0) throw new Failure('shift-has-hires', { facts: { taken: shift.taken } })
  refuseIf(await closeShift(ctx, { ...params, reason: body.reason ?? null }))
  return {}
}

/** The post first, then the shift: the order of every change here; a taken place locks the shift alone. */
async function lockShift(ctx: Ctx, { marketId, shiftId }: { marketId: string; shiftId: string }) {
  const { postId } = orMissing(
    await ctx.db
      .selectFrom('jobs.shift')
      .select('postId')
      .where('marketId', '=', marketId)
      .where('shiftId', '=', shiftId)
      .executeTakeFirst(),
    'not-found',
  )
  const post = await lockPost(ctx, { marketId, postId })
  const shift = await ctx.db
    .selectFrom('jobs.shift')
    .select(['state', 'taken', 'headcount', 'startsAt'])
    .where('marketId', '=', marketId)
    .where('shiftId', '=', shiftId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { post, shift }
}
