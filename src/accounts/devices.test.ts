/** A kiosk or a screen is let in once by staff, and out again at any time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import { listMyMarkets } from '#markets/markets.api.ts'
import {
  createDevice,
  createDevicePairing,
  createDeviceSession,
  endRoleGrant,
  getMarketStaff,
  getMe,
} from './accounts.api.ts'

const w = await world()
const here = await w.market()
const foreign = await w.market({ name: '天河区员村零工市场', divisionCode: '440106', lat: 23.12, lng: 113.36 })
const manager = await w.staff('曾庆华', 'market-manager', { marketId: here })
const clerk = await w.staff('冼丽娟', 'clerk', { marketId: here })

const ask = () => w.call(null, createDevicePairing, {})
const pair = (code: string, name = '大厅自助机1', marketId = here, who = manager) =>
  w.call(who, createDevice, { params: { marketId }, body: { code, name } })
const come = async (secret: string) => (await w.call(null, createDeviceSession, { body: { secret } })).signedIn
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.code,
  )

test('a device waits until its code is typed, then speaks for its market alone', async () => {
  const { code: shown, secret } = await ask()
  assert.match(shown, /^\d{8}$/)
  assert.equal(await come(secret), null)
  await pair(`${shown.slice(0, 4)} ${shown.slice(4)}`)
  const signedIn = await come(secret)
  assert.deepEqual(
    [signedIn!.me.as, signedIn!.me.door, signedIn!.me.marketId, signedIn!.me.name, signedIn!.me.strength],
    ['kiosk', 'device', here, '大厅自助机1', 'paired'],
  )
  const device = { token: signedIn!.token, door: 'device' as const }
  const { items } = await w.call(device, listMyMarkets, { query: {} })
  assert.deepEqual(
    items.map((m) => m.marketId),
    [here],
  )
})

test('the lost answer is given again to the same device, once the pairing is over to nobody', async () => {
  const { code: shown, secret } = await ask()
  await pair(shown, '大屏')
  const first = await come(secret)
  const again = await come(secret)
  assert.equal(again!.me.personId, first!.me.personId)
  w.advance(16)
  assert.equal(await code(come(secret)), 'pairing-over')
  assert.equal(await code(come('x'.repeat(43))), 'pairing-over')
})

test('a code is worth one device, for a quarter of an hour, to who may pair there', async () => {
  const { code: shown, secret } = await ask()
  assert.equal(await code(pair('00000000')), 'pairing-code-wrong')
  assert.equal(await code(pair(shown, '自助机', foreign)), 'forbidden')
  assert.equal(await code(pair(shown, '自助机', here, clerk)), 'forbidden')
  assert.equal(await come(secret), null)
  await pair(shown)
  assert.equal(await code(pair(shown)), 'pairing-taken')
  const late = await ask()
  w.advance(16)
  assert.equal(await code(pair(late.code)), 'pairing-over')
})

test('codes cannot be guessed: after twenty a manager waits', async () => {
  const guesser = await w.staff('乱猜', 'market-manager', { marketId: here })
  const said: string[] = []
  for (let i = 0; i < 22; i++) said.push(await code(pair(String(10_000_000 + i), '自助机', here, guesser)))
  assert.deepEqual(said.slice(0, 20), Array(20).fill('pairing-code-wrong'))
  assert.deepEqual(said.slice(20), ['too-many', 'too-many'])
})

test('who was dismissed before the device came has paired nothing', async () => {
  const leaving = await w.staff('要走的人', 'market-manager', { marketId: here })
  const { code: shown, secret } = await ask()
  await pair(shown, '自助机', here, leaving)
  const county = await w.staff('何美玲', 'county-officer', { divisionCode: '440113' })
  await w.call(county, endRoleGrant, { params: { grantId: leaving.grantId! }, query: { reason: '离职' } })
  assert.equal(await code(come(secret)), 'pairing-over')
})

test('a device lives over a holiday without being touched, and ends at once when it is taken back', async () => {
  const { code: shown, secret } = await ask()
  await pair(shown, '门口大屏')
  const signedIn = await come(secret)
  const device = { token: signedIn!.token, door: 'device' as const }
  w.advance(30 * 24 * 60)
  assert.equal((await w.call(device, getMe, {})).as, 'kiosk')
  const desk = await w.signIn(manager.personId, 'staff', manager.grantId)
  const { items } = await w.call(desk, getMarketStaff, { params: { marketId: here }, query: {} })
  const grant = items.find((g) => g.personId === signedIn!.me.personId)!
  assert.deepEqual([grant.role, grant.name, grant.mayEnd], ['kiosk', '门口大屏', true])
  await w.call(desk, endRoleGrant, { params: { grantId: grant.grantId }, query: { reason: '搬走了' } })
  assert.equal(await code(w.call(device, getMe, {})), 'not-signed-in')
})

test('neither code nor secret is kept or written down', async () => {
  const { code: shown, secret } = await ask()
  await pair(shown, '自助机', here, (await w.signIn(manager.personId, 'staff', manager.grantId)) as typeof manager)
  await come(secret)
  const { rows } = await w.owner.query('select p::text as row from accounts.pairing p')
  const all = `${rows.map((r) => r.row).join('\n')}\n${w.lines.join('\n')}`
  assert.ok(rows.length > 3)
  assert.ok(!all.includes(shown) && !all.includes(secret))
})
