/** A fresh copy of the migrated database, the whole application on it, and callers that speak the contract. For tests only. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import type { PgBoss } from 'pg-boss'
import pino from 'pino'
import { freshDatabase } from '#db/testing.ts'
import { buildApp } from '../app.ts'
import { modules, works } from '../modules.ts'
import { makeWorld } from '../world.ts'
import { newId } from './clock.ts'
import type { World } from './context.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from './database.ts'
import {
  API_PREFIX,
  DOOR_HEADER,
  type Door,
  type Endpoint,
  isEndpoint,
  KEY_HEADER,
  type Reply,
  type Sent,
} from './endpoint.ts'
import type { Problem } from './failure.ts'
import { seal } from './journal.ts'
import { people } from './testing-people.ts'
import { makeEnqueue, openBoss, runWork } from './work.ts'

/** Somebody who can call: a session token, or null for a stranger. */
export type Caller = { token: string; door?: Door } | null
export interface CallOptions {
  key?: string
  /** The file of an upload endpoint. */
  file?: { bytes: Uint8Array; fileName: string; type?: string }
}

export async function world({ now = new Date('2026-03-05T08:00:00+08:00') }: { now?: Date } = {}) {
  const { url, drop } = await freshDatabase()
  const home = mkdtempSync(join(tmpdir(), 'linggong-test-'))
  let moment = now
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const made = await makeWorld({ url, home, origin: 'http://127.0.0.1:8080', demo: true, clock: () => moment })
  const boss: PgBoss = openBoss(url, { listen: false })
  boss.on('error', () => {})
  await boss.start()
  for (const work of works) await boss.createQueue(work.name)
  const app = await buildApp({ world: made.world, enqueue: makeEnqueue(boss), log, requestsPerMinute: 0 })
  const owner = new pg.Pool({ connectionString: url, max: 4 })
  owner.on('error', () => {})
  after(async () => {
    await app.close()
    await boss.stop({ graceful: false, close: true }).catch(() => {})
    await made.close()
    await owner.end()
    await drop()
    rmSync(home, { recursive: true, force: true })
  })

  /** Calls as `who`; a refusal is thrown with `code`, `status`, `detail` and the problem's other members. */
  async function call<E extends Endpoint>(
    who: Caller,
    e: E,
    sent: Sent<E>,
    { key = newId(), file }: CallOptions = {},
  ): Promise<Reply<E>> {
    const {
      params = {},
      query = {},
      body,
    } = sent as { params?: Record<string, string>; query?: Record<string, unknown>; body?: Record<string, unknown> }
    const path = e.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
    const asked = Object.entries(query).filter(([, v]) => v !== undefined)
    const search = new URLSearchParams(
      asked.flatMap(([k, v]) => (Array.isArray(v) ? v.map((one) => [k, String(one)]) : [[k, String(v)]])),
    )
    const upload = e.kind === 'upload' ? multipart(body ?? {}, file!) : null
    const res = await app.inject({
      method: e.method,
      url: (e.kind === 'page' ? '' : API_PREFIX) + path + (asked.length ? `?${search}` : ''),
      ...(upload ? { payload: upload.payload } : body !== undefined && { payload: body }),
      headers: {
        ...(who && { authorization: `Bearer ${who.token}`, [DOOR_HEADER]: who.door ?? '' }),
        ...(e.method !== 'GET' && { [KEY_HEADER]: key }),
        ...(upload && { 'content-type': upload.type }),
      },
    })
    if (res.statusCode >= 400) throw Object.assign(new Error(`${res.statusCode} ${res.body}`), res.json<Problem>())
    if (e.kind === 'download' || e.kind === 'page')
      return { bytes: new Uint8Array(res.rawPayload), type: String(res.headers['content-type']) } as Reply<E>
    return res.json()
  }

  /** Runs waiting background work until none is left; answers how many jobs ran. */
  async function drain(): Promise<number> {
    let done = 0
    for (let before = -1; before !== done; ) {
      before = done
      for (const work of works) {
        for (const job of await boss.fetch<object>(work.name, { batchSize: 100 })) {
          await runWork(work, job.data as object, made.world, boss)
          await boss.complete(work.name, job.id)
          done += 1
        }
      }
    }
    return done
  }

  const within = <T>(body: (tx: Tx) => Promise<T>) => inTransaction(made.world.db, SYSTEM_SCOPE, 'read write', body)
  return {
    ...people(within, () => moment),
    app,
    url,
    home,
    call,
    drain,
    owner,
    world: made.world as World,
    /** Every log line so far, to search for what must not be there. */
    lines,
    seal: () => seal(made.world.db, moment),
    /** Runs round-the-clock work (cron) by name, now. */
    runWork: (name: string, data: object = {}) => runWork(works.find((w) => w.name === name)!, data, made.world, boss),
    /** Reads or prepares rows under the system's scope. */
    within,
    get now() {
      return moment
    },
    setNow(to: Date) {
      moment = to
    },
    advance(minutes: number) {
      moment = new Date(moment.getTime() + minutes * 60_000)
    },
    endpoints: modules.flatMap((m) => Object.entries(m.api).filter((x): x is [string, Endpoint] => isEndpoint(x[1]))),
  }
}
export type TestWorld = Awaited<ReturnType<typeof world>>

function multipart(
  fields: Record<string, unknown>,
  file: NonNullable<CallOptions['file']>,
): { payload: Buffer; type: string } {
  const boundary = `linggong${newId()}`
  const parts: Buffer[] = Object.entries(fields).map(([k, v]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${String(v)}\r\n`),
  )
  parts.push(
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.fileName}"\r\ncontent-type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`,
    ),
    Buffer.from(file.bytes),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  )
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}
