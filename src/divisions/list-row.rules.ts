/** One row of an uploaded division list, read or refused in Chinese. Browser-safe. */
import type { DivisionLevel, DivisionTree } from './division.rules.ts'

export type ListRow = {
  line: number
  code: string
  name: string
  parent: string | null
  level: DivisionLevel
  validFrom: string
  validTo: string | null
  successor: string | null
}
/** `line` 0: the list as a whole. */
export type RowError = { line: number; code: string | null; message: string }

export function isError(row: ListRow | RowError): row is RowError {
  return 'message' in row
}

const LEVEL_WORDS: Record<string, DivisionLevel> = {
  province: 'province',
  省: 'province',
  省级: 'province',
  city: 'city',
  市: 'city',
  地级: 'city',
  市级: 'city',
  地级市: 'city',
  county: 'county',
  县: 'county',
  区: 'county',
  县级: 'county',
  区县: 'county',
  '县（区、市）': 'county',
  town: 'town',
  镇: 'town',
  乡: 'town',
  街道: 'town',
  乡级: 'town',
  镇街: 'town',
  街镇: 'town',
}

export function readRow(
  tree: DivisionTree,
  { line, cells }: { line: number; cells: Record<string, string> },
  today: string,
): ListRow | RowError {
  const written = cells['code'] ?? ''
  const code = ourCode(written)
  const refuse = (message: string): RowError => ({ line, code: written || null, message })
  if (!code) return refuse(`代码“${written}”不对，广东的代码以 44 开头，县级以上 6 位，乡级 9 位`)
  const name = cells['name'] ?? ''
  if (!/^[\p{Script=Han}（）]{2,30}$/u.test(name)) return refuse(`名称“${name}”不对，请填写 2 到 30 个汉字的全名`)
  const level = LEVEL_WORDS[cells['level'] ?? '']
  if (!level) return refuse(`级别“${cells['level'] ?? ''}”不对，请填写 市、县 或 镇（也可以写 city、county、town）`)
  if ((code.length === 9) !== (level === 'town')) return refuse('代码位数和级别对不上：县级以上 6 位，乡级 9 位')
  const validFrom = cells['valid_from'] ?? ''
  if (!isDay(validFrom)) return refuse(`生效日期“${validFrom}”不对，请写成 2026-03-01 这样`)
  if (validFrom > today) return refuse(`生效日期 ${validFrom} 还没到，请到那天再导入`)
  const validTo = cells['valid_to'] || null
  if (validTo !== null && (!isDay(validTo) || validTo > today)) return refuse(`撤销日期“${validTo}”不对，不能晚于今天`)
  const parentCode = level === 'province' ? null : ourCode(cells['parent'] ?? '')
  const successor = cells['successor'] ? ourCode(cells['successor']) : null
  if (cells['successor'] && !successor) return refuse(`接续代码“${cells['successor']}”不对，请核对`)
  return { line, code, name, level, validFrom, validTo, successor, parent: underVirtual(tree, parentCode, level) }
}

/** Statistical codes have 12 digits, the rest zeros: 441900119000, 440113000000. */
function ourCode(written: string): string | null {
  const code = /^44\d{10}$/.test(written) ? written.replace(/^(\d{6})0{6}$|^(\d{9})0{3}$/, '$1$2') : written
  return /^44\d{4}(\d{3})?$/.test(code) ? code : null
}

/** Lists hang the towns of 东莞 and 中山 under the city; here a virtual county lies between. */
function underVirtual(tree: DivisionTree, parent: string | null, level: DivisionLevel): string | null {
  if (level !== 'town' || parent === null || tree.byCode.get(parent)?.level !== 'city') return parent
  return tree.children.get(parent)?.find((d) => d.virtual)?.code ?? parent
}

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  )
}
