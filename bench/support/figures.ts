/** Options in, figures out. */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'

/** `--name 5` for each name with its number when absent. */
export function numbersOf<T extends Record<string, number>>(args: string[], absent: T): { [K in keyof T]: number } {
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(Object.keys(absent).map((name) => [name, { type: 'string' as const }])),
  })
  return Object.fromEntries(
    Object.entries(absent).map(([name, number]) => {
      const given = values[name]
      const value = given === undefined ? number : Number(given)
      if (!Number.isFinite(value)) throw new Error(`--${name} wants a number`)
      return [name, value]
    }),
  ) as { [K in keyof T]: number }
}

export interface Timing {
  p50: number
  p99: number
  perSecond: number
  count: number
}
/** Milliseconds of each call and of the whole, as percentiles and a rate. */
export function timingOf(each: number[], wholeMs: number): Timing {
  const sorted = [...each].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), perSecond: Math.round((each.length * 1000) / wholeMs), count: each.length }
}
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
export function round(value: number): number {
  return Number(value.toPrecision(3))
}

/** `lanes` of them at a time, each doing the next piece of work; milliseconds of each and of the whole. */
export async function inLanes<T>(
  lanes: number,
  work: readonly T[],
  one: (item: T, lane: number) => Promise<unknown>,
): Promise<Timing & { each: number[] }> {
  const each: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (next < work.length) {
        const item = work[next++]!
        const from = performance.now()
        await one(item, lane)
        each.push(performance.now() - from)
      }
    }),
  )
  return { ...timingOf(each, performance.now() - began), each }
}

export function printTable(title: string, rows: Record<string, unknown>[]): void {
  console.log(`\n${title}`)
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))]
  const widths = names.map((_, i) => Math.max(...cells.map((row) => width(row[i]!))))
  for (const row of cells)
    console.log(`  ${row.map((cell, i) => cell + ' '.repeat(widths[i]! - width(cell))).join('  ')}`)
}
/** What else the machine was doing: figures of a busy machine are ratios, not absolutes. */
export function loadNow(): number {
  return round(loadavg()[0]!)
}
function width(text: string): number {
  return [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0)
}
