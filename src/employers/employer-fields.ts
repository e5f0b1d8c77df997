import type { Ctx } from '#kernel/context.ts'
import { sealField } from '#kernel/crypto/index.ts'
import { Failure, refuseIf } from '#kernel/failure.ts'
import { normalizeUscc, whyNotUscc } from '#kernel/identity.ts'
import { maskPhone } from '#kernel/mask.ts'
import { normalizeName, whyNotName } from '#kernel/names.ts'
import { readingOf } from '#kernel/names-pinyin.ts'
import { normalizePhone, whyNotMobile } from '#kernel/phone.ts'
import { areaOf } from '#markets/index.ts'
import { type EmployerKind, needsUscc } from './employer.rules.ts'
import { PHONE } from './employer.sql.ts'

/** A credit code as stored, or null where there is none; throws what is wrong with it (GB 32100-2015). */
export function readUscc(kind: EmployerKind, text: string | undefined): string | null {
  if (!text && !needsUscc(kind)) return null
  refuseIf(kind === 'household' ? 'uscc-not-expected' : whyNotUscc(text ?? ''), { status: 422 })
  return normalizeUscc(text!)
}

export function readContactName(text: string): string {
  refuseIf(whyNotName(text), { status: 422 })
  return normalizeName(text)
}
/** A mainland mobile as digits. */
export function readPhone(text: string): string {
  refuseIf(whyNotMobile(text), { status: 422 })
  return normalizePhone(text)
}
export function phoneColumns(ctx: Ctx, employerId: string, phone: string) {
  return { phoneSealed: sealField(ctx.keyring, PHONE, phone, employerId), phoneMasked: maskPhone(phone) }
}
export function nameColumns(name: string) {
  const { full, initials } = readingOf(name)
  return { name, namePinyin: full, nameInitials: initials }
}

/** Claims a credit code: one employer one code. Two who claim it at once queue on the row, and the second is refused. */
export async function claimUscc(ctx: Ctx, uscc: string, employerId: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('employers.usccClaim')
    .values({ uscc, employerId })
    .onConflict((c) => c.column('uscc').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return
  const holder = await ctx.db
    .selectFrom('employers.usccClaim as c')
    .innerJoin('employers.employer as e', 'e.employerId', 'c.employerId')
    .select(['e.employerId', 'e.name'])
    .where('c.uscc', '=', uscc)
    .executeTakeFirstOrThrow()
  if (holder.employerId !== employerId)
    throw new Failure('uscc-taken', { facts: { name: holder.name }, more: { employerId: holder.employerId } })
}

export async function readDivision(ctx: Ctx, code: string): Promise<string> {
  return (await areaOf(ctx.db, code)).at(-1)!
}
