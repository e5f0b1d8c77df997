import { sql } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { beyondScope } from './scope.ts'

export interface Member {
  personId: string
  name: string
  phoneMasked: string | null
  since: Date
}

/** Who speaks for an employer now. Ask only for somebody who may see the employer: colleagues' rows are beyond a member's scope. */
export function membersOf(
  ctx: Ctx,
  employerId: string,
  { after, limit }: { after: [string, string] | null; limit: number },
): Promise<Member[]> {
  return beyondScope(ctx, async () => {
    const { rows } = await sql<Member>`
      select p.person_id, p.name, p.phone_masked, g.since from (
        select person_id, min(from_at) as since from accounts.role_grant
        where employer_id = ${employerId} and role = 'employer' and ended_at is null and (until_at is null or until_at > ${ctx.now})
        group by person_id) g
      join accounts.person p on p.person_id = g.person_id
      where ${after ? sql`(g.since, p.person_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by g.since, p.person_id limit ${limit}`.execute(ctx.db)
    return rows
  })
}
