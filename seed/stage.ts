/**
 * The product itself, in this process, with a clock that can be set: what the named people of the demo have done so far is done
 * through the contract, at its hour, so that journal, job cards, ledger and messages are real.
 */
import pino from 'pino'
import { createLoginCode, createSession, createStaffSession, type SignedIn } from '#accounts/accounts.api.ts'
import { buildApp } from '#app.ts'
import { newId } from '#kernel/clock.ts'
import type { World } from '#kernel/context.ts'
import {
  API_PREFIX,
  DOOR_HEADER,
  type Door,
  type Endpoint,
  KEY_HEADER,
  type Reply,
  type Sent,
} from '#kernel/endpoint.ts'
import { makeEnqueue, openBoss, runWork } from '#kernel/work.ts'
import { works } from '#modules.ts'
import { getDemoMessages } from '#notices/notices.api.ts'

/** Somebody signed in. */
export interface Player {
  personId: string
  token: string
  door: Door
}
export interface Picture {
  bytes: Uint8Array
  fileName: string
}

export async function openStage({ url, world }: { url: string; world: World }) {
  let moment = world.clock()
  const staged: World = { ...world, clock: () => moment }
  const boss = openBoss(url, { listen: false })
  boss.on('error', () => {})
  await boss.start()
  // As `startWork` makes them: a queue keeps the options of its first maker.
  for (const work of works) {
    await boss.createQueue(work.name, {
      retryLimit: work.retries ?? 5,
      retryBackoff: true,
      retryDelay: 5,
      notify: true,
    })
  }
  const app = await buildApp({
    world: staged,
    enqueue: makeEnqueue(boss),
    log: pino({ level: 'silent' }),
    requestsPerMinute: 0,
  })

  async function call<E extends Endpoint>(
    who: Player | null,
    e: E,
    sent: Sent<E>,
    picture?: Picture,
  ): Promise<Reply<E>> {
    const {
      params = {},
      query = {},
      body,
    } = sent as {
      params?: Record<string, string>
      query?: Record<string, unknown>
      body?: Record<string, unknown>
    }
    const path = e.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
    const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))
    const upload = picture ? multipart(body ?? {}, picture) : null
    const answer = await app.inject({
      method: e.method,
      url: `${API_PREFIX}${path}${search.size ? `?${search}` : ''}`,
      ...(upload ? { payload: upload.payload } : body !== undefined && { payload: body }),
      headers: {
        ...(who && { authorization: `Bearer ${who.token}`, [DOOR_HEADER]: who.door }),
        ...(e.method !== 'GET' && { [KEY_HEADER]: newId(moment) }),
        ...(upload && { 'content-type': upload.type }),
      },
    })
    if (answer.statusCode >= 400)
      throw new Error(`demo: ${e.method} ${e.path} at ${moment.toISOString()}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }

  /** Runs what waits in the background until nothing does. */
  async function drain(): Promise<void> {
    for (let ran = true; ran; ) {
      ran = false
      for (const work of works) {
        for (const job of await boss.fetch<object>(work.name, { batchSize: 100 })) {
          await runWork(work, job.data as object, staged, boss)
          await boss.complete(work.name, job.id)
          ran = true
        }
      }
    }
  }
  async function runRound(name: string): Promise<void> {
    await runWork(works.find((w) => w.name === name)!, {}, staged, boss)
  }

  async function codeFor(phone: string, door: 'worker' | 'employer'): Promise<string> {
    await call(null, createLoginCode, { body: { phone, door } })
    await drain() // a code is worth sending for five minutes only
    const { items } = await call(null, getDemoMessages, { query: { limit: 20 } })
    const text = items.find((m) => m.template === 'login-code' && m.to.includes(phone))?.text
    return /验证码(\d{6})/.exec(text ?? '')![1]!
  }
  const playerOf = ({ me, token }: SignedIn): Player => ({ personId: me.personId, token, door: me.door })
  const staff = new Map<string, { player: Player; at: Date }>()
  const employers = new Map<string, { player: Player; at: Date }>()

  return {
    call,
    drain,
    get now() {
      return moment
    },
    /** Goes on to a later hour, never back: first what was caused until now, then the rounds of the clock. */
    async goTo(next: Date): Promise<void> {
      await drain()
      if (next <= moment) return
      moment = next
      await runRound('jobs.keep-time')
      await runRound('hires.follow-up')
      await drain()
    },
    /** Begins the play: the only way back in time. */
    beginAt(first: Date): void {
      moment = first
    },
    /** Signs in by phone and code; signs up who is new. */
    async byPhone(
      phone: string,
      door: 'worker' | 'employer',
      more: { name?: string; consents?: string[]; personId?: string; asNew?: boolean } = {},
    ) {
      const code = await codeFor(phone, door)
      const signedIn = await call(null, createSession, { body: { phone, code, door, ...more } })
      // The next code of this phone is sent a minute later at the earliest.
      moment = new Date(moment.getTime() + 61_000)
      return playerOf(signedIn)
    },
    /** An employer's contact at this hour; signed in anew before a session that nobody used runs out. */
    async employer(phone: string): Promise<Player> {
      const last = employers.get(phone)
      if (last && moment.getTime() - last.at.getTime() < EMPLOYER_IDLE_MS) return last.player
      const player = await this.byPhone(phone, 'employer')
      employers.set(phone, { player, at: moment })
      return player
    },
    /** A member of staff at this hour; signed in anew where the last session has gone stale. */
    async byPassword(loginName: string, password: string): Promise<Player> {
      const last = staff.get(loginName)
      const fresh = last && moment.getTime() - last.at.getTime() < STAFF_IDLE_MS
      const player = fresh
        ? last.player
        : playerOf(await call(null, createStaffSession, { body: { loginName, password } }))
      if (!fresh) staff.set(loginName, { player, at: moment })
      return player
    },
    async close(): Promise<void> {
      await drain()
      await app.close()
      await boss.stop({ graceful: false, close: true })
    },
  }
}
export type Stage = Awaited<ReturnType<typeof openStage>>

/** Less than the half hour after which a staff session that rests is over. */
const STAFF_IDLE_MS = 25 * 60_000
/** Less than the fortnight after which an employer's is. */
const EMPLOYER_IDLE_MS = 10 * 86_400_000

function multipart(fields: Record<string, unknown>, { bytes, fileName }: Picture): { payload: Buffer; type: string } {
  const boundary = 'linggong-demo-boundary'
  const field = ([name, value]: [string, unknown]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`)
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: image/png\r\n\r\n`
  return {
    payload: Buffer.concat([
      ...Object.entries(fields).map(field),
      Buffer.from(head),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}
