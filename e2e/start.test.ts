/** `npm start` as whoever runs a market's machine meets it: what it says, what it leaves behind, what it survives. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { openServer } from '#db/server.ts'
import { isAlive } from '#db/server-process.ts'
import { freePort, startProduct } from './support/product.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'linggong-start-'))
const home = join(folder, 'home')
const running: ChildProcess[] = []
after(() => {
  for (const { pid, exitCode, signalCode } of running)
    if (pid && exitCode === null && signalCode === null) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts it where it must fail, and reads what it says. */
async function refused(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(join(ROOT, 'node_modules', '.bin', 'node'), ['src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(await freePort()), LINGGONG_HOME: home, LINGGONG_WEB: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  const [code] = await once(child, 'close')
  return { code, lines: text.split('\n').filter((line) => line && !line.startsWith('{')) }
}
/** The reason stands in the last line, is a whole sentence, and is all there is: no stack. */
function saysOnly({ code, lines }: { code: number | null; lines: string[] }, reason: RegExp): void {
  assert.equal(code, 1, lines.join('\n'))
  assert.match(lines.at(-1) ?? '', reason)
  assert.match(lines.at(-1) ?? '', /。$/)
  assert.deepEqual(
    lines.filter((line) => /^\s+at |Error/.test(line)),
    [],
  )
}

const databasePid = () => Number(readFileSync(join(home, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
async function gone(pid: number): Promise<void> {
  for (const began = performance.now(); isAlive(pid); ) {
    assert.ok(performance.now() - began < 20_000, `${pid} is still there`)
    await new Promise((go) => setTimeout(go, 50))
  }
}

test('`npm start` prints its address and the first administrator’s link; Ctrl-C stops everything, database included', async () => {
  const port = await freePort()
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), LINGGONG_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  const address = `http://127.0.0.1:${port}`
  const said = (what: string) => text.split('\n').find((line) => line.includes(what))
  for (const began = performance.now(); !said('首位系统管理员请打开'); ) {
    assert.ok(performance.now() - began < 90_000 && child.exitCode === null, text)
    await new Promise((go) => setTimeout(go, 50))
  }
  assert.equal(said('已启动'), `零工市场系统已启动：${address}`)
  assert.match(said('首位系统管理员')!, new RegExp(`${address}/office/join#\\S{20,}$`))
  assert.equal((await fetch(`${address}/health`)).status, 200)
  const database = databasePid()
  assert.ok(isAlive(database))
  // A terminal sends Ctrl-C to the whole group.
  process.kill(-child.pid!, 'SIGINT')
  await once(child, 'close')
  await gone(database)
  await assert.rejects(fetch(`${address}/health`))
})

test('kill -9 of the program: the next start takes over and serves', async () => {
  const first = await startProduct({ home, env: { LINGGONG_WEB: 'off' } })
  const database = databasePid()
  await first.kill()
  const second = await startProduct({ home, env: { LINGGONG_WEB: 'off' } })
  assert.equal((await fetch(`${second.origin}/health`)).status, 200)
  if (databasePid() !== database) await gone(database)
  const last = databasePid()

  const meanwhile = await refused({})
  saysOnly(meanwhile, new RegExp(`已被另一个零工程序（进程 ${second.pid}）使用`))

  process.kill(last, 'SIGKILL')
  await second.kill()
  const third = await startProduct({ home, env: { LINGGONG_WEB: 'off' } })
  assert.equal((await fetch(`${third.origin}/health`)).status, 200)
  const own = databasePid()
  await third.stop()
  await gone(own)
})

test('a port that is taken, a folder that cannot be written, an address of another machine: one line each', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  saysOnly(await refused({ PORT: String(port) }), new RegExp(`^端口 ${port} 已被别的程序占用。.*PORT=`))
  other.close()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  saysOnly(await refused({ LINGGONG_HOME: join(file, 'home') }), /^不能写入 .*LINGGONG_HOME=/)
  saysOnly(await refused({ HOST: '192.0.2.1' }), /^地址 192\.0\.2\.1 不是本机的。/)
  assert.throws(databasePid, { code: 'ENOENT' })
})

test('a database that a newer program has changed is left alone, in one line', async () => {
  const server = await openServer({ home })
  const client = new pg.Client({ connectionString: server.url('linggong') })
  await client.connect()
  await client.query(`insert into kernel.migration (version, name, sha256) values (9999, '9999-later.sql', $1)`, [
    '0'.repeat(64),
  ])
  await client.end()
  await server.stop()
  saysOnly(await refused({}), /^数据库的结构（9999-later\.sql）比程序新。/)
})
