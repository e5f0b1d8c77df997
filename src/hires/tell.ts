import type { Ctx } from '#kernel/context.ts'

export type Told =
  | 'accepted'
  | 'cancelled-by-worker'
  | 'cancelled-by-employer'
  | 'no-show'
  | 'change-decided'
  | 'paid'
  | 'disputed'
  | 'overdue'
export const TELL = 'hires.tell'

/** The other side hears of it soon after COMMIT; the request that caused it waits for no message. */
export function tell(ctx: Ctx, what: Told, { marketId, hireId }: { marketId: string; hireId: string }): Promise<void> {
  return ctx.work(TELL, { what, marketId, hireId })
}
