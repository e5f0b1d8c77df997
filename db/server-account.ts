import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { CannotStart } from './cannot-start.ts'

/** The system account PostgreSQL runs under; null means the account of this process. */
export type Account = { uid: number; gid: number } | null

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: the owner of data already there,
 * else `linggong` (which an administrator may create), else `nobody`. No account is created behind the
 * administrator's back. An account must be known to the system, initdb looks its name up.
 */
export function databaseAccount(dataDirectory: string): Account {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  const owner = statSync(dataDirectory, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['linggong', 'nobody']) {
    const uid = Number(ask('id', '-u', name) || Number.NaN)
    const gid = Number(ask('id', '-g', name) || Number.NaN)
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new CannotStart('数据库不能以 root 运行，系统里也没有 nobody 账户。请执行 useradd --system linggong 后再启动。')
}

/** Whether the account can walk into the folder: asked of the system itself, so every rule it knows counts. */
export function canEnter(directory: string, account: Account): boolean {
  if (!account) {
    try {
      accessSync(directory, constants.R_OK | constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

/** The account, a folder it can stand in, and nothing of our environment: PG* variables would steer the server. */
export function spawnAs(account: Account) {
  const { PATH, TMPDIR, SystemRoot } = process.env
  return {
    ...account,
    cwd: process.platform === 'win32' ? undefined : '/',
    env: { PATH, TMPDIR, SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
  }
}

function ask(command: string, ...args: string[]): string {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? ''
}
