/** A verified employer at a market and posts that keep every rule, to begin a test in the middle. For tests only. */

import type { EmployerLevel } from '#employers/employer.rules.ts'
import { newId } from '#kernel/clock.ts'
import { sealField } from '#kernel/crypto/index.ts'
import type { TestWorld } from '#kernel/testing.ts'

let number = 0
export async function anEmployer(
  w: TestWorld,
  marketIds: string[],
  { level = 'verified', name, limit = null }: { level?: EmployerLevel; name?: string; limit?: number | null } = {},
): Promise<{ employerId: string; contactPersonId: string }> {
  number += 1
  const employerId = newId()
  const contactPersonId = newId()
  await w.within(async (tx) => {
    await tx
      .insertInto('accounts.person')
      .values({ personId: contactPersonId, name: '黄志强', createdAt: w.now })
      .execute()
    await tx
      .insertInto('employers.employer')
      .values({
        employerId,
        kind: 'enterprise',
        name: name ?? `顺达物流${number}号公司`,
        uscc: `91440101MA5${String(number).padStart(7, '0')}`,
        contactPersonId,
        contactName: '黄志强',
        phoneSealed: sealField(w.world.keyring, 'employers.employer.phone', '13800138000', employerId),
        phoneMasked: '138****8000',
        divisionCode: '440113',
        address: '岐山路12号',
        level,
        levelSince: w.now,
        levelUntil: level === 'provisional' ? new Date(w.now.getTime() + 7 * 86_400_000) : null,
        openHeadcountLimit: limit,
        createdAt: w.now,
      })
      .execute()
    await tx
      .insertInto('employers.tie')
      .values(marketIds.map((marketId) => ({ employerId, marketId, since: w.now })))
      .execute()
  })
  return { employerId, contactPersonId }
}

/** Hours from now, as the contract takes them. */
export function aShift(w: TestWorld, hoursAhead: number, { hours = 8, headcount = 3, breakMinutes = 60 } = {}) {
  const starts = w.now.getTime() + hoursAhead * 3_600_000
  return {
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + hours * 3_600_000).toISOString(),
    headcount,
    breakMinutes,
  }
}

export function aPost(w: TestWorld, change: object = {}) {
  return {
    occupation: 'parcel-handler',
    kind: 'daily' as const,
    title: '快递分拣',
    description: '包裹分拣、装袋，站着干活，有师傅带',
    payFen: 26_000,
    payUnit: 'day' as const,
    settlement: 'after-shift' as const,
    divisionCode: '440113120',
    place: '石碁镇岐山路12号仓库',
    point: { lat: 22.952, lng: 113.432 },
    conditions: { meals: true, notes: '不限经验' },
    validUntil: new Date(w.now.getTime() + 14 * 86_400_000).toISOString(),
    shifts: [aShift(w, 20)],
    submit: true,
    ...change,
  }
}
