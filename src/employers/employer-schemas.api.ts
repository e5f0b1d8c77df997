/** An employer as its different readers see it. */
import { z } from 'zod'
import { Id, Moment, Point } from '#kernel/schemas.ts'

export const EMPLOYER_KINDS = ['enterprise', 'sole-trader', 'household', 'labour-team'] as const
export const EMPLOYER_LEVELS = ['unverified', 'provisional', 'verified', 'refused', 'suspended'] as const
export const PAPER_KINDS = ['business-licence', 'agency-licence', 'mandate', 'household-id', 'other'] as const
export const EmployerKind = z.enum(EMPLOYER_KINDS)
export const EmployerLevel = z.enum(EMPLOYER_LEVELS)
export const PaperKind = z.enum(PAPER_KINDS)

/** What anybody may know: stands beside every post. A household is named by its surname alone. */
export const EmployerCard = z
  .object({
    employerId: Id,
    kind: EmployerKind,
    name: z.string(),
    /** As of now: a provisional approval that has run out counts as unverified. */
    level: EmployerLevel,
    levelSince: Moment,
    divisionName: z.string(),
    /** An agency names its licence (广东条例 41). */
    agencyLicence: z.string().nullable(),
    since: Moment,
  })
  .meta({ id: 'EmployerCard' })

export const Paper = z.object({ paperId: Id, kind: PaperKind, fileName: z.string(), at: Moment }).meta({ id: 'Paper' })
export const Verification = z
  .object({
    outcome: EmployerLevel,
    openHeadcountLimit: z.int().nullable(),
    untilAt: Moment.nullable(),
    note: z.string().nullable(),
    at: Moment,
    /** The system itself ended it: the time was over, or the name was changed. */
    bySystem: z.boolean(),
    /** Whose desk decided. */
    marketName: z.string().nullable(),
  })
  .meta({ id: 'Verification' })

export const Employer = EmployerCard.extend({
  uscc: z.string().nullable(),
  contactPersonId: Id,
  contactName: z.string(),
  /** Whether the contact (householder, foreman) has shown a paper, and which: masked. */
  contactIdentity: z.object({ kind: z.string(), masked: z.string(), checked: z.boolean() }).nullable(),
  phoneMasked: z.string(),
  divisionCode: z.string(),
  address: z.string(),
  point: Point.nullable(),
  levelUntil: Moment.nullable(),
  /** Most places asked for at a time under provisional approval; null = no limit. */
  openHeadcountLimit: z.int().nullable(),
  openHeadcount: z.int(),
  papers: z.array(Paper),
  verifications: z.array(Verification),
  markets: z.array(z.object({ marketId: Id, name: z.string() })),
}).meta({ id: 'Employer' })

export const EmployerItem = z
  .object({
    employerId: Id,
    kind: EmployerKind,
    name: z.string(),
    level: EmployerLevel,
    levelSince: Moment,
    levelUntil: Moment.nullable(),
    uscc: z.string().nullable(),
    contactName: z.string(),
    phoneMasked: z.string(),
    papers: z.int(),
    createdAt: Moment,
  })
  .meta({ id: 'EmployerItem' })

/** Somebody who may act for the employer. */
export const Member = z
  .object({
    personId: Id,
    name: z.string(),
    phoneMasked: z.string().nullable(),
    since: Moment,
    /** The one the market calls. */
    isContact: z.boolean(),
    isMe: z.boolean(),
  })
  .meta({ id: 'EmployerMember' })
