import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'
import { parse, safeParse } from 'zod'
import { dayOf, timeOf } from '#kernel/clock.ts'
import { actorOf } from '#kernel/context.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import { type Handler, type Routes, whyNotCall } from '#kernel/mount.ts'
import { startTask, type TaskKind } from '#kernel/tasks/index.ts'
import { getOwnTask, taskOf } from './read-tasks.ts'
import type * as api from './tasks.api.ts'
import type { Column } from './tasks.api.ts'

/** More than a sheet of Excel holds by far; a runaway list ends here. */
const MOST_ROWS = 500_000
const PAGE = 100

interface Input {
  list: string
  title: string
  params: Record<string, string>
  query: Record<string, unknown>
  columns: Column[]
}
type Found = NonNullable<ReturnType<Routes['find']>>

/** Every paged JSON list of the contract can be written out; `modules` is asked late, since this one is among them. */
export function tableExport(modules: () => readonly Routes[]): {
  kind: TaskKind<Input>
  createTableExport: Handler<typeof api.createTableExport>
} {
  const find = (path: string): Found => {
    for (const module of modules()) {
      const found = module.find(path)
      if (found && isList(found.endpoint)) return found
    }
    throw new Failure('no-such-list', { status: 422 })
  }
  const kind: TaskKind<Input> = {
    name: 'tasks.export-table',
    async run(input, task) {
      const found = find(input.list)
      const path = await task.resultFile(`${input.title}.xlsx`)
      async function* rows() {
        let count = 0
        for (let after: string | null = ''; after !== null; ) {
          const page: Page = await task.within('read only', (ctx) => readPage(found, input, after || undefined, ctx))
          for (const item of page.items) yield input.columns.map((column) => cellOf(item, column))
          count += page.items.length
          await task.progress(count)
          after = count < MOST_ROWS ? page.next : null
        }
      }
      const sheet = writeXlsxStream(rows(), {
        name: input.title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 28),
        columns: input.columns.map(({ title, as }) => ({ header: title, width: as === 'text' ? 22 : 16 })),
        freezePane: { rows: 1 },
      })
      await pipeline(Readable.fromWeb(sheet as ReadableStream), createWriteStream(path, { flags: 'r+' }))
    },
  }
  return {
    kind,
    createTableExport: async ({ body }, ctx) => {
      const { endpoint } = find(body.list)
      if (whyNotCall(endpoint, actorOf(ctx), body.params)) throw new Failure('forbidden', { status: 403 })
      // What the list would refuse is refused now, while somebody looks.
      take(endpoint.params, body.params)
      take(endpoint.query, { ...body.query, limit: PAGE })
      const taskId = await startTask(ctx, { kind, title: `导出 ${body.title}`, input: body })
      return taskOf(await getOwnTask(ctx, taskId))
    },
  }
}

interface Page {
  items: Record<string, unknown>[]
  next: string | null
}
async function readPage(
  { endpoint, handler }: Found,
  { params, query }: Input,
  after: string | undefined,
  ctx: Parameters<Found['handler']>[1],
): Promise<Page> {
  if (whyNotCall(endpoint, actorOf(ctx), params)) throw new Failure('forbidden', { status: 403 })
  const asked = { params: take(endpoint.params, params), query: take(endpoint.query, { ...query, after, limit: PAGE }) }
  return parse(endpoint.reply, await handler(asked as never, ctx)) as Page
}
function take(schema: Endpoint['params'], value: unknown): unknown {
  if (!schema) return undefined
  const parsed = safeParse(schema, value)
  if (parsed.success) return parsed.data
  throw new Failure('invalid', {
    status: 400,
    more: { fields: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) },
  })
}

/** A GET that answers `{ items, next }` and hides nothing behind a reason. */
function isList({ method, kind, clear, reply, query }: Endpoint): boolean {
  const shape = (schema: unknown) => (schema as { shape?: object } | undefined)?.shape ?? {}
  return (
    method === 'GET' &&
    kind === 'json' &&
    !clear &&
    'items' in shape(reply) &&
    'next' in shape(reply) &&
    'after' in shape(query)
  )
}

/** Numbers stay numbers; text that a spreadsheet would run as a formula begins with an apostrophe (ASVS 1.2.10). */
function cellOf(item: Record<string, unknown>, { path, as, words }: Column): string | number | null {
  const value = path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], item)
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return defused(value.map((one) => words?.[String(one)] ?? String(one)).join('、'))
  if (as === 'yuan' && typeof value === 'number') return value / 100
  if (as === 'number' && typeof value === 'number') return value
  if (as === 'flag') return value ? '是' : '否'
  if (as === 'moment' || as === 'day') {
    const moment = new Date(String(value))
    if (Number.isNaN(moment.getTime()) || String(value).length <= 10) return defused(String(value))
    return as === 'day' ? dayOf(moment) : `${dayOf(moment)} ${timeOf(moment)}`
  }
  return defused(words?.[String(value)] ?? String(value))
}
export function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
