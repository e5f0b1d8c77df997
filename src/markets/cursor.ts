/** Keyset paging: a cursor is the sort key of the last row shown, so a page stays right while rows come and go. */
import { Failure } from '#kernel/failure.ts'

type Key = (string | number | null)[]

/** The key a cursor holds, or null for the first page. A cursor somebody made up is invalid input, not a bug. */
export function readCursor<K extends Key>(
  after: string | undefined,
  shape: { [I in keyof K]: 'string' | 'number' | 'moment' | 'id' },
): K | null {
  if (after === undefined) return null
  try {
    const key = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as Key
    if (key.length === shape.length && key.every((value, i) => fits(value, shape[i]!))) return key as K
  } catch {
    // Falls through: not base64url of JSON.
  }
  throw new Failure('invalid', { status: 400, more: { fields: [{ path: 'after', message: '请从第一页重新查看' }] } })
}

/** Cuts the one row too many that was asked for, and names where the next page begins. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
  itemOf: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(itemOf),
    next: last === undefined ? null : Buffer.from(JSON.stringify(keyOf(last))).toString('base64url'),
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
function fits(value: string | number | null, kind: string): boolean {
  if (value === null) return kind !== 'id'
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (typeof value !== 'string') return false
  if (kind === 'id') return UUID.test(value)
  return kind === 'string' || !Number.isNaN(Date.parse(value))
}
