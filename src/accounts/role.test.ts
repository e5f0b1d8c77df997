import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PURPOSES } from './consent.rules.ts'
import { whyNotPassword } from './password.rules.ts'
import { type GrantedRole, whyNotGrant } from './role.rules.ts'

const GUANGZHOU = ['440000', '440100', '440113']
const ROLES: GrantedRole[] = [
  'clerk',
  'volunteer',
  'mediator',
  'market-manager',
  'county-officer',
  'city-officer',
  'province-officer',
  'system-admin',
  'security-admin',
  'audit-admin',
  'kiosk',
]
const LEVELS = ['province', 'city', 'county']
const places = [
  { marketId: 'here', divisionCode: null, level: null, area: GUANGZHOU },
  ...GUANGZHOU.map((code, i) => ({
    marketId: null,
    divisionCode: code,
    level: LEVELS[i]!,
    area: GUANGZHOU.slice(0, i + 1),
  })),
]
const granters = [
  ...(
    ['county-officer', 'city-officer', 'province-officer', 'system-admin', 'security-admin', 'audit-admin'] as const
  ).flatMap((as) => GUANGZHOU.map((divisionCode) => ({ as, marketId: null, divisionCode }))),
  { as: 'market-manager' as const, marketId: 'here', divisionCode: null },
  { as: 'clerk' as const, marketId: 'here', divisionCode: null },
]

test('nobody can give a role as high as their own, over any chain of grants', () => {
  const rank = (role: string) =>
    ['clerk', 'market-manager', 'county-officer', 'city-officer', 'province-officer'].indexOf(role)
  for (const granter of granters)
    for (const role of ROLES)
      for (const place of places) {
        if (whyNotGrant(granter, role, place) !== null) continue
        assert.notEqual(role, granter.as === 'security-admin' ? 'nothing' : granter.as, `${granter.as} gives ${role}`)
        if (rank(granter.as) > 0 && rank(role) > 0) assert.ok(rank(granter.as) > rank(role))
        if (granter.divisionCode) assert.ok(place.area.includes(granter.divisionCode))
        assert.ok(!['clerk', 'audit-admin'].includes(granter.as), `${granter.as} gives nothing`)
        if (granter.as === 'security-admin' && role === 'security-admin')
          assert.notEqual(place.divisionCode, granter.divisionCode)
      }
})
test("a password of the keyboard's rows and years is common, four spoken words are not", () => {
  for (const password of [
    '1qaz2wsx3edc',
    'abcdefghij',
    'admin@12345',
    'zxcvbnm,./',
    '5201314520',
    'woaini1314520',
    'abcabcabcabc',
    '0987654321',
    'QWERTYUIOP',
    'guangdong2026',
  ])
    assert.equal(whyNotPassword(password, 'he', { mixed: false }), 'password-common', password)
  for (const password of ['早上五点石碁桥头等活', 'otter lamp violin seven', 'kR7#mwLp2vXz', '粤A8899搬砖不如卖早餐'])
    assert.equal(whyNotPassword(password, 'he', { mixed: false }), null, password)
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      (password) => void whyNotPassword(password, 'he', { mixed: true }),
    ),
  )
})
test('every purpose says in plain words what happens without it', () => {
  assert.equal(new Set(PURPOSES.map((p) => p.purpose)).size, PURPOSES.length)
  assert.deepEqual(
    PURPOSES.filter((p) => !p.required && !/不同意|随时/.test(p.text)).map((p) => p.purpose),
    [],
  )
  assert.deepEqual(
    PURPOSES.filter((p) => p.required).map((p) => p.purpose),
    ['register'],
  )
})
