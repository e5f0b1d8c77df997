import { createHash } from 'node:crypto'
import pg from 'pg'

/** As pgjdbc does it: the fifth time a statement is asked, the server keeps its plan. At most so many of them a process. */
const KEPT_FROM = 5
const KEPT_AT_MOST = 128
const COUNTED_AT_MOST = 2000

const uses = new Map<string, number>()
const names = new Map<string, string>()
let generation = 0

/**
 * A connection on which the server plans a statement once instead of at every request: planning took most of the time of the board
 * (2 of 2.8 ms) and of a hire. PostgreSQL still plans anew where the values matter (plan_cache_mode auto).
 */
export class PreparingClient extends pg.Client {
  override query(...args: any[]): any {
    const [text, values] = args
    const name =
      args.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0 && nameOf(text)
    if (!name) return (super.query as (...args: any[]) => any)(...args)
    return super.query({ name, text, values }).catch((error: unknown) => {
      // A migration changed what a kept plan answers: the server refuses it for good, so the next request plans under new names.
      if ((error as { code?: string }).code === '0A000') {
        generation += 1
        names.clear()
      }
      throw error
    })
  }
}

/** Null: not asked often enough yet. */
function nameOf(text: string): string | null {
  const kept = names.get(text)
  if (kept) return kept
  if (names.size >= KEPT_AT_MOST) return null
  if (uses.size >= COUNTED_AT_MOST) uses.clear()
  const used = (uses.get(text) ?? 0) + 1
  uses.set(text, used)
  if (used < KEPT_FROM) return null
  const name = `lg${generation}_${createHash('sha1').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  uses.delete(text)
  return name
}
