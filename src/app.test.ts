import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pino from 'pino'
import { world } from '#kernel/testing.ts'
import { buildApp } from './app.ts'

const w = await world()

test('behind a proxy an address is what the proxy saw, whatever the caller claims to be forwarded for', async () => {
  const log = pino({ level: 'silent' })
  const app = await buildApp({
    world: w.world,
    enqueue: async () => {},
    log,
    proxies: 'loopback',
    requestsPerMinute: 3,
  })
  after(() => app.close())
  const ask = async (forwarded: string) =>
    (await app.inject({ url: '/api/sign-in-ways', headers: { 'x-forwarded-for': forwarded } })).statusCode
  const said = []
  for (let i = 0; i < 5; i++) said.push(await ask(`203.0.113.${i}, 198.51.100.7`))
  assert.deepEqual(said, [200, 200, 200, 429, 429])
  assert.equal(await ask('198.51.100.8'), 200, 'another address is counted by itself')
})
