import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newKeyringSpec, openKeyring, rotateKeyring } from './crypto/index.ts'
import { missingKeys } from './keyring-guard.ts'
import { world } from './testing.ts'

const w = await world()
const spec = newKeyringSpec()

test('the keys of the first start are remembered, rotated ones are added', async () => {
  assert.deepEqual(await missingKeys(w.world.db, openKeyring(spec), w.now), [])
  assert.deepEqual(await missingKeys(w.world.db, openKeyring(rotateKeyring(spec)), w.now), [])
})
test('a keyring made anew, because the file was lost, is refused', async () => {
  assert.ok((await missingKeys(w.world.db, openKeyring(newKeyringSpec()), w.now)).length > 0)
})
