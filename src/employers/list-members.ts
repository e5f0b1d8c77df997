import { membersOf } from '#accounts/index.ts'
import { actorOf } from '#kernel/context.ts'
import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { page, readCursor } from '#markets/index.ts'
import { mustSee } from './employer.sql.ts'
import type * as api from './employers.api.ts'

export const listMembers: Handler<typeof api.listMembers> = async (
  { params: { employerId }, query: { after, limit } },
  ctx,
) => {
  await mustSee(ctx, employerId)
  // Who sees the whole province sees also employers that are not.
  const { contactPersonId } = orMissing(
    await ctx.db
      .selectFrom('employers.employer')
      .select('contactPersonId')
      .where('employerId', '=', employerId)
      .executeTakeFirst(),
    'not-found',
  )
  const me = actorOf(ctx).personId
  const members = await membersOf(ctx, employerId, {
    after: readCursor<[string, string]>(after, ['moment', 'id']),
    limit: limit + 1,
  })
  return page(
    members,
    limit,
    (m) => [m.since.toISOString(), m.personId],
    ({ since, ...m }) => ({
      ...m,
      since: since.toISOString(),
      isContact: m.personId === contactPersonId,
      isMe: m.personId === me,
    }),
  )
}
