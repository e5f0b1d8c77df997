import { divisionTreeOf, isWithin } from '#divisions/index.ts'
import { addDays, dayOf } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './law.api.ts'
import { type StoredRow, storedRows } from './rules-in-force.ts'
import { shower } from './show-row.ts'
import { whyNotConfirm, whyNotReplace } from './why-not-change-row.rules.ts'

/** law.md 0: an officer read the rule on an official page; it then acts as V. Said again, the newer evidence stands. */
export const confirmLawRow: Handler<typeof api.confirmLawRow> = async ({ params, body }, ctx) => {
  const row = await newestForChange(ctx, params.rowId)
  const no = whyNotConfirm(row, body, dayOf(ctx.now))
  refuseIf(no, { facts: { read: body.effectiveFrom ?? '', kept: row.law.effectiveFrom ?? '' } })
  await withdrawStanding(ctx, row, '另行核实')
  await recordConfirmation(ctx, row.rowId, row.version, body)
  await ctx.db
    .updateTable('law.row')
    .set({ confirmedBy: actorOf(ctx).personId, confirmedAt: ctx.now })
    .where('rowId', '=', row.rowId)
    .where('version', '=', row.version)
    .execute()
  const { address, documentNumber } = body
  await ctx.journal({
    kind: 'law-row.confirmed',
    reason: body.reason,
    data: { rowId: row.rowId, version: row.version, address, documentNumber },
  })
  const changed = (await storedRows(ctx.db, row.rowId))[0]!
  return (await shower(ctx.db, [changed]))(changed)
}

export const withdrawLawConfirmation: Handler<typeof api.withdrawLawConfirmation> = async ({ params, body }, ctx) => {
  const row = await newestForChange(ctx, params.rowId, body.version)
  if (!(await withdrawStanding(ctx, row, body.reason))) throw new Failure('law-not-confirmed')
  await ctx.db
    .updateTable('law.row')
    .set({ confirmedBy: null, confirmedAt: null })
    .where('rowId', '=', row.rowId)
    .where('version', '=', row.version)
    .execute()
  await ctx.journal({
    kind: 'law-row.doubted',
    reason: body.reason,
    data: { rowId: row.rowId, version: row.version },
  })
  return {}
}

/** The new version is confirmed by the evidence it comes with; the old one ends the day before. */
export const replaceLawRow: Handler<typeof api.replaceLawRow> = async ({ params, body }, ctx) => {
  const old = await newestForChange(ctx, params.rowId)
  const no = whyNotReplace(old, body, dayOf(ctx.now))
  const names = Object.keys(old.law.numbers).join('、') || '（没有数字项）'
  refuseIf(no, { facts: { names, from: old.law.effectiveFrom ?? '' } })
  const actor = actorOf(ctx)
  const version = old.version + 1
  const { text, numbers, document, article, effectiveFrom, effectiveTo = null, note, address } = body
  const law = {
    ...old.law,
    text,
    numbers,
    document,
    article,
    effectiveFrom,
    effectiveTo,
    note,
    textEn: body.textEn ?? '',
    effects: body.effects ?? old.law.effects,
    // Read by an officer, but only as long as the confirmation stands.
    mark: 'P' as const,
    sourceAddress: address,
    checkedBy: null,
    checkedOn: null,
    confirmedBy: null,
    confirmedOn: null,
    replacedBy: null,
  }
  await ctx.db
    .updateTable('law.row')
    .set({ effectiveTo: addDays(effectiveFrom, -1) })
    .where('rowId', '=', params.rowId)
    .where((eb) => eb.or([eb('effectiveTo', 'is', null), eb('effectiveTo', '>=', effectiveFrom)]))
    .execute()
  await ctx.db
    .insertInto('law.row')
    .values({
      rowId: params.rowId,
      version,
      topic: law.topic,
      mark: law.mark,
      row: JSON.stringify(law),
      effectiveFrom,
      effectiveTo,
      confirmedBy: actor.personId,
      confirmedAt: ctx.now,
      madeBy: actor.personId,
      madeAs: actor.as,
      madeIn: actor.divisionCode,
      madeAt: ctx.now,
      reason: body.reason,
    })
    .execute()
  await recordConfirmation(ctx, params.rowId, version, body)
  const { documentNumber } = body
  await ctx.journal({
    kind: 'law-row.replaced',
    reason: body.reason,
    data: { rowId: params.rowId, version, address, documentNumber, effectiveFrom, numbers },
  })
  return { version }
}

/** The newest version, its rule held against others who change it at the same time; refused when it is not the caller's to change. */
async function newestForChange(ctx: Ctx, rowId: string, version?: number): Promise<StoredRow> {
  await ctx.db.selectFrom('law.row').select('version').where('rowId', '=', rowId).forUpdate().execute()
  const rows = await storedRows(ctx.db, rowId)
  const row = version === undefined ? rows[0] : rows.find((r) => r.version === version)
  const { as, divisionCode } = actorOf(ctx)
  const { law, ...stored } = orMissing(row, 'not-found')
  const tree = await divisionTreeOf(ctx.db)
  const theirs = law.cities.length > 0 && law.cities.every((city) => divisionCode && isWithin(tree, city, divisionCode))
  if (as !== 'province-officer' && !theirs) throw new Failure('law-row-above', { status: 403 })
  return { ...stored, law }
}

type Evidence = { address: string; documentNumber: string; publishedOn?: string | null | undefined; reason: string }

async function recordConfirmation(ctx: Ctx, rowId: string, version: number, evidence: Evidence): Promise<void> {
  const { personId, as, divisionCode } = actorOf(ctx)
  const { address, documentNumber, publishedOn = null, reason } = evidence
  await ctx.db
    .insertInto('law.confirmation')
    .values({
      confirmationId: ctx.newId(),
      rowId,
      version,
      address,
      documentNumber,
      publishedOn,
      reason,
      byPersonId: personId,
      byRole: as,
      divisionCode,
      at: ctx.now,
    })
    .execute()
}

async function withdrawStanding(ctx: Ctx, { rowId, version }: StoredRow, why: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('law.confirmation')
    .set({ withdrawnAt: ctx.now, withdrawnWhy: why })
    .where('rowId', '=', rowId)
    .where('version', '=', version)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
