import { loadOccupationFile } from '#data/load.ts'
import { flagsOf } from '#jobs/occupation-flags.rules.ts'
import { dayOf, timeOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import { ageOn } from '#kernel/identity.ts'
import { rulesInForce } from '#law/index.ts'
import { WOMEN_BANS } from '#law/occupation-flag.rules.ts'
import { whyNotIntroduce } from '#law/why-not-hire.rules.ts'
import { getOccupation, occupationBookOf } from '#occupations/index.ts'
import type { WorkerForHire } from '#workers/index.ts'
import { whyNotIntroduced } from '#workers/worker.rules.ts'

/** What is asked of whom: of an acceptance, and of changed terms, which may be other work for other ages (promise 6). */
export interface WorkAsked {
  occupation: string
  startsAt: Date
  endsAt: Date
  minAge: number | null
  minors: string | null
  minorsItem: string | null
  /** Where a paper can be shown. */
  marketName: string
}

/** Papers and age on the day of the work; throws why not. */
export function mustBeOfAge(worker: WorkerForHire, asked: WorkAsked): void {
  const on = dayOf(asked.startsAt)
  refuseIf(whyNotIntroduced(worker, on), { facts: { market: asked.marketName } })
  const item = whyNotAge(worker.bornOn!, on, asked)
  refuseIf(item && 'age-not-allowed', { facts: { item: item ?? '' } })
}

/**
 * The protection lists for women and the hours of 16–17-year-olds, by the law rows in force on the day (女职工劳动保护特别规定
 * annex; 劳动法 59–65). Answers the rows that only warn: they stay in the journal as the trace of this run.
 */
export async function heldAgainstLaw(ctx: Ctx, worker: WorkerForHire, asked: WorkAsked): Promise<string[]> {
  const on = dayOf(asked.startsAt)
  if (worker.sex !== 'female' && ageOn(worker.bornOn!, on) >= 18) return []
  const findings = whyNotIntroduce(
    { bornOn: worker.bornOn, identityShown: true, sex: worker.sex },
    flagsOf(getOccupation(await occupationBookOf(ctx.db), asked.occupation)),
    { on, start: timeOf(asked.startsAt), end: timeOf(asked.endsAt) },
    await rulesInForce(ctx.db, on),
  )
  // A trade often means loads over the limit (20 kg six times an hour), a given job may not: turning every woman away from it
  // would be the discrimination 就业促进法 27 forbids. What the trade alone suggests is noted, not refused; what else is
  // forbidden, to women or to anybody under 18, stays forbidden.
  const byTradeAlone = (f: (typeof findings)[number]) =>
    f.code === 'women-forbidden-work' && f.message.includes(WOMEN_BANS['heavy-load']!)
  const refusals = findings.filter((f) => f.effect === 'refuse' && !byTradeAlone(f))
  if (refusals.length > 0)
    throw new Failure('work-forbidden', { facts: { why: refusals[0]!.message }, more: { findings: refusals } })
  return findings.map((f) => f.rowId)
}

/** 16 and 17: the list decides (未成年工特殊保护规定 3); a post may ask for more years. */
function whyNotAge(bornOn: string, on: string, { minAge, minors, minorsItem }: WorkAsked): string | null {
  const age = ageOn(bornOn, on)
  if (age < 18 && minors === 'forbidden')
    return loadOccupationFile().about.minorItems[minorsItem ?? '']?.text ?? '未成年人禁止的作业'
  return minAge !== null && age < minAge ? `要年满 ${minAge} 周岁` : null
}
