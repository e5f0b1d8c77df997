import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import type { ItemOf } from '../../shared/ask.ts'
import { call } from '../../shared/call.ts'
import { saveCsv } from './csv.ts'

/** A file of more rows is cut and says so: Excel opens 10,000 at once, and nobody asks for more by hand. */
export const MOST_EXPORTED = 10_000

export interface ExportColumn<Row> {
  title: string
  text: (row: Row) => string | number | null
}

/** Fetches every page of what the filters show and hands it over as a file; answers how many rows and whether there were more. */
export async function exportCsv<E extends Endpoint>(
  name: string,
  e: E,
  sent: Sent<E>,
  query: Record<string, string | undefined>,
  columns: readonly ExportColumn<ItemOf<Reply<E>>>[],
): Promise<{ rows: number; cut: boolean }> {
  const rows: ItemOf<Reply<E>>[] = []
  let after: string | null = null
  do {
    const page = (await call(e, {
      ...(sent as object),
      query: { ...(sent as { query?: object }).query, ...query, limit: 100, ...(after && { after }) },
    } as Sent<E>)) as { items: ItemOf<Reply<E>>[]; next: string | null }
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < MOST_EXPORTED)
  saveCsv(
    name,
    columns.map((c) => c.title),
    rows.map((row) => columns.map((c) => c.text(row))),
  )
  return { rows: rows.length, cut: after !== null }
}
