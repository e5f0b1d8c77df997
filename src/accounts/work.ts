import type { Work } from '#kernel/work.ts'

const DAY_MS = 86_400_000

/** What signing in leaves behind and nobody needs: codes and counts after two days, dead sessions and links after half a year (等保: audit ≥ 6 months; what happened stays in the journal). */
const clearOut: Work = {
  name: 'accounts.clear-out',
  cron: '20 3 * * *',
  async run(_data, ctx) {
    const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
    await ctx.db.deleteFrom('accounts.loginCode').where('sentAt', '<', ago(2)).execute()
    await ctx.db.deleteFrom('accounts.pairing').where('expiresAt', '<', ago(2)).execute()
    await ctx.db.deleteFrom('accounts.tally').where('beganAt', '<', ago(2)).execute()
    await ctx.db
      .deleteFrom('accounts.session')
      .where((eb) => eb.or([eb('expiresAt', '<', ago(180)), eb('endedAt', '<', ago(180))]))
      .execute()
  },
}

export const work: Work[] = [clearOut]
