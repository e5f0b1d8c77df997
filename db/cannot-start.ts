/** A reason not to start that its reader can act on: shown as one line, without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** Another process of ours works on the same folder. */
export class HomeInUse extends CannotStart {}

/** The one line for a file or folder the system refused; `change` says which setting leads elsewhere. */
export function cannotWrite(path: string, error: unknown, change = '用 LINGGONG_HOME=目录 换一个地方'): CannotStart {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const why = WHY[code] ?? `${(error as Error).message}`
  return new CannotStart(`不能写入 ${path}：${why}。请改好它，或${change}。`, { cause: error })
}

/** Turns what the file system refuses into the one line. */
export async function orCannotWrite<T>(path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CannotStart || !(error as NodeJS.ErrnoException).code) throw error
    throw cannotWrite((error as NodeJS.ErrnoException).path ?? path, error)
  }
}

/** Runs the command-line part of a file: a CannotStart becomes one line, anything else keeps its stack. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error)
    process.exitCode = 1
  }
}

const WHY: Record<string, string> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘配额用完了',
  ENOTDIR: '路径里有一段不是文件夹',
  EEXIST: '那里已有一个同名的文件',
  ELOOP: '符号链接成了环',
  ENAMETOOLONG: '路径太长',
}
