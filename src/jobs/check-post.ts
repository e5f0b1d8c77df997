import type { z } from 'zod'
import { mayPublish } from '#employers/employer.rules.ts'
import type { LockedEmployer } from '#employers/index.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { checkPost } from '#law/check-post.rules.ts'
import type { Finding } from '#law/finding.rules.ts'
import { rulesInForce } from '#law/index.ts'
import type { PostFacts } from '#law/post-facts.rules.ts'
import { getOccupation, occupationBookOf } from '#occupations/index.ts'
import type { Conditions, SETTLEMENTS } from './job-schemas.api.ts'
import { flagsOf } from './occupation-flags.rules.ts'
import type { PayUnit, ShiftPlan } from './shift.rules.ts'

export interface CheckedPost {
  occupation?: string | null
  kind?: PostFacts['kind'] | null
  title?: string | null
  description?: string | null
  payFen?: number | null
  payUnit?: PayUnit | null
  piecesPerHour?: number | null
  settlement?: (typeof SETTLEMENTS)[number] | null
  place?: string | null
  meetingPoint?: string | null
  conditions?: z.infer<typeof Conditions> | null
  certificate?: string | null
  principal?: string | null
  minAge?: number | null
  maxAge?: number | null
  contactName?: string | null
  validUntil?: Date | null
}
/** A stored post as the checks take it. */
export function asChecked<P extends { conditions: unknown }>(
  post: P,
): Omit<P, 'conditions'> & { conditions: z.infer<typeof Conditions> } {
  return { ...post, conditions: post.conditions as z.infer<typeof Conditions> }
}
type Employer = Pick<
  LockedEmployer,
  'employerId' | 'kind' | 'name' | 'level' | 'divisionCode' | 'agencyLicence' | 'uscc'
>

/** The post against the rules in force today; refusals first. */
export async function findingsOf(
  ctx: Ctx,
  post: CheckedPost,
  shifts: readonly ShiftPlan[],
  employer: Employer,
): Promise<Finding[]> {
  const day = dayOf(ctx.now)
  return checkPost(await factsOf(ctx, post, shifts, employer), await rulesInForce(ctx.db, day), day)
}

const SETTLEMENT_WORDS = {
  'after-shift': 'after-shift',
  'next-day': 'daily',
  weekly: 'weekly',
  'half-month': 'half-month',
  'at-end': 'job-end',
} as const

async function factsOf(
  ctx: Ctx,
  post: CheckedPost,
  shifts: readonly ShiftPlan[],
  employer: Employer,
): Promise<PostFacts> {
  const occupation = post.occupation ? getOccupation(await occupationBookOf(ctx.db), post.occupation) : null
  const hours = shifts.map((s) => (s.endsAt.getTime() - s.startsAt.getTime()) / 3_600_000 - s.breakMinutes / 60)
  return {
    employer: {
      kind: employer.kind,
      name: employer.name,
      verified: mayPublish(employer.level),
      seatCode: employer.divisionCode,
      agency:
        employer.agencyLicence === null
          ? null
          : { licenceNo: employer.agencyLicence, hasMandate: await hasMandate(ctx, employer.employerId) },
      // A team with a licence of its own answers for itself.
      principal: post.principal ?? (employer.uscc ? employer.name : null),
    },
    title: post.title ?? null,
    description: post.description ?? null,
    conditions: conditionsText(post),
    headcount: shifts.reduce((sum, s) => sum + s.headcount, 0) || null,
    occupation: occupation && { code: occupation.code, flags: flagsOf(occupation) },
    kind: post.kind ?? 'temporary',
    pay: post.payFen && post.payUnit ? { amountFen: post.payFen, unit: post.payUnit } : null,
    settlement: post.settlement ? SETTLEMENT_WORDS[post.settlement] : null,
    hoursPerDay: hours.length > 0 ? Math.round(Math.max(...hours) * 100) / 100 : null,
    // Pay by the job is for the work of one shift.
    days: post.payUnit === 'job' ? 1 : new Set(shifts.map((s) => dayOf(s.startsAt))).size || null,
    piecesPerHour: post.piecesPerHour ?? null,
    place: post.place ?? null,
    validUntil: post.validUntil ? dayOf(post.validUntil) : null,
    minAge: post.minAge ?? null,
    maxAge: post.maxAge ?? null,
    fees: null,
    contact: post.contactName ?? null,
  }
}

/** The notes come first and alone where there are any, so that marked places fit what was typed; then whatever else could hide a condition. */
function conditionsText({ conditions, certificate, meetingPoint, minAge }: CheckedPost): string | null {
  const rest = [
    certificate && `要求${certificate}`,
    minAge && `年满${minAge}周岁`,
    conditions?.rest,
    meetingPoint,
  ].filter(Boolean)
  return [conditions?.notes ?? '', ...rest].filter(Boolean).join('\n') || null
}

async function hasMandate(ctx: Ctx, employerId: string): Promise<boolean> {
  const paper = await ctx.db
    .selectFrom('employers.licence')
    .select('licenceId')
    .where('employerId', '=', employerId)
    .where('kind', '=', 'mandate')
    .executeTakeFirst()
  return paper !== undefined
}
