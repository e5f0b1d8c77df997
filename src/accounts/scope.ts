import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { SYSTEM_SCOPE, setScope } from '#kernel/database.ts'

/**
 * For strangers at a door: who they are is only found by reading persons, whom a stranger may not see. The handler
 * answers nothing but the caller's own data after the proof (code, password, link).
 */
export function asDoorkeeper(ctx: Ctx): Promise<void> {
  return setScope(ctx.db, SYSTEM_SCOPE)
}

/** Runs a few statements beyond the caller's part of the tree, then goes back to it. Each use says why it may. */
export async function beyondScope<T>(ctx: Ctx, body: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{
    markets: string | null
  }>`select current_setting('linggong.markets', true) as markets`.execute(ctx.db)
  const before = rows[0]?.markets ?? ''
  if (!/^(\*|\{[0-9a-f,-]+\})?$/.test(before)) throw new Error('the scope of the transaction has another form')
  await sql.raw(`set local linggong.markets = '*'`).execute(ctx.db)
  try {
    return await body()
  } finally {
    // After a database error the transaction takes no more commands, and the scope dies with it.
    await sql
      .raw(`set local linggong.markets = '${before}'`)
      .execute(ctx.db)
      .catch(() => {})
  }
}
