import type { Ctx } from '#kernel/context.ts'
import { Failure, orMissing } from '#kernel/failure.ts'
import { findHire, type HireRow } from './hire.sql.ts'

/** The hire as it stands, held until COMMIT: whoever changes it next waits. 404 for those who have no part in it. */
export async function lockHire(ctx: Ctx, { marketId, hireId }: { marketId: string; hireId: string }): Promise<HireRow> {
  const held = orMissing(
    await ctx.db
      .selectFrom('hires.hire')
      .select(['workerId', 'employerId'])
      .where('marketId', '=', marketId)
      .where('hireId', '=', hireId)
      .forUpdate()
      .executeTakeFirst(),
    'no-hire',
  )
  mustBeTheirSide(ctx, held)
  // Only now read what may have changed while this waited.
  return orMissing(await findHire(ctx.db, marketId, hireId), 'no-hire')
}

/**
 * The rows show a person every hire of theirs. Who runs a business of their own and works for another today acts for the one
 * side only: as an employer they neither count nor pay the hours another employer owes them.
 */
export function mustBeTheirSide(ctx: Ctx, { workerId, employerId }: Pick<HireRow, 'workerId' | 'employerId'>): void {
  const { actor } = ctx
  const isForeign =
    (actor?.as === 'employer' && actor.employerId !== employerId) ||
    (actor?.as === 'worker' && actor.personId !== workerId)
  if (isForeign) throw new Failure('no-hire', { status: 404 })
}
