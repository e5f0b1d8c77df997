import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart, HomeInUse } from './cannot-start.ts'
import { openServer, type Server } from './server.ts'
import { databaseAccount, spawnAs } from './server-account.ts'
import { completeLinks, copyTree, embeddedPackage, readyBinaries } from './server-binaries.ts'
import { isAlive, isServerProcess } from './server-process.ts'

const isRoot = process.getuid?.() === 0
const root = mkdtempSync(join(tmpdir(), 'linggong-server-'))
chmodSync(root, 0o711)
after(() => rmSync(root, { recursive: true, force: true }))

describe('one home through its accidents', () => {
  const home = join(root, 'home')
  let server: Server
  after(() => server?.stop())

  test('the first start makes a database that only this machine can reach', async () => {
    server = await openServer({ home })
    const rows = await ask(
      server,
      `
      select current_setting('listen_addresses') as listens, datlocprovider as provider, datlocale as locale,
        pg_encoding_to_char(encoding) as encoding, current_setting('server_version_num')::int / 10000 as major,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits
      from pg_database where datname = current_database()`,
    )
    assert.deepEqual(rows, [
      { listens: '', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', major: 18, fsync: 'on', commits: 'on' },
    ])
    await ask(server, 'create table note (text text)')
  })

  test('a password is asked for', async () => {
    const url = new URL(server.url('postgres'))
    url.password = 'guess'
    await assert.rejects(new pg.Client({ connectionString: url.href }).connect(), { code: '28P01' })
  })

  test('a second starter is told who is there', async () => {
    await assert.rejects(openServer({ home }), (error) => {
      assert(error instanceof HomeInUse)
      assert.match(error.message, new RegExp(`进程 ${process.pid}）`))
      return isOneLine(error)
    })
  })

  test('after kill -9 of PostgreSQL it comes back by itself with what was committed', async () => {
    await ask(server, `insert into note values ('before the crash')`)
    const crashed = server.pid
    process.kill(crashed, 'SIGKILL')
    await eventually(async () => assert.equal((await ask(server, 'select text from note')).length, 1))
    assert.notEqual(server.pid, crashed)
    await server.stop()
    assert.equal(isAlive(server.pid), false)
  })

  test('after kill -9 of the program the next start has what was committed', async () => {
    const child = openElsewhere(
      home,
      `
      const client = new pg.Client({ connectionString: server.url('postgres') })
      await client.connect()
      await client.query("insert into note values ('from a program that was killed')")`,
    )
    await ready(child)
    child.kill('SIGKILL')
    await once(child, 'exit')
    server = await openServer({ home })
    assert.equal((await ask(server, 'select text from note')).length, 2)
    await server.stop()
  })

  test('a PostgreSQL that outlived its program is stopped and replaced', async () => {
    const account = databaseAccount(server.dataDirectory)
    const bin = await readyBinaries(process.env.PG_BIN_DIR, home, account)
    const args = [
      '-D',
      server.dataDirectory,
      '-c',
      `unix_socket_directories=${join(home, 'pg-run')}`,
      '-c',
      'listen_addresses=',
    ]
    const orphan = spawn(join(bin, 'postgres'), args, { ...spawnAs(account), stdio: 'ignore' })
    await eventually(async () =>
      assert.match(readFileSync(join(server.dataDirectory, 'postmaster.pid'), 'utf8'), /ready/),
    )
    const gone = once(orphan, 'exit')
    server = await openServer({ home })
    assert.deepEqual(await gone, [0, null], 'shut down in order, not killed')
    assert.equal((await ask(server, 'select text from note')).length, 2)
  })

  test('children that outlive a killed postmaster delay the next start, no more', async () => {
    const busy = new pg.Client({ connectionString: server.url('postgres') })
    busy.on('error', () => {})
    await busy.connect()
    const [{ pid }] = (await busy.query('select pg_backend_pid() as pid')).rows
    // A stopped process cannot notice that its postmaster died.
    process.kill(pid, 'SIGSTOP')
    process.kill(server.pid, 'SIGKILL')
    await eventually(async () => assert.equal((await ask(server, 'select text from note')).length, 2), 30_000)
    assert.equal(isServerProcess(pid, server.dataDirectory), false)
    await server.stop()
  })

  test('a stale pid file whose number now belongs to a stranger does not hinder, nor hurt the stranger', async (t) => {
    const stranger = spawn('sleep', ['60'], { ...spawnAs(databaseAccount(server.dataDirectory)), stdio: 'ignore' })
    await once(stranger, 'spawn')
    t.after(() => stranger.kill())
    const lines = [stranger.pid, server.dataDirectory, 1, 5432, join(home, 'pg-run'), '', '  1  1', 'ready', '']
    writeFileSync(join(server.dataDirectory, 'postmaster.pid'), lines.join('\n'), { mode: 0o644 })
    server = await openServer({ home })
    assert.equal((await ask(server, 'select text from note')).length, 2)
    assert.equal(isAlive(stranger.pid!), true)
    await server.stop()
  })

  test('a lost password file is replaced', async () => {
    rmSync(join(home, 'pg-password'))
    server = await openServer({ home })
    assert.equal((await ask(server, 'select text from note')).length, 2)
    await server.stop()
  })

  test('data of another major version are refused in one line and left alone', async () => {
    const versionFile = join(server.dataDirectory, 'PG_VERSION')
    writeFileSync(versionFile, '17\n')
    await assert.rejects(
      openServer({ home }),
      (error) => isOneLine(error) && /PostgreSQL 17 的数据/.test((error as Error).message),
    )
    writeFileSync(versionFile, '18\n')
    server = await openServer({ home })
    assert.equal((await ask(server, 'select text from note')).length, 2)
  })
})

test('a kill -9 in the middle of making the database leaves nothing in the way', async () => {
  const home = join(root, 'half')
  const child = openElsewhere(home, '')
  await eventually(async () => assert(readdirSync(home).some((name) => name.startsWith('.pg-new-'))))
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(existsSync(join(home, 'pg')), false)
  const server = await openServer({ home })
  assert.equal((await ask(server, 'select 1')).length, 1)
  await server.stop()
  assert.deepEqual(
    readdirSync(home).filter((name) => name.startsWith('.pg-new-')),
    [],
  )
})

test('a home whose path is too long for a socket is served on a port of 127.0.0.1', async () => {
  const home = join(root, '很长的文件夹名'.repeat(5))
  const server = await openServer({ home, durable: false })
  assert.equal(new URL(server.url('postgres')).hostname, '127.0.0.1')
  assert.deepEqual(await ask(server, `select current_setting('listen_addresses') as at`), [{ at: '127.0.0.1' }])
  await server.stop()
})

test('a home that cannot be written is named in one line', async () => {
  const file = join(root, 'a-file')
  writeFileSync(file, '')
  await assert.rejects(
    openServer({ home: join(file, 'home') }),
    (error) => isOneLine(error) && /不能写入/.test((error as Error).message),
  )
})

test('a read-only home is named in one line', { skip: isRoot && 'root may write anywhere' }, async () => {
  const home = join(root, 'read-only')
  mkdirSync(home, { mode: 0o500 })
  await assert.rejects(openServer({ home }), (error) => isOneLine(error) && /没有权限/.test((error as Error).message))
})

test('a home closed to the account of PostgreSQL leads to a place that is open', {
  skip: !isRoot && 'only root changes accounts',
}, async () => {
  const home = join(root, 'closed')
  mkdirSync(home, { mode: 0o700 })
  const server = await openServer({ home, durable: false })
  assert.equal((await ask(server, 'select 1')).length, 1)
  await server.stop()
  const place = dirname(readlinkSync(join(home, 'pg')))
  assert.match(place, /^\/var\/lib\/linggong\//)
  rmSync(place, { recursive: true })
})

test('a copy of the binaries, links restored, runs under the account of PostgreSQL', async () => {
  const { native } = await embeddedPackage()
  const place = mkdtempSync(join(root, 'copy-'))
  chmodSync(place, 0o711)
  const bare = join(root, 'bare')
  await copyTree(native, bare)
  for (const name of readdirSync(join(bare, 'lib'))) {
    if (lstatSync(join(bare, 'lib', name)).isSymbolicLink()) rmSync(join(bare, 'lib', name))
  }
  await copyTree(bare, join(place, 'bin-copy'))
  await completeLinks(join(place, 'bin-copy'))
  const said = spawnSync(join(place, 'bin-copy', 'bin', 'postgres'), ['-V'], {
    ...spawnAs(databaseAccount(place)),
    encoding: 'utf8',
  })
  assert.match(said.stdout, /PostgreSQL\) 18\./)
})

test('library links are completed, a second time changes nothing, a wrong one is mended', async () => {
  const native = join(root, 'postgres-18.4')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libx.so.5.18'), 'library')
  const links = ['libx.so', 'libx.so.5'].map((name) => ({
    source: 'native/lib/libx.so.5.18',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  symlinkSync('libx.so.4.17', join(native, 'lib', 'libx.so'))
  for (let round = 0; round < 2; round++) {
    await completeLinks(native)
    for (const name of ['libx.so', 'libx.so.5'])
      assert.equal(readFileSync(join(native, 'lib', name), 'utf8'), 'library')
  }
})

/** A program of its own that opens the home, does something, says `ready` and waits to be killed. */
function openElsewhere(home: string, then: string): ChildProcess {
  const code = `
    import pg from 'pg'
    import { openServer } from ${JSON.stringify(join(import.meta.dirname, 'server.ts'))}
    const server = await openServer({ home: ${JSON.stringify(home)} })
    ${then}
    console.log('ready')
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function ready(child: ChildProcess): Promise<void> {
  for await (const text of child.stdout!) if (String(text).includes('ready')) return
  throw new Error('ended before it was ready')
}

async function ask(server: Server, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function eventually(check: () => Promise<void>, withinMs = 20_000): Promise<void> {
  const end = performance.now() + withinMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > end) throw error
      await sleep(50)
    }
  }
}

function isOneLine(error: unknown): boolean {
  return error instanceof CannotStart && !error.message.includes('\n') && error.message.endsWith('。')
}
