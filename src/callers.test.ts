/**
 * Every endpoint × every caller × every level of the tree × a foreign market, from data: who is not named is turned
 * away before anything is parsed, and nobody passes with an id of a place, a firm or a person that is not theirs.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/clock.ts'
import { ADMIN_ROLES, type Endpoint, ROLES, type Role, STAFF_ROLES } from '#kernel/endpoint.ts'
import { world } from '#kernel/testing.ts'
import type { Somebody } from '#kernel/testing-people.ts'

const w = await world()
const here = await w.market()
const foreign = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const AREA: Partial<Record<Role, { marketId: string } | { divisionCode: string }>> = {
  'county-officer': { divisionCode: '440113' },
  'city-officer': { divisionCode: '440100' },
  'province-officer': { divisionCode: '440000' },
  'system-admin': { divisionCode: '440000' },
  'security-admin': { divisionCode: '440000' },
  'audit-admin': { divisionCode: '440000' },
}
/** Whose part of the tree holds the foreign market as well. */
const SEES_FOREIGN = new Set<string>(['city-officer', 'province-officer', ...ADMIN_ROLES])

const callers = new Map<Role | null, Somebody | null>([[null, null]])
const employerId = newId()
for (const as of ROLES) {
  if (as === 'worker') callers.set(as, await w.somebody('陈大文'))
  else if (as === 'employer') callers.set(as, await w.member('李老板', employerId))
  else if (as !== 'partner') callers.set(as, await w.staff('何美玲', as, AREA[as] ?? { marketId: here }))
}

const fill = (e: Endpoint, ids: Record<string, string>) =>
  Object.fromEntries([...e.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, ids[name!] ?? newId()]))
/** The code a call ends with: 'done', or the refusal's. Nothing is sent: whoever gets in is refused for its emptiness later. */
async function outcome(as: Role | null, e: Endpoint, ids: Record<string, string>): Promise<string> {
  const who = callers.get(as)
  if (who === undefined) return 'no such caller'
  // Signed in afresh: an earlier call of the walk may have ended the session or the role.
  const session = who && (await w.signIn(who.personId, who.door, who.grantId))
  return w
    .call(session, e, { params: fill(e, ids), query: {}, ...(e.method !== 'GET' && { body: {} }) } as never, {
      file: { bytes: new Uint8Array([1]), fileName: 'a.txt' },
    })
    .then(
      () => 'done',
      (error) => error.code ?? String(error),
    )
}
const TURNED_AWAY = new Set(['forbidden', 'not-signed-in'])
let asked = 0

for (const [name, e] of w.endpoints.filter(([, e]) => e.kind !== 'stream')) {
  test(`${name} hears ${e.callers.join(', ')} and nobody else`, async () => {
    for (const as of [null, ...ROLES.filter((r) => r !== 'partner')] as const) {
      const own = { marketId: here, employerId, workerId: callers.get(as)?.personId ?? newId() }
      const welcome = e.callers.includes('anyone') || (as !== null && e.callers.includes(as))
      const said = await outcome(as, e, own)
      asked += 1
      if (!welcome) assert.equal(said, as === null ? 'not-signed-in' : 'forbidden', `${as} got ${said}`)
      else
        assert.ok(
          !TURNED_AWAY.has(said) || (said === 'forbidden' && e.fails.includes('forbidden')),
          `${as} was turned away: ${said}`,
        )
    }
  })
  if (e.callers.includes('anyone')) continue
  if (e.path.includes('{marketId}')) {
    test(`${name} is closed to staff of other places`, async () => {
      for (const as of [...STAFF_ROLES, 'kiosk'] as const) {
        if (!e.callers.includes(as) || SEES_FOREIGN.has(as)) continue
        asked += 1
        assert.equal(await outcome(as, e, { marketId: foreign }), 'forbidden', as)
      }
    })
  }
  if (e.path.includes('{employerId}') && e.callers.includes('employer')) {
    test(`${name} is closed to other employers`, async () => {
      asked += 1
      assert.equal(await outcome('employer', e, { marketId: here, employerId: newId() }), 'forbidden')
    })
  }
  if (e.path.includes('{workerId}') && e.callers.includes('worker')) {
    test(`${name} is closed to other workers`, async () => {
      asked += 1
      assert.equal(await outcome('worker', e, { marketId: here, workerId: newId() }), 'forbidden')
    })
  }
}

test('the table was walked', (t) => {
  t.diagnostic(`${asked} calls over ${w.endpoints.length} endpoints`)
  assert.ok(asked > w.endpoints.length * ROLES.length * 0.8)
})
test('no call of the table was answered by a bug', () => {
  assert.deepEqual(
    w.lines.filter((l) => l.includes('"msg":"bug"')).map((l) => l.slice(0, 400)),
    [],
  )
})
