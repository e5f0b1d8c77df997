import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { blindIndex, blindIndexes, commitmentHolds, commitTo } from './blind-index.ts'
import { canonicalJson, evidenceOf, hashToken, sha256, sm3 } from './digests.ts'
import { environmentKeys, fileKeys, keyProviderOf, loadKeyring } from './key-provider.ts'
import { BadKeyring, newKeyringSpec, openKeyring, type Profile, rotateKeyring, UnknownKey } from './keyring.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { keyIdOf, needsReseal, openBytes, openField, sealBytes, sealField, Unsealable } from './seal.ts'
import { newTotpSecret, totpAt, totpUri, verifyTotp } from './totp.ts'

const home = await mkdtemp(join(tmpdir(), 'linggong-keys-'))
after(() => rm(home, { recursive: true, force: true }))
const profiles: Profile[] = ['aes', 'sm']
const anyText = fc.string({ unit: 'binary' })

for (const profile of profiles) {
  const spec = newKeyringSpec(profile)
  const keyring = openKeyring(spec)

  test(`${profile}: what was sealed can be opened for the same purpose and row only`, () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (plain, aad, other) => {
        const sealed = sealField(keyring, 'workers.phone', plain, aad)
        assert.equal(openField(keyring, 'workers.phone', sealed, aad), plain)
        assert.throws(() => openField(keyring, 'workers.name', sealed, aad), Unsealable)
        if (aad !== other) assert.throws(() => openField(keyring, 'workers.phone', sealed, other), Unsealable)
        assert.throws(() => openField(openKeyring(newKeyringSpec(profile)), 'workers.phone', sealed, aad), Unsealable)
      }),
    )
  })

  test(`${profile}: a changed character anywhere is noticed`, () => {
    const sealed = sealField(keyring, 'p', '13800138000', 'row 1')
    for (let at = 0; at < sealed.length; at++) {
      // The last character carries bits beyond the bytes; base64url ignores those.
      const next = at === sealed.length - 1 ? (sealed[at] === 'A' ? 'Q' : 'A') : sealed[at] === 'b' ? 'c' : 'b'
      const changed = sealed.slice(0, at) + next + sealed.slice(at + 1)
      if (
        Buffer.from(changed.split('.')[3] ?? '', 'base64url').equals(Buffer.from(sealed.split('.')[3]!, 'base64url')) &&
        at > 7
      )
        continue
      assert.throws(
        () => openField(keyring, 'p', changed, 'row 1'),
        (e) => e instanceof Unsealable || e instanceof UnknownKey,
        String(at),
      )
    }
    for (let length = 0; length < sealed.length; length++)
      assert.throws(() => openField(keyring, 'p', sealed.slice(0, length), 'row 1'))
  })

  test(`${profile}: equal values do not look equal`, () => {
    assert.notEqual(sealField(keyring, 'p', 'x', ''), sealField(keyring, 'p', 'x', ''))
    assert.ok(!sealField(keyring, 'p', '13800138000', '').includes('13800138000'))
  })

  test(`${profile}: files are sealed as bytes`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        const sealed = sealBytes(keyring, 'files', bytes, 'id')
        assert.deepEqual(new Uint8Array(openBytes(keyring, 'files', sealed, 'id')), bytes)
        const damaged = Buffer.from(sealed)
        damaged[damaged.length - 20]! ^= 1
        assert.throws(() => openBytes(keyring, 'files', damaged, 'id'), Unsealable)
        assert.throws(() => openBytes(keyring, 'files', sealed, 'other'), Unsealable)
      }),
    )
    assert.throws(() => openBytes(keyring, 'files', Buffer.from('no header'), ''), Unsealable)
  })

  test(`${profile}: after a rotation old values are opened and found to be old`, () => {
    const before = sealField(keyring, 'p', 'x', '')
    const turned = rotateKeyring(spec)
    const rotated = openKeyring(turned)
    assert.equal(openField(rotated, 'p', before, ''), 'x')
    assert.equal(needsReseal(rotated, before), true)
    const again = sealField(rotated, 'p', 'x', '')
    assert.equal(needsReseal(rotated, again), false)
    assert.deepEqual([keyIdOf(before), keyIdOf(again)], ['k1', 'k2'])
    assert.throws(() => openField(keyring, 'p', again, ''), UnknownKey)
    assert.equal(blindIndex(rotated, 'p', 'x'), blindIndex(keyring, 'p', 'x'))
    const reindexed = openKeyring(rotateKeyring(spec, { index: true }))
    assert.notEqual(blindIndex(reindexed, 'p', 'x'), blindIndex(keyring, 'p', 'x'))
    assert.ok(blindIndexes(reindexed, 'p', 'x').includes(blindIndex(keyring, 'p', 'x')))
  })

  test(`${profile}: a blind index is the same for one value and purpose`, () => {
    assert.match(blindIndex(keyring, 'phone', '13800138000'), /^[0-9a-f]{64}$/)
    assert.equal(blindIndex(keyring, 'phone', '13800138000'), blindIndex(keyring, 'phone', '13800138000'))
    assert.notEqual(blindIndex(keyring, 'phone', '13800138000'), blindIndex(keyring, 'identity', '13800138000'))
    assert.notEqual(
      blindIndex(keyring, 'phone', '13800138000'),
      blindIndex(openKeyring(newKeyringSpec(profile)), 'phone', '13800138000'),
    )
  })

  test(`${profile}: a commitment binds to one value and hides it once its opening is gone`, () => {
    const value = { name: '张三', phone: '13800138000' }
    const { commitment, opening } = commitTo(keyring, 'journal', value)
    assert.ok(commitmentHolds(keyring, 'journal', { phone: '13800138000', name: '张三' }, opening, commitment))
    assert.ok(!commitmentHolds(keyring, 'journal', { ...value, name: '李四' }, opening, commitment))
    assert.ok(!commitmentHolds(keyring, 'journal', value, 'another', commitment))
    assert.ok(!commitmentHolds(keyring, 'other', value, opening, commitment))
    assert.ok(!commitmentHolds(keyring, 'journal', value, opening, 'nonsense'))
    assert.notEqual(commitTo(keyring, 'journal', value).commitment, commitment)
    assert.ok(commitmentHolds(openKeyring(rotateKeyring(spec)), 'journal', value, opening, commitment))
  })
}

test('a change of profile keeps every old value readable', () => {
  const spec = newKeyringSpec('aes')
  const sealed = sealField(openKeyring(spec), 'p', '张三', 'row')
  const both = openKeyring(rotateKeyring(spec, { profile: 'sm' }))
  assert.equal(openField(both, 'p', sealed, 'row'), '张三')
  assert.ok(needsReseal(both, sealed))
  assert.ok(sealField(both, 'p', '张三', 'row').startsWith('lg1.s.k2.'))
  const switched = openKeyring({ ...spec, profile: 'sm' })
  assert.ok(needsReseal(switched, sealed))
  for (const ring of [both, switched])
    assert.equal(blindIndex(ring, 'p', '张三'), blindIndex(openKeyring(spec), 'p', '张三'))
  const { commitment, opening } = commitTo(openKeyring(spec), 'p', '张三')
  assert.ok(commitmentHolds(switched, 'p', '张三', opening, commitment))
})

test('the first start makes one keyring, readable by its owner alone, however many start at once', async () => {
  const path = join(home, 'keys', 'keyring.json')
  const rings = await Promise.all([1, 2, 3, 4].map(() => loadKeyring(fileKeys(home))))
  for (const ring of rings) assert.deepEqual(ring.fingerprints, rings[0]!.fingerprints)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.deepEqual(await readdir(join(home, 'keys')), ['keyring.json'])
  const provider = fileKeys(home)
  await provider.replace!(rotateKeyring((await provider.read())!))
  const rotated = await loadKeyring(provider)
  assert.equal(rotated.current, 'k2')
  assert.equal(rotated.fingerprints['k1'], rings[0]!.fingerprints['k1'])
  await chmod(path, 0o644)
  await assert.rejects(loadKeyring(fileKeys(home)), /can be read by others/)
})

test('the environment can bring the keyring, and a damaged one stops the start', async () => {
  const spec = newKeyringSpec('sm')
  const ring = await loadKeyring(keyProviderOf({ LINGGONG_KEYS: JSON.stringify(spec) }, home))
  assert.equal(ring.profile, 'sm')
  const damaged = [
    '{',
    '{}',
    JSON.stringify({ ...spec, current: 'k9' }),
    JSON.stringify({ ...spec, index: [] }),
    JSON.stringify({ ...spec, index: ['k1'] }),
    JSON.stringify({ ...spec, index: ['s.k9'] }),
    JSON.stringify({ ...spec, keys: { k1: 'short' } }),
    JSON.stringify({ ...spec, profile: 'des' }),
    JSON.stringify({ ...spec, keys: { ...spec.keys, 'K.1': spec.keys['k1'] } }),
  ]
  for (const json of damaged) await assert.rejects(loadKeyring(environmentKeys(json)), BadKeyring, json)
})

test('SM3 and SM4 are the standard ones', () => {
  // GB/T 32905-2016, A.1
  assert.equal(sm3('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.deepEqual(evidenceOf('abc'), { sha256: sha256('abc'), sm3: sm3('abc') })
  assert.notEqual(hashToken('abc'), sha256('abc'))
})

test('canonical JSON is RFC 8785', () => {
  // The example of RFC 8785, 3.2.2 and 3.2.3
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  assert.equal(
    canonicalJson({ '\u20ac': 1, '\r': 2, '\u{1f600}': 3, '1': 4, '\ufb33': 5 }),
    '{"\\r":2,"1":4,"€":1,"😀":3,"\ufb33":5}',
  )
  fc.assert(
    fc.property(fc.jsonValue(), (json) =>
      assert.deepEqual(JSON.parse(canonicalJson(json)), JSON.parse(JSON.stringify(json))),
    ),
  )
  assert.equal(canonicalJson({ a: undefined, b: 1 }), '{"b":1}')
  const loop: Record<string, unknown> = {}
  loop['self'] = loop
  for (const bad of [Number.NaN, 1n, undefined, [undefined], new Date(0), '\ud800', new Map(), () => 1, loop])
    assert.throws(() => canonicalJson(bad), TypeError)
  const shared = { x: 1 }
  assert.equal(canonicalJson([shared, shared]), '[{"x":1},{"x":1}]')
})

test('a password is proven by itself alone, and old costs ask to be renewed', async () => {
  const phc = await hashPassword('粤A零工2026')
  assert.match(phc, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.deepEqual(await verifyPassword('粤A零工2026', phc), { ok: true, rehash: false })
  assert.deepEqual(await verifyPassword('粤Ａ零工２０２６', phc), { ok: true, rehash: false })
  assert.deepEqual(await verifyPassword('粤A零工2025', phc), { ok: false, rehash: false })
  assert.deepEqual(await verifyPassword('x', null), { ok: false, rehash: false })
  assert.deepEqual(await verifyPassword('x', '$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA'), {
    ok: false,
    rehash: false,
  })
  // The argon2 reference implementation: argon2id, "password", "somesalt", m = 256, t = 2, p = 1
  const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  assert.deepEqual(await verifyPassword('password', reference), { ok: true, rehash: true })
})

test('a code from the authenticator works once', () => {
  const secret = newTotpSecret()
  const now = new Date('2026-11-23T05:00:10Z')
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  const code = totpAt(secret, now)
  const first = verifyTotp(secret, code, now, null)!
  assert.equal(first.timeStep, Math.floor(now.getTime() / 30_000))
  assert.equal(verifyTotp(secret, code, at(5), first.timeStep), null)
  assert.equal(verifyTotp(secret, totpAt(secret, at(-30)), at(5), first.timeStep), null)
  assert.equal(verifyTotp(secret, totpAt(secret, at(30)), at(5), first.timeStep)?.timeStep, first.timeStep + 1)
  assert.equal(verifyTotp(secret, code, at(90), null), null)
  assert.equal(verifyTotp(secret, code, at(-90), null), null)
  // A clock set back must not lock anybody out with an exception.
  assert.equal(verifyTotp(secret, code, now, first.timeStep + 1_000), null)
  for (const nonsense of ['', '12345', '1234567', 'abcdef', '１２３'])
    assert.equal(verifyTotp(secret, nonsense, now, null), null)
  assert.ok(verifyTotp(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, null))
  assert.match(totpUri(secret, 'clerk@market'), /^otpauth:\/\/totp\/.*secret=/)
  // RFC 6238, appendix B, SHA-1, last six digits
  assert.equal(totpAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(59_000)), '287082')
})
