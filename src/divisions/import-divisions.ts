import { pinyin } from 'pinyin-pro'
import { addDays, dayOf } from '#kernel/clock.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import { sha256 } from '#kernel/crypto/index.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { initialsOf } from '#kernel/nearness.ts'
import type { DivisionTree } from './division.rules.ts'
import type * as api from './divisions.api.ts'
import { type Change, type ImportPlan, planImport } from './plan-import.rules.ts'
import { readList } from './read-list.ts'
import { divisionTreeOf } from './tree.ts'

export const importDivisions: Handler<typeof api.importDivisions> = async ({ body, upload }, ctx) => {
  // The tree is the whole province's: who administers a part of it may not change it.
  if (actorOf(ctx).markets !== '*') throw new Failure('forbidden', { status: 403 })
  const lines = readList(upload.bytes)
  // One import at a time: the plan must still be true when it is carried out.
  if (body.apply)
    await ctx.db.selectFrom('divisions.division').select('code').where('level', '=', 'province').forUpdate().execute()
  const tree = await divisionTreeOf(ctx.db)
  const plan = planImport(tree, lines, { coverage: body.coverage, today: dayOf(ctx.now) })
  if (!body.apply) return { importId: null, applied: false, ...plan }
  if (plan.errors.length > 0) {
    throw new Failure('division-file-errors', {
      facts: { count: plan.errors.length },
      more: { errors: plan.errors },
      status: 422,
    })
  }
  const importId = await carryOut(ctx, tree, plan, { source: body.source, fileHash: sha256(upload.bytes) })
  return { importId, applied: true, ...plan }
}

export const getDivisionImports: Handler<typeof api.getDivisionImports> = async ({ query }, { db }) => {
  const rows = await db
    .selectFrom('divisions.import')
    .select(['importId', 'at', 'source', 'added', 'changed', 'ended'])
    .$if(query.after !== undefined, (q) => q.where('importId', '<', query.after!))
    .orderBy('importId', 'desc')
    .limit(query.limit + 1)
    .execute()
  const items = rows.slice(0, query.limit).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { items, next: rows.length > query.limit ? items.at(-1)!.importId : null }
}

async function carryOut(
  ctx: Ctx,
  tree: DivisionTree,
  plan: ImportPlan,
  from: { source: string; fileHash: string },
): Promise<string> {
  const importId = ctx.newId()
  const { db } = ctx
  const { added, changed, ended } = plan
  const counts = { added: added.length, changed: changed.length, ended: ended.length }
  await db
    .insertInto('divisions.import')
    .values({ importId, at: ctx.now, byPersonId: actorOf(ctx).personId, ...from, ...counts })
    .execute()
  if (added.length > 0) {
    const rows = added.map(({ code, name, parent, level, on }) => ({
      code,
      name,
      parent,
      level,
      validFrom: on,
      source: from.source,
      ...readingOf(tree, name),
    }))
    await db.insertInto('divisions.division').values(rows).execute()
  }
  for (const { code, name, parent, was, on } of changed) {
    await db
      .insertInto('divisions.former')
      .values({ code, importId, name: was!.name, parent: was!.parent, untilOn: addDays(on, -1) })
      .execute()
    await db
      .updateTable('divisions.division')
      .set({ name, parent, source: from.source, ...readingOf(tree, name) })
      .where('code', '=', code)
      .execute()
  }
  for (const { code, on, successor } of ended) {
    await db
      .updateTable('divisions.division')
      .set({ validTo: on, successor: successor!.code })
      .where('code', '=', code)
      .execute()
  }
  await ctx.journal({
    kind: 'division-list.imported',
    subjectId: importId,
    data: { ...counts, fileHash: from.fileHash, codes: codesOf(added, changed, ended) },
  })
  return importId
}

/** Journal entries stay small; a first load of a whole list is told by its numbers. */
function codesOf(...changes: Change[][]): string[] {
  return changes
    .flat()
    .map((change) => change.code)
    .slice(0, 500)
}

/** A name the tree knows already is read as it is there: 麻涌 is ma chong here, whatever a dictionary says. */
function readingOf(tree: DivisionTree, name: string): { pinyin: string; initials: string } {
  const known = tree.all.find((division) => division.name === name)?.pinyin
  const read = known ?? pinyin(name.replace(/[（）]/g, ''), { toneType: 'none', v: true })
  return { pinyin: read, initials: initialsOf(read) }
}
