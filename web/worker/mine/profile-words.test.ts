import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOOKING_MAX_HOURS } from '#workers/worker.rules.ts'
import { DAY_PARTS, hoursInWords, LOOKING_HOURS, lookingInWords, maskOfParts, partsOfMask } from './profile-words.ts'

test('parts of the day become hours and come back', () => {
  for (const part of DAY_PARTS) assert.deepEqual(partsOfMask(maskOfParts([part.value])), [part.value])
  assert.equal(maskOfParts(DAY_PARTS.map((p) => p.value)), 0xffffff)
  assert.equal(maskOfParts(['morning']), 0b1110_0000)
})
test('single hours written at the desk show as their part of the day', () => {
  assert.equal(hoursInWords(1 << 6), '早上')
  assert.equal(hoursInWords(0xffffff), '什么时候都行')
  assert.equal(hoursInWords(0), '还没写')
})
test('今天找活 is never offered for longer than the rule allows', () => {
  assert.ok(LOOKING_HOURS.every((hours) => hours <= LOOKING_MAX_HOURS))
})
test('a switch whose time is over counts as off', () => {
  const now = new Date('2026-11-23T08:00:00+08:00')
  assert.match(lookingInWords('2026-11-23T12:00:00+08:00', now), /^开到今天中午12点/)
  assert.match(lookingInWords('2026-11-23T07:00:00+08:00', now), /^打开后/)
  assert.match(lookingInWords(null, now), /^打开后/)
})
