import { newId, randomToken } from '#kernel/clock.ts'
import type { World } from '#kernel/context.ts'
import { hashToken } from '#kernel/crypto/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#kernel/database.ts'
import { linkOf } from './invitations.ts'

const LIFE_MS = 86_400_000

/**
 * The one-time link that makes the first system administrator of the province, or null once there is one. Each start
 * makes a new link and kills the unused ones before it: no default account, no old printout that still works.
 */
export async function firstAdministratorLink({ db, clock, settings }: World): Promise<string | null> {
  return inTransaction(db, SYSTEM_SCOPE, 'read write', async (tx) => {
    const now = clock()
    const holder = await tx
      .selectFrom('accounts.roleGrant')
      .select('grantId')
      .where('role', '=', 'system-admin')
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (holder) return null
    const province = await tx
      .selectFrom('divisions.division')
      .select('code')
      .where('level', '=', 'province')
      .where('validTo', 'is', null)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('accounts.invitation')
      .set({ withdrawnAt: now })
      .where('madeBy', 'is', null)
      .where('role', '=', 'system-admin')
      .where('usedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .execute()
    const token = randomToken()
    await tx
      .insertInto('accounts.invitation')
      .values({
        tokenHash: hashToken(token),
        invitationId: newId(now),
        role: 'system-admin',
        divisionCode: province.code,
        madeAt: now,
        expiresAt: new Date(now.getTime() + LIFE_MS),
      })
      .execute()
    return linkOf(settings.origin, token)
  })
}
