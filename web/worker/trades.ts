/**
 * The trades most jobs of the day ask for, in the words people say, for the first grid of pictures; every other one is found by
 * its word. Codes are those of the taxonomy (data/occupations.json), never reused; held against it by a test.
 */
export const COMMON_TRADES = [
  ['loader', '搬运'],
  ['sorter', '分拣'],
  ['packer', '打包'],
  ['cleaner', '保洁'],
  ['hourly-helper', '钟点工'],
  ['dishwasher', '洗碗'],
  ['waiter', '服务员'],
  ['kitchen-hand', '厨房帮工'],
  ['general-labourer', '工地小工'],
  ['bricklayer', '砌砖'],
  ['steel-fixer', '扎钢筋'],
  ['painter', '刷墙'],
  ['electrician', '电工'],
  ['welder', '电焊'],
  ['sewing-worker', '车衣'],
  ['factory-hand', '工厂普工'],
  ['guard', '保安'],
  ['flyer-hander', '发传单'],
  ['courier', '送快递'],
  ['truck-driver', '开货车'],
  ['fruit-picker', '摘果子'],
  ['gardener', '绿化'],
  ['elder-carer', '照顾老人'],
  ['house-mover', '搬家'],
] as const

const NAMES = new Map<string, string>(COMMON_TRADES)

/** What to call a trade: the short word, or the taxonomy's own name once an answer brought it. */
export function tradeName(code: string): string {
  return NAMES.get(code) ?? learned.get(code) ?? '别的活'
}

const learned = new Map<string, string>()
/** Names met in answers, so that a filter made from a suggestion can say what it is. */
export function learnTrades(trades: readonly { code: string; name: string }[]): void {
  for (const { code, name } of trades) learned.set(code, name)
}

/** Suggestions that come with `unknown-occupation`. */
export function suggestionsOf(more: Readonly<Record<string, unknown>>): { code: string; name: string }[] {
  const list = more['suggestions']
  if (!Array.isArray(list)) return []
  return list.filter(
    (s): s is { code: string; name: string } => typeof s?.code === 'string' && typeof s?.name === 'string',
  )
}
