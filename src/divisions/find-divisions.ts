import type { Handler } from '#kernel/mount.ts'
import {
  ancestorsOf,
  childrenOf,
  type Division,
  type DivisionTree,
  fullNameOf,
  getDivision as getOne,
  isWithin,
} from './division.rules.ts'
import type * as api from './divisions.api.ts'
import { getDivisions } from './find-divisions.rules.ts'
import { divisionTreeOf } from './tree.ts'

export const findDivisions: Handler<typeof api.findDivisions> = async ({ query }, { db }) => {
  const tree = await divisionTreeOf(db)
  const found = wanted(tree, query)
  // The tree stands still between imports, so a place in the answer is a cursor.
  const from = Number(query.after ?? 0) || 0
  const items = found.slice(from, from + query.limit).map((d) => itemOf(tree, d))
  const next = from + items.length
  return { items, next: next < found.length ? String(next) : null }
}

export const getDivision: Handler<typeof api.getDivision> = async ({ params }, { db }) => {
  const tree = await divisionTreeOf(db)
  const division = getOne(tree, params.divisionCode)
  const formerly = await db
    .selectFrom('divisions.former as f')
    .leftJoin('divisions.division as p', 'p.code', 'f.parent')
    .select(['f.name', 'p.name as parentName', 'f.untilOn as until'])
    .where('f.code', '=', division.code)
    .orderBy('f.untilOn', 'desc')
    .execute()
  return {
    ...itemOf(tree, division),
    source: division.source,
    ancestors: ancestorsOf(tree, division.code)
      .filter((d) => !d.virtual)
      .map(({ code, name, level }) => ({ code, name, level })),
    children: childrenOf(tree, division.code, { skipVirtual: true }).map((d) => itemOf(tree, d)),
    formerly,
  }
}

type Wanted = { text?: string | undefined; parent?: string | undefined; level?: Division['level'] | undefined }

function wanted(tree: DivisionTree, { text, parent, level }: Wanted): readonly Division[] {
  const inside = parent === undefined ? undefined : getOne(tree, parent).code
  if (text !== undefined) {
    const all = getDivisions(tree, text, { limit: Number.POSITIVE_INFINITY, ...(inside && { within: inside }) })
    return level ? all.filter((d) => d.level === level) : all
  }
  if (!level) return childrenOf(tree, inside ?? PROVINCE, { skipVirtual: true })
  return tree.all.filter(
    (d) => d.level === level && d.validTo === null && !d.virtual && (!inside || isWithin(tree, d.code, inside)),
  )
}

const PROVINCE = '440000'

function itemOf(tree: DivisionTree, division: Division) {
  const { code, name, parent, level, virtual, zone, validFrom, validTo, successor } = division
  return {
    code,
    name,
    parent,
    level,
    virtual,
    zone,
    validFrom,
    validTo,
    fullName: fullNameOf(tree, code),
    hasChildren: (tree.children.get(code)?.length ?? 0) > 0,
    successor: successor ? { code: successor, fullName: fullNameOf(tree, successor) } : null,
  }
}
