/** Named people, markets and their sessions, put straight into the database so that a test can begin in the middle. For tests only. */
import { newId, randomToken } from './clock.ts'
import { hashToken } from './crypto/index.ts'
import type { Tx } from './database.ts'
import type { AdminRole, Door, StaffRole } from './endpoint.ts'

export interface Somebody {
  personId: string
  token: string
  door: Door
  grantId: string | null
}
type Within = <T>(body: (tx: Tx) => Promise<T>) => Promise<T>

export function people(within: Within, now: () => Date) {
  async function session(tx: Tx, personId: string, door: Door, grantId: string | null): Promise<Somebody> {
    const token = randomToken()
    await tx
      .insertInto('accounts.session')
      .values({
        tokenHash: hashToken(token),
        sessionId: newId(),
        personId,
        door,
        grantId,
        strength: door === 'staff' ? 'two-factor' : door === 'device' ? 'paired' : 'sms',
        createdAt: now(),
        seenAt: now(),
        expiresAt: new Date(now().getTime() + 30 * 86_400_000),
      })
      .execute()
    return { personId, token, door, grantId }
  }
  const person = async (tx: Tx, name: string, more: object = {}): Promise<string> => {
    const personId = newId()
    await tx
      .insertInto('accounts.person')
      .values({ personId, name, createdAt: now(), ...more })
      .execute()
    return personId
  }
  return {
    /** Session for a person who exists already. */
    signIn: (personId: string, door: Door, grantId: string | null = null) =>
      within((tx) => session(tx, personId, door, grantId)),

    /** A bare person with a session behind the worker's door. Workers proper are registered by the workers module. */
    somebody: (name: string, more: object = {}) =>
      within(async (tx) => session(tx, await person(tx, name, more), 'worker', null)),

    /** Staff with a role at a market or over a part of the tree. */
    staff: (name: string, role: StaffRole | AdminRole | 'kiosk', at: { marketId: string } | { divisionCode: string }) =>
      within(async (tx) => {
        const personId = await person(tx, name)
        const grantId = newId()
        await tx
          .insertInto('accounts.roleGrant')
          .values({ personId, grantId, role, ...at, fromAt: new Date(0), grantedAt: now() })
          .execute()
        return session(tx, personId, role === 'kiosk' ? 'device' : 'staff', grantId)
      }),

    /** A member of an employer. */
    member: (name: string, employerId: string) =>
      within(async (tx) => {
        const personId = await person(tx, name)
        const grantId = newId()
        await tx
          .insertInto('accounts.roleGrant')
          .values({ personId, grantId, role: 'employer', employerId, fromAt: new Date(0), grantedAt: now() })
          .execute()
        return session(tx, personId, 'employer', grantId)
      }),

    /** A running market in a county: by default 石碁 in 番禺, 广州. */
    market: ({
      name = '番禺区石碁综合零工市场',
      divisionCode = '440113',
      lat = 22.95,
      lng = 113.43,
      ...more
    }: Partial<{ name: string; divisionCode: string; lat: number; lng: number }> & Record<string, unknown> = {}) =>
      within(async (tx) => {
        const marketId = newId()
        const { area } = await tx
          .withRecursive('up', (q) =>
            q
              .selectFrom('divisions.division')
              .select(['code', 'parent'])
              .where('code', '=', divisionCode)
              .unionAll(
                q
                  .selectFrom('divisions.division as d')
                  .innerJoin('up', 'up.parent', 'd.code')
                  .select(['d.code', 'd.parent']),
              ),
          )
          .selectFrom('up')
          .select((eb) => eb.fn.agg<string[]>('array_agg', ['up.code']).as('area'))
          .executeTakeFirstOrThrow()
        await tx
          .insertInto('markets.market')
          .values({
            marketId,
            name,
            divisionCode,
            area: area.reverse(),
            kind: 'comprehensive',
            nature: 'public',
            operatorName: '番禺区人力资源和社会保障局',
            address: '石碁镇市莲路1号',
            lat,
            lng,
            phone: '020-84850001',
            state: 'running',
            stateSince: now(),
            createdAt: now(),
            hours: JSON.stringify([{ days: [1, 2, 3, 4, 5, 6, 7], from: '04:00', to: '18:00' }]),
            ...more,
          })
          .execute()
        return marketId
      }),
  }
}
