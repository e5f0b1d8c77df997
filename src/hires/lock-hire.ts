import type { Ctx } from '#kernel/context.ts'
import { orMissing } from '#kernel/failure.ts'
import { findHire, type HireRow } from './hire.sql.ts'

/** The hire as it stands, held until COMMIT: whoever changes it next waits. 404 for those who have no part in it. */
export async function lockHire(ctx: Ctx, { marketId, hireId }: { marketId: string; hireId: string }): Promise<HireRow> {
  orMissing(
    await ctx.db
      .selectFrom('hires.hire')
      .select('hireId')
      .where('marketId', '=', marketId)
      .where('hireId', '=', hireId)
      .forUpdate()
      .executeTakeFirst(),
    'no-hire',
  )
  // Only now read what may have changed while this waited.
  return orMissing(await findHire(ctx.db, marketId, hireId), 'no-hire')
}
