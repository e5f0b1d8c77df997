import { z } from 'zod'
import { ADMIN_ROLES, endpoint, STAFF_ROLES } from '#kernel/endpoint.ts'
import { BytesReply, Id, Moment, PagingById, paged, Text } from '#kernel/schemas.ts'

const OWNERS = ['employer', ...STAFF_ROLES, ...ADMIN_ROLES] as const

export type Task = z.infer<typeof Task>
export const Task = z
  .object({
    taskId: Id,
    kind: z.string(),
    title: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
    done: z.int(),
    total: z.int().nullable().describe('总步数，未知时为空 / steps in all, null while unknown'),
    /** It was asked to stop and will at its next step. */
    stopping: z.boolean(),
    failure: z.string().nullable().describe('失败原因 / why it failed, a sentence'),
    /** Null: it leaves none, or the day of keeping is over. */
    resultName: z.string().nullable(),
    madeAt: Moment,
    endedAt: Moment.nullable(),
  })
  .meta({ id: 'Task' })

export const listTasks = endpoint({
  method: 'GET',
  path: '/tasks',
  summary: 'Long work I started in the last days, newest first',
  zh: '我发起的任务（导入、导出、打印），新的在前',
  callers: OWNERS,
  query: PagingById,
  reply: paged(Task),
})

export const getTask = endpoint({
  method: 'GET',
  path: '/tasks/{taskId}',
  summary: 'One task and how far it is',
  zh: '查看一项任务的进度',
  callers: OWNERS,
  params: z.object({ taskId: Id }),
  reply: Task,
})

export const putTaskStop = endpoint({
  method: 'PUT',
  path: '/tasks/{taskId}/stop',
  summary: 'Ask a task to stop; what it has written whole stays',
  zh: '停止一项任务',
  callers: OWNERS,
  params: z.object({ taskId: Id }),
  reply: Task,
  fails: ['task-over'],
})

export const readTaskResult = endpoint({
  method: 'GET',
  path: '/tasks/{taskId}/result',
  kind: 'download',
  summary: 'The file a task made, for a day',
  zh: '下载任务结果，保留一天',
  callers: OWNERS,
  params: z.object({ taskId: Id }),
  query: z.object({ door: z.string().optional() }),
  reply: BytesReply,
  fails: ['no-task-result'],
})

export type Column = z.infer<typeof Column>
/** A column of the sheet: where its value lies in an item of the list, and how it is written. */
export const Column = z
  .object({
    path: z
      .string()
      .regex(/^[\w-]+(\.[\w-]+){0,5}$/)
      .describe('employer.name'),
    title: Text(40),
    as: z.enum(['text', 'number', 'yuan', 'day', 'moment', 'flag']).default('text'),
    /** Words for codes: `{"part-time":"非全日制"}`. */
    words: z.record(z.string().max(60), z.string().max(60)).optional(),
  })
  .meta({ id: 'Column' })

export const createTableExport = endpoint({
  method: 'POST',
  path: '/table-exports',
  summary: 'Write everything a list endpoint would answer me, with these filters, into an Excel file',
  zh: '把一个列表按当前条件全部导出为 Excel',
  callers: OWNERS,
  body: z.object({
    list: Text(120).describe(
      '分页列表的路径 / path of a paged GET endpoint as the contract writes it, e.g. /journal-entries',
    ),
    title: Text(60),
    params: z.record(z.string().max(40), z.string().max(100)).default({}),
    query: z
      .record(
        z.string().max(40),
        z.union([
          z.string().max(200),
          z.number(),
          z.boolean(),
          z.array(z.union([z.string().max(200), z.number()])).max(100),
        ]),
      )
      .default({}),
    columns: z.array(Column).min(1).max(60),
  }),
  reply: Task,
  fails: ['no-such-list'],
})
