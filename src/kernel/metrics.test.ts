import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from './testing.ts'

const w = await world()

test('figures are counted by route pattern and refusal, without ids', async () => {
  await w.app.inject({ url: '/api/markets/0197a000-0000-7000-8000-000000000000' })
  await w.app.inject({ url: '/api/session' })
  const { body } = await w.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  assert.match(body, /linggong_request_seconds_count\{method="GET",route="\/api\/session",status="401"\} 1/)
  assert.match(body, /linggong_refusals_total\{code="not-signed-in"\} 1/)
  assert.doesNotMatch(body, /0197a000/)
})
test('nobody outside this machine reads them', async () => {
  assert.equal((await w.app.inject({ url: '/metrics', remoteAddress: '10.1.2.3' })).statusCode, 404)
})
