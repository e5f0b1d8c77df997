import type { Work } from '#kernel/work.ts'
import { setLevel } from './decide-employer.ts'

/** A provisional approval ends by itself; readers already count it as none from its last moment (`levelNow`). */
export const work: Work[] = [
  {
    name: 'employers.end-approvals',
    cron: '* * * * *',
    async run(_data, ctx) {
      const over = await ctx.db
        .selectFrom('employers.employer')
        .select('employerId')
        .where('level', '=', 'provisional')
        .where('levelUntil', '<=', ctx.now)
        .orderBy('employerId')
        .limit(500)
        .forUpdate()
        .skipLocked()
        .execute()
      for (const { employerId } of over) {
        await setLevel(ctx, {
          employerId,
          marketId: null,
          level: 'unverified',
          levelUntil: null,
          openHeadcountLimit: null,
          note: '先行通过的期限已到',
        })
        await ctx.journal({ kind: 'employer.approval-ended', subjectId: employerId })
      }
    },
  },
]
