import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify from 'fastify'
import { Hub, sendStream } from './streams.ts'

const hub = new Hub<number>()
let may = true
let slow: Promise<void> | null = null
const app = fastify()
app.get('/numbers', async (request, reply) => {
  const numbers = hub.subscribe(() => true)
  await slow
  const events = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const step = await numbers.next()
        return step.done ? step : { done: false as const, value: { data: step.value } }
      },
      return: async () => {
        await numbers.return?.()
        return { done: true as const, value: undefined }
      },
    }),
  }
  return sendStream(request, reply, events, { stillMay: async () => may, beatMs: 5 })
})
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo
after(() => app.close())
const until = async (true_: () => boolean) => {
  for (let i = 0; i < 400 && !true_(); i++) await sleep(5)
  assert.ok(true_())
}

test('a stream ends, and hears no more, once its caller may no longer listen', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/numbers`)
  const reader = answer.body!.getReader()
  let heard = ''
  const reading = (async () => {
    for (let step = await reader.read(); !step.done; step = await reader.read())
      heard += Buffer.from(step.value).toString()
  })().catch(() => {})
  hub.publish(7)
  await until(() => heard.includes('data: 7'))
  await sleep(60)
  assert.equal(hub.listeners, 1, 'it stays open while the caller may')
  may = false
  await reading
  await until(() => hub.listeners === 0)
  may = true
})

test('a caller who left before the answer leaves no listener behind', async () => {
  let go = () => {}
  slow = new Promise((done) => {
    go = done
  })
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /numbers HTTP/1.1\r\nhost: x\r\n\r\n')
  await until(() => hub.listeners === 1)
  socket.destroy()
  await sleep(50)
  go()
  await until(() => hub.listeners === 0)
})
