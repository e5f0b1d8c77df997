import type { Ctx } from '#kernel/context.ts'
import type { ObjectionOutcome } from './hire.rules.ts'

export type Told =
  | 'accepted'
  | 'cancelled-by-worker'
  | 'cancelled-by-employer'
  | 'no-show'
  | 'objected'
  | 'absence-decided'
  | 'change-offered'
  | 'change-fallen'
  | 'change-decided'
  | 'hours-corrected'
  | 'paid'
  | 'payment-reversed'
  | 'disputed'
  | 'dispute-settled'
  | 'overdue'
export const TELL = 'hires.tell'

export interface ToTell {
  what: Told
  marketId: string
  hireId: string
  /** Done by the employer itself, who need not be told. */
  byEmployer: boolean
  fen?: number
  note?: string
  outcome?: ObjectionOutcome
}

/** The other side hears of it soon after COMMIT; the request that caused it waits for no message. */
export function tell(
  ctx: Ctx,
  what: Told,
  { marketId, hireId }: { marketId: string; hireId: string },
  more: Pick<ToTell, 'fen' | 'note' | 'outcome'> = {},
): Promise<void> {
  return ctx.work(TELL, { what, marketId, hireId, byEmployer: ctx.actor?.as === 'employer', ...more } satisfies ToTell)
}
