import { actorOf, type Ctx } from '#kernel/context.ts'
import { OFFICERS } from '#kernel/endpoint.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { sendSms } from '#notices/index.ts'
import type { Params, TemplateId } from '#notices/templates.rules.ts'
import {
  type EmployerLevel,
  LEVEL_NAMES,
  missingPapers,
  type PaperKind,
  whyNotApprove,
  whyNotDecide,
} from './employer.rules.ts'
import { isTied, type LockedEmployer, lockEmployer, phoneOf } from './employer.sql.ts'
import type * as api from './employers.api.ts'

export const decideEmployer: Handler<typeof api.decideEmployer> = async (
  { params: { marketId, employerId }, body },
  ctx,
) => {
  const { outcome, papersSeen, days } = body
  const note = body.note ?? null
  if (!(await isTied(ctx.db, employerId, marketId))) throw new Failure('not-found', { status: 404 })
  const employer = await lockEmployer(ctx, employerId)
  const isOfficer = (OFFICERS as readonly string[]).includes(actorOf(ctx).as)
  refuseIf(whyNotDecide(employer.level, outcome, isOfficer), {
    facts: { from: LEVEL_NAMES[employer.level], to: LEVEL_NAMES[outcome] },
  })
  const approves = outcome === 'provisional' || outcome === 'verified'
  refuseIf(!approves && !note ? 'note-missing' : null, { status: 422 })
  if (approves) await mustHaveGrounds(ctx, employer, papersSeen)
  const levelUntil = outcome === 'provisional' ? new Date(ctx.now.getTime() + days * 86_400_000) : null
  const openHeadcountLimit = outcome === 'provisional' ? body.openHeadcountLimit : null
  await setLevel(ctx, { employerId, marketId, level: outcome, levelUntil, openHeadcountLimit, note })
  await ctx.journal({
    kind: 'employer.decided',
    marketId,
    subjectId: employerId,
    data: { from: employer.level, outcome, papersSeen },
  })
  if (outcome === 'verified') await tell(ctx, employer, marketId, 'employer-verified', { name: employer.name })
  if (outcome === 'provisional')
    await tell(ctx, employer, marketId, 'employer-provisional', { name: employer.name, count: openHeadcountLimit! })
  if (outcome === 'refused') await tell(ctx, employer, marketId, 'employer-refused', { name: employer.name })
  return { level: outcome, levelUntil: levelUntil?.toISOString() ?? null }
}

/** A dated row by someone, and the level the employer has by it. */
export async function setLevel(
  ctx: Ctx,
  {
    employerId,
    marketId,
    level,
    levelUntil,
    openHeadcountLimit,
    note,
  }: {
    employerId: string
    marketId: string | null
    level: EmployerLevel
    levelUntil: Date | null
    openHeadcountLimit: number | null
    note: string | null
  },
): Promise<void> {
  await ctx.db
    .updateTable('employers.employer')
    .set({ level, levelSince: ctx.now, levelUntil, openHeadcountLimit })
    .where('employerId', '=', employerId)
    .execute()
  await ctx.db
    .insertInto('employers.verification')
    .values({
      employerId,
      verificationId: ctx.newId(),
      outcome: level,
      openHeadcountLimit,
      untilAt: levelUntil,
      note,
      byPersonId: ctx.actor?.personId ?? null,
      at: ctx.now,
      marketId,
    })
    .execute()
}

/** Tells the employer's contact by SMS. */
export async function tell<T extends TemplateId>(
  ctx: Ctx,
  employer: Pick<LockedEmployer, 'employerId' | 'phoneSealed' | 'contactPersonId'>,
  marketId: string | null,
  template: T,
  params: Params<T>,
): Promise<void> {
  await sendSms(ctx, { phone: phoneOf(ctx, employer), personId: employer.contactPersonId, marketId, template, params })
}

async function mustHaveGrounds(
  ctx: Ctx,
  { employerId, kind, agencyLicence, contactPersonId }: LockedEmployer,
  papersSeen: boolean,
): Promise<void> {
  const rows = await ctx.db
    .selectFrom('employers.licence')
    .select('kind')
    .where('employerId', '=', employerId)
    .execute()
  const papers = rows.map((row) => row.kind as PaperKind)
  const contact = await ctx.db
    .selectFrom('accounts.person')
    .select('identityKind')
    .where('personId', '=', contactPersonId)
    .executeTakeFirst()
  const isAgency = agencyLicence !== null
  const contactIdentityShown = contact !== undefined && contact.identityKind !== 'none'
  refuseIf(whyNotApprove({ kind, isAgency, papers, papersSeen, contactIdentityShown }), {
    facts: { papers: missingPapers({ kind, isAgency, papers }).join('、') },
  })
}
