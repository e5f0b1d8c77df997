/** What a newer list changes in the tree, and what is wrong with it. Nothing is written here. Browser-safe. */
import { addDays } from '#kernel/clock.ts'
import { type Division, type DivisionLevel, type DivisionTree, findDivision, fullNameOf } from './division.rules.ts'
import { isError, type ListRow, type RowError, readRow } from './list-row.rules.ts'

export type Change = {
  code: string
  name: string
  level: DivisionLevel
  was: { name: string; parent: string | null; parentName: string | null } | null
  parent: string | null
  parentName: string | null
  /** First day; of an ended division its last. */
  on: string
  successor: { code: string; name: string } | null
}
export type ImportPlan = {
  rows: number
  unchanged: number
  added: Change[]
  changed: Change[]
  ended: Change[]
  errors: RowError[]
}

const LEVELS: DivisionLevel[] = ['province', 'city', 'county', 'town']

export function planImport(
  tree: DivisionTree,
  lines: readonly { line: number; cells: Record<string, string> }[],
  { coverage, today }: { coverage: 'part' | 'whole'; today: string },
): ImportPlan {
  const errors: RowError[] = []
  const rows = new Map<string, ListRow>()
  for (const line of lines) {
    const row = readRow(tree, line, today)
    if (isError(row)) errors.push(row)
    else if (rows.has(row.code)) errors.push({ ...row, message: `和第 ${rows.get(row.code)!.line} 行的代码重复` })
    else rows.set(row.code, row)
  }
  const plan: ImportPlan = { rows: lines.length, unchanged: 0, added: [], changed: [], ended: [], errors }
  const after = merged(tree, rows)
  for (const row of rows.values()) placeRow(tree, after, row, plan)
  if (coverage === 'whole') endUnnamed(tree, rows, plan)
  checkEnded(tree, after, rows, plan)
  for (const changes of [plan.added, plan.changed, plan.ended]) {
    changes.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1))
  }
  plan.errors = errors.map(({ line, code, message }) => ({ line, code, message })).sort((a, b) => a.line - b.line)
  return plan
}

/** Name, level, parent of every code once the list holds; ended ones with their last day. */
type Future = Pick<Division, 'name' | 'level' | 'parent' | 'validTo'>
function merged(tree: DivisionTree, rows: ReadonlyMap<string, ListRow>): Map<string, Future> {
  return new Map<string, Future>([...tree.byCode, ...rows])
}

function placeRow(tree: DivisionTree, after: Map<string, Future>, row: ListRow, plan: ImportPlan): void {
  const known = findDivision(tree, row.code)
  const wrong = whyNotRow(after, row, known)
  if (wrong) {
    plan.errors.push({ line: row.line, code: row.code, message: wrong })
    return
  }
  const change = changeOf(tree, after, row, known)
  if (row.validTo !== null) {
    if (known?.validTo) plan.unchanged += 1
    else plan.ended.push({ ...change, on: row.validTo })
  } else if (!known) plan.added.push(change)
  else if (known.name !== row.name || known.parent !== row.parent) plan.changed.push(change)
  else plan.unchanged += 1
}

function whyNotRow(after: Map<string, Future>, row: ListRow, known: Division | null): string | null {
  if (known && known.level !== row.level) return `级别不能改，原来是${LEVEL_NAME[known.level]}；换级别请用新代码`
  if (known?.validTo && row.validTo === null) return `这个代码已于 ${known.validTo} 停用，不能再用，请核对`
  if (!known && row.validTo !== null) return '系统里没有这个区划，不用写撤销日期'
  if (row.level === 'province') return null
  const parent = row.parent === null ? undefined : after.get(row.parent)
  if (!parent) return `没有上级 ${row.parent ?? ''}，请核对，或在名单里加上这个上级`
  if (LEVELS.indexOf(parent.level) !== LEVELS.indexOf(row.level) - 1) {
    return `上级“${parent.name}”是${LEVEL_NAME[parent.level]}，${LEVEL_NAME[row.level]}要挂在${LEVEL_NAME[LEVELS[LEVELS.indexOf(row.level) - 1]!]}下面`
  }
  if (row.validTo === null && parent.validTo !== null) return `上级“${parent.name}”已经撤销，请改到现在的上级`
  return null
}

const LEVEL_NAME: Record<DivisionLevel, string> = { province: '省级', city: '地级', county: '县级', town: '乡级' }

function changeOf(tree: DivisionTree, after: Map<string, Future>, row: ListRow, known: Division | null): Change {
  const nameOf = (code: string | null) => (code === null ? null : (after.get(code)?.name ?? null))
  return {
    code: row.code,
    name: row.name,
    level: row.level,
    was: known && {
      name: known.name,
      parent: known.parent,
      parentName: known.parent && (findDivision(tree, known.parent)?.name ?? null),
    },
    parent: row.parent,
    parentName: nameOf(row.parent),
    on: row.validFrom,
    successor: row.successor === null ? null : { code: row.successor, name: nameOf(row.successor) ?? row.successor },
  }
}

/**
 * A whole list ends what it does not name, at the levels it has rows of. Zones and virtual counties are ours, not in any official
 * list. What took over is clear only when one new division of the same level bears the same name in the same city.
 */
function endUnnamed(tree: DivisionTree, rows: ReadonlyMap<string, ListRow>, plan: ImportPlan): void {
  const levels = new Set([...rows.values()].map((row) => row.level))
  const cityOf = (code: string) => code.slice(0, 4)
  for (const gone of tree.all) {
    if (gone.validTo !== null || gone.virtual || gone.zone || rows.has(gone.code) || !levels.has(gone.level)) continue
    const heirs = plan.added.filter(
      (added) => added.level === gone.level && added.name === gone.name && cityOf(added.code) === cityOf(gone.code),
    )
    if (heirs.length !== 1) {
      const message = `名单里没有“${fullNameOf(tree, gone.code)}”。已撤销的请加一行，写明 valid_to 和 successor；没撤销的请补上`
      plan.errors.push({ line: 0, code: gone.code, message })
      continue
    }
    const { code, name, on } = heirs[0]!
    const parentName = gone.parent && (findDivision(tree, gone.parent)?.name ?? null)
    plan.ended.push({
      code: gone.code,
      name: gone.name,
      level: gone.level,
      was: { name: gone.name, parent: gone.parent, parentName },
      parent: gone.parent,
      parentName,
      on: addDays(on, -1),
      successor: { code, name },
    })
  }
}

/** What ends needs a living successor of its level, and may leave nobody behind under it. */
function checkEnded(
  tree: DivisionTree,
  after: Map<string, Future>,
  rows: ReadonlyMap<string, ListRow>,
  plan: ImportPlan,
): void {
  const ended = new Map(plan.ended.map((change) => [change.code, change]))
  const lives = (code: string) => after.get(code)?.validTo === null && !ended.has(code)
  for (const { code, name, level, successor } of plan.ended) {
    const fault = (message: string) => plan.errors.push({ line: rows.get(code)?.line ?? 0, code, message })
    if (!successor || !lives(successor.code)) fault(`“${name}”撤销后由谁接续，请在 successor 填写一个现行的代码`)
    else if (after.get(successor.code)!.level !== level) fault(`接续的“${successor.name}”和“${name}”不是同一级，请核对`)
    const left = (tree.children.get(code) ?? []).filter(
      (child) => lives(child.code) && after.get(child.code)!.parent === code,
    )
    if (left.length > 0) fault(`“${name}”下面还有${left[0]!.name}等 ${left.length} 个，请在名单里改到新的上级`)
  }
}
