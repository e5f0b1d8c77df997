import { type Routes, routes } from '#kernel/mount.ts'
import { tableExport } from './export-table.ts'
import { getTask, listTasks, readTaskResult } from './read-tasks.ts'
import { putTaskStop } from './stop-task.ts'
import * as api from './tasks.api.ts'

/** The one module that needs all others: it writes out any of their lists. They are handed in where they are put together. */
export function tasksModule(modules: () => readonly Routes[]) {
  const { kind, createTableExport } = tableExport(modules)
  return {
    routes: routes(api, { listTasks, getTask, putTaskStop, readTaskResult, createTableExport }),
    kinds: [kind],
  }
}
