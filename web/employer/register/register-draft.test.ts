import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, emptyRegister, type RegisterDraft, usccFault, whyNotContact } from './register-draft.ts'

const CODE = '91350100M000100Y43' // GB 32100-2015, its own example
const draft: RegisterDraft = {
  ...emptyRegister(),
  kind: 'enterprise',
  name: '顺达物流有限公司',
  uscc: ` ${CODE.toLowerCase()} `,
  forOthers: 'no',
  contactName: '黄志强',
  phone: '13800138000',
  divisionCode: '440113120',
  address: '岐山路12号',
}
test('a code is told wrong when it is whole or one goes on, not in the middle of typing', () => {
  assert.equal(usccFault('9144', false), null)
  assert.equal(usccFault('9144', true), 'uscc-length')
  assert.equal(usccFault(CODE, false), null)
  assert.equal(usccFault(`${CODE.slice(0, 17)}4`, false), 'uscc-checksum')
  assert.equal(usccFault('9144I', false), null)
  assert.equal(usccFault('', false), null)
})
test('each kind sends what it has: a household neither name nor code, a team its code only when there is one', () => {
  assert.deepEqual([bodyOf(draft)?.uscc, bodyOf(draft)?.name], [CODE, '顺达物流有限公司'])
  const home = bodyOf({ ...draft, kind: 'household' })!
  assert.ok(!('name' in home) && !('uscc' in home))
  assert.ok(!('uscc' in bodyOf({ ...draft, kind: 'labour-team', uscc: '' })!))
})
test('a licence is sent only by who hires for others', () => {
  assert.ok(!('agencyLicence' in bodyOf({ ...draft, agencyLicence: '粤A123' })!))
  assert.equal(bodyOf({ ...draft, forOthers: 'yes', agencyLicence: '粤A123' })?.agencyLicence, '粤A123')
})
test('nothing is sent while something is open', () => {
  assert.equal(bodyOf({ ...draft, kind: '' }), null)
  assert.equal(bodyOf({ ...draft, uscc: '9144' }), null)
  assert.equal(bodyOf({ ...draft, phone: '1380' }), null)
  assert.equal(bodyOf({ ...draft, address: '1' }), null)
  assert.equal(whyNotContact({ contactName: '黄志强', phone: '' }), 'phone-missing')
})
