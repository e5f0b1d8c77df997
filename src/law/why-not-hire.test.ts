import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import lawRows from '#data/law-rows.json' with { type: 'json' }
import type { LawRow } from './law-row.rules.ts'
import { MINOR_BANS, type OccupationFlag } from './occupation-flag.rules.ts'
import { ageOn, type PersonFacts, shiftHours, touchesNight, whyNotIntroduce } from './why-not-hire.rules.ts'

const rows = lawRows as unknown as LawRow[]
const DAY_SHIFT = { on: '2026-11-23', start: '08:00', end: '16:00' }
const NIGHT_SHIFT = { on: '2026-11-23', start: '20:00', end: '02:00' }
const person = (bornOn: string | null, more: Partial<PersonFacts> = {}): PersonFacts => ({
  bornOn,
  identityShown: true,
  ...more,
})
const codes = (who: PersonFacts, flags: OccupationFlag[] = [], shift = DAY_SHIFT) =>
  whyNotIntroduce(who, flags, shift, rows).map(({ effect, code }) => `${effect}:${code}`)

test('nobody is introduced before the sixteenth birthday, whatever the work', () => {
  assert.deepEqual(codes(person('2010-11-24')), ['refuse:under-16'])
  assert.deepEqual(codes(person('2010-11-23')), [])
  fc.assert(
    fc.property(
      fc.integer({ min: 2011, max: 2026 }),
      fc.subarray(Object.keys(MINOR_BANS) as OccupationFlag[]),
      (year, flags) => {
        assert.ok(codes(person(`${year}-01-01`), flags).includes('refuse:under-16'))
      },
    ),
  )
})

test('somebody who has not shown a document is registered but not introduced', () => {
  assert.deepEqual(codes(person('1980-05-01', { identityShown: false })), ['refuse:identity-not-shown'])
  assert.deepEqual(codes(person(null)), ['refuse:identity-not-shown'])
})

test('at 16 and 17 the law itself keeps mines, poison and bars shut; the list of the ministry warns until confirmed', () => {
  const boy = person('2009-06-01')
  assert.deepEqual(codes(boy, ['mining']), ['refuse:minor-forbidden-work'])
  assert.deepEqual(codes(boy, ['adult-venue']), ['refuse:minor-forbidden-work'])
  assert.deepEqual(codes(boy, ['heights']), ['warn:minor-forbidden-work'])
  const [finding] = whyNotIntroduce(boy, ['heights'], DAY_SHIFT, rows)
  assert.match(finding!.message, /高处作业/u)
  assert.match(finding!.source, /待核实/u)
  const confirmed = rows.map((row) =>
    row.id === 'wcg-minor-list' ? { ...row, confirmedBy: '黎科长', confirmedOn: '2026-03-02' } : row,
  )
  assert.equal(whyNotIntroduce(boy, ['heights'], DAY_SHIFT, confirmed)[0]?.effect, 'refuse')
  assert.deepEqual(codes(boy, [], NIGHT_SHIFT), ['warn:minor-night'])
  assert.deepEqual(codes(person('2008-11-23'), ['mining', 'heights'], NIGHT_SHIFT), [])
})

test('women are kept from the work of annex 1, and late in pregnancy or nursing from night and overtime', () => {
  const woman = person('1990-01-01', { sex: 'female' })
  assert.deepEqual(codes(woman, ['heavy-load']), ['refuse:women-forbidden-work'])
  assert.deepEqual(codes(woman, ['heights'], NIGHT_SHIFT), [])
  assert.deepEqual(codes({ ...woman, pregnancyMonth: 7 }, [], NIGHT_SHIFT), ['refuse:pregnant-or-nursing-hours'])
  assert.deepEqual(codes({ ...woman, pregnancyMonth: 6 }, [], NIGHT_SHIFT), [])
  assert.deepEqual(codes({ ...woman, nursing: true }), [])
  assert.deepEqual(codes({ ...woman, nursing: true }, [], { ...DAY_SHIFT, end: '17:30' }), [
    'refuse:pregnant-or-nursing-hours',
  ])
  assert.deepEqual(codes(person('1990-01-01', { sex: 'male' }), ['heavy-load']), [])
})

test('birthdays on 29 February, nights over midnight', () => {
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
  assert.equal(touchesNight({ on: '2026-11-23', start: '06:00', end: '22:00' }), false)
  assert.equal(touchesNight({ on: '2026-11-23', start: '05:59', end: '10:00' }), true)
  assert.equal(touchesNight({ on: '2026-11-23', start: '21:00', end: '22:01' }), true)
  assert.equal(shiftHours({ on: '2026-11-23', start: '22:00', end: '06:30' }), 8.5)
})
