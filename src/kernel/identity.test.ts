import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { stdnum } from 'stdnum'
import {
  ageClassOn,
  ageOn,
  checkIdentity,
  factsOf,
  identityCheckCharacter,
  identityKey,
  isUnder16On,
  normalizeIdentity,
  whyNotBirthDay,
  whyNotUscc,
} from './identity.ts'

const today = '2026-11-23'
const withCheck = (seventeen: string) => seventeen + identityCheckCharacter(seventeen)
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const birthDay = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))

test('resident card numbers are judged as the national standard does', () => {
  const candidate = fc
    .tuple(
      fc.integer({ min: 1, max: 7 }),
      digits(5),
      fc.oneof(birthDay, digits(8)),
      digits(3),
      fc.constantFrom(...'0123456789X'),
      fc.boolean(),
    )
    .map(([province, rest, birth, order, check, right]) => {
      const front = `${province}${rest}${birth}${order}`
      return right ? withCheck(front) : front + check
    })
  let accepted = 0
  fc.assert(
    fc.property(candidate, (id) => {
      const ours = checkIdentity('mainland-id', id, today)
      const oracle = stdnum.CN!.ric!.validate(id).isValid
      if (ours === null) accepted++
      // The oracle accepts any real date in the past, so an early year is the one difference.
      if (id.slice(6, 10) >= '1880') assert.equal(ours === null, oracle, `${id} ${ours}`)
      else assert.equal(ours, 'identity-birth-date')
    }),
    { numRuns: 2000 },
  )
  assert.ok(accepted > 200)
})

test('old division codes on cards are valid for life', () => {
  for (const code of ['440126', '442501', '442829', '512921'])
    assert.equal(
      checkIdentity('mainland-id', withCheck(`${code}19700229001`.replace('0229', '0228')), today),
      null,
      code,
    )
})

test('one wrong or two swapped digits never pass', () => {
  fc.assert(
    fc.property(birthDay, digits(3), fc.nat(16), fc.integer({ min: 1, max: 9 }), (birth, order, at, add) => {
      const id = withCheck(`440106${birth}${order}`)
      const wrong = `${id.slice(0, at)}${(Number(id[at]) + add) % 10}${id.slice(at + 1)}`
      assert.notEqual(checkIdentity('mainland-id', wrong, today), null)
      const swapped = `${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}`
      if (swapped !== id) assert.notEqual(checkIdentity('mainland-id', swapped, today), null)
    }),
  )
})

test('a refusal says what is wrong with the number', () => {
  const good = withCheck('44010619900307123')
  assert.equal(checkIdentity('mainland-id', good, today), null)
  assert.equal(checkIdentity('mainland-id', '', today), 'identity-missing')
  assert.equal(checkIdentity('mainland-id', '440106900307123', today), 'identity-old-15-digits')
  assert.equal(checkIdentity('mainland-id', good.slice(0, 17), today), 'identity-length')
  assert.equal(checkIdentity('mainland-id', `${good}1`, today), 'identity-length')
  assert.equal(checkIdentity('mainland-id', `${good.slice(0, 16)}A${good[17]}`, today), 'identity-form')
  assert.equal(checkIdentity('mainland-id', withCheck('44010619900230123'), today), 'identity-birth-date')
  assert.equal(checkIdentity('mainland-id', withCheck('44010620261124123'), today), 'identity-birth-date')
  assert.equal(checkIdentity('mainland-id', withCheck('81000019900307123'), today), 'identity-other-kind')
  assert.equal(checkIdentity('mainland-id', withCheck('94015619900307123'), today), 'identity-other-kind')
  assert.equal(checkIdentity('hk-macau-taiwan-residence', good, today), 'identity-other-kind')
  const last = identityCheckCharacter('44010619900307123')
  assert.equal(checkIdentity('mainland-id', good.slice(0, 17) + (last === '5' ? '6' : '5'), today), 'identity-checksum')
})

test('a number is the same however it was typed', () => {
  const id = [...Array(1000).keys()]
    .map((n) => withCheck(`44010619900307${String(n).padStart(3, '0')}`))
    .find((n) => n.endsWith('X'))!
  const front = id.slice(0, 17)
  const wide = String.fromCodePoint(...[...id].map((c) => c.codePointAt(0)! + 0xfee0))
  for (const typed of [
    `${front}x`,
    `${front}ｘ`,
    `${front}*`,
    `${front}×`,
    wide,
    `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  ]) {
    assert.equal(normalizeIdentity(typed), id, typed)
    assert.equal(checkIdentity('mainland-id', typed, today), null, typed)
  }
})

test('papers of people from Hong Kong, Macau, Taiwan and abroad', () => {
  assert.equal(checkIdentity('hk-macau-permit', 'H12345678', today), null)
  assert.equal(checkIdentity('hk-macau-permit', 'm1234567801', today), null)
  assert.equal(checkIdentity('hk-macau-permit', 'C12345678', today), 'identity-form')
  assert.equal(identityKey('hk-macau-permit', 'M1234567801'), identityKey('hk-macau-permit', 'M1234567800'))
  assert.equal(checkIdentity('taiwan-permit', '12345678', today), null)
  assert.equal(identityKey('taiwan-permit', '1234567801'), '12345678')
  assert.equal(checkIdentity('taiwan-permit', '1234567', today), 'identity-form')
  for (const region of ['810000', '820000', '830000'])
    assert.equal(checkIdentity('hk-macau-taiwan-residence', withCheck(`${region}19900307123`), today), null)
  assert.equal(checkIdentity('passport', 'E12345678', today), null)
  assert.equal(checkIdentity('passport', 'ABCDEFG', today), 'identity-form')
  assert.equal(checkIdentity('foreigner-residence', 'USA440199003071', today), null)
  assert.equal(checkIdentity('foreigner-residence', withCheck('94484019900307123'), today), null)
  assert.equal(checkIdentity('foreigner-residence', withCheck('44010619900307123'), today), 'identity-other-kind')
  assert.equal(checkIdentity('none', '', today), null)
  assert.equal(checkIdentity('none', '123', today), 'identity-not-expected')
})

test('a card says the birthday and the sex of its holder, other papers do not', () => {
  assert.deepEqual(factsOf('mainland-id', withCheck('44010619900307122')), { bornOn: '1990-03-07', sex: 'female' })
  assert.deepEqual(factsOf('hk-macau-taiwan-residence', withCheck('81000019900307133')), {
    bornOn: '1990-03-07',
    sex: 'male',
  })
  assert.deepEqual(factsOf('passport', 'E12345678'), { bornOn: null, sex: null })
  assert.deepEqual(factsOf('hk-macau-permit', 'H12345678'), { bornOn: null, sex: null })
})

test('nobody is sixteen a day early', () => {
  assert.equal(isUnder16On('2010-11-24', today), true)
  assert.equal(isUnder16On('2010-11-23', today), false)
  assert.equal(ageClassOn('2010-11-23', today), '16-17')
  assert.equal(ageClassOn('2008-11-24', today), '16-17')
  assert.equal(ageClassOn('2008-11-23', today), 'adult')
  assert.equal(ageOn('2008-02-29', '2024-02-28'), 15)
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
  assert.equal(whyNotBirthDay('2026-11-24', today), 'identity-birth-date')
  assert.equal(whyNotBirthDay('1990-13-01', today), 'identity-birth-date')
  assert.equal(whyNotBirthDay('1990-12-01', today), null)
})

test('credit codes are judged as the national standard does', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const body9 = fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }).map((chars) => chars.join(''))
  const oracle = (code: string) => stdnum.CN!.uscc!.validate(code).isValid
  fc.assert(
    fc.property(digits(2), digits(6), body9, (kind, place, body) => {
      const front = kind + place + body
      const right = alphabet.filter((last) => whyNotUscc(front + last) === null)
      assert.equal(right.length, 1)
      // Where the sum is divisible by 31 the check is 0; the oracle then knows no right character at all.
      const known = alphabet.filter((last) => oracle(front + last))
      assert.deepEqual(right, known.length === 0 ? ['0'] : known)
    }),
  )
})

test('credit codes of villages and other registers begin with letters', () => {
  const accepted = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter(
    (last) => whyNotUscc(`N2440101MF1234567${last}`) === null,
  )
  assert.equal(accepted.length, 1)
  assert.equal(whyNotUscc(' '), 'uscc-missing')
  assert.equal(whyNotUscc('91440101MA5ABCDE0'), 'uscc-length')
  assert.equal(whyNotUscc('91440101MA5ABCDEO1'), 'uscc-form')
  assert.equal(whyNotUscc(`n2440101 mf1234567${accepted[0]}`), null)
})
