import { actorOf } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './jobs.api.ts'

/** More would be a list to search, and a search there is already. */
const MOST = 20

export const listTemplates: Handler<typeof api.listTemplates> = async ({ params: { employerId } }, ctx) => {
  const rows = await ctx.db
    .selectFrom('jobs.template as t')
    .innerJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 't.marketId').onRef('p.postId', '=', 't.postId'))
    .innerJoin('occupations.occupation as o', 'o.code', 'p.occupation')
    .select(['t.marketId', 't.postId', 't.name', 't.savedAt', 'p.title', 'p.occupation', 'o.name as occupationName'])
    .select(['p.payFen', 'p.payUnit', 'p.pieceName', 'p.place'])
    .where('t.employerId', '=', employerId)
    .orderBy('t.savedAt', 'desc')
    .orderBy('t.postId')
    .limit(MOST)
    .execute()
  return {
    items: rows.map(({ occupation, occupationName, savedAt, ...t }) => ({
      ...t,
      occupation: { code: occupation, name: occupationName },
      savedAt: savedAt.toISOString(),
    })),
  }
}

export const saveTemplate: Handler<typeof api.saveTemplate> = async (
  { params: { employerId, postId }, body: { marketId, name } },
  ctx,
) => {
  orMissing(
    await ctx.db
      .selectFrom('jobs.post')
      .select('postId')
      .where('marketId', '=', marketId)
      .where('postId', '=', postId)
      .where('employerId', '=', employerId)
      .executeTakeFirst(),
    'not-found',
  )
  const { kept } = await ctx.db
    .selectFrom('jobs.template')
    .select((eb) => eb.fn.countAll<number>().as('kept'))
    .where('employerId', '=', employerId)
    .where('postId', '!=', postId)
    .executeTakeFirstOrThrow()
  if (kept >= MOST) throw new Failure('too-many-templates', { facts: { most: MOST } })
  await ctx.db
    .insertInto('jobs.template')
    .values({ employerId, postId, marketId, name, savedAt: ctx.now, savedBy: actorOf(ctx).personId })
    .onConflict((c) => c.columns(['employerId', 'postId']).doUpdateSet({ name }))
    .execute()
  return {}
}

export const dropTemplate: Handler<typeof api.dropTemplate> = async ({ params: { employerId, postId } }, ctx) => {
  await ctx.db.deleteFrom('jobs.template').where('employerId', '=', employerId).where('postId', '=', postId).execute()
  return {}
}
