import type { Finding } from '#jobs/job-schemas.api.ts'

export type Findings = (typeof Finding)['_zod']['output'][]

export interface Piece {
  text: string
  start: number
  by: Findings[number][]
}

/** Cut at every edge of a mark; marks of several rules may overlap. */
export function piecesOf(field: string, text: string, findings: Findings): Piece[] {
  const marks = findings.flatMap((by) =>
    (by.words ?? []).filter((w) => w.field === field).map(({ start, end }) => ({ start, end, by })),
  )
  const edges = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1]!
    return {
      text: text.slice(start, end),
      start,
      by: marks.filter((m) => m.start <= start && m.end >= end).map((m) => m.by),
    }
  })
}
