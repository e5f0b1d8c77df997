/** The product as a user starts it: `src/main.ts` in a process of its own. For journeys and fault tests. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export interface Product {
  origin: string
  pid: number
  /** Everything it printed. */
  readonly output: string
  /** Ctrl-C. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

export interface ProductOptions {
  home: string
  port?: number
  env?: Record<string, string>
  args?: string[]
  /** How long the start may take: filling the demo on a machine that does much else takes minutes. */
  limitMs?: number
}

export async function startProduct({
  home,
  port,
  env = {},
  args = [],
  limitMs = START_LIMIT_MS,
}: ProductOptions): Promise<Product> {
  const chosen = port ?? (await freePort())
  const child = spawn(join(ROOT, 'node_modules', '.bin', 'node'), ['src/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'info', ...env, LINGGONG_HOME: home, PORT: String(chosen), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const origin = `http://127.0.0.1:${chosen}`
  try {
    await answering(origin, child, limitMs)
  } catch (error) {
    child.kill('SIGKILL')
    throw new Error(`${(error as Error).message}\n${output.slice(-3000)}`)
  }
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()
  return {
    origin,
    pid: child.pid!,
    get output() {
      return output
    },
    stop: async () => {
      child.kill('SIGINT')
      await gone
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

const START_LIMIT_MS = 90_000

async function answering(origin: string, child: ChildProcess, limitMs: number): Promise<void> {
  const from = performance.now()
  while (performance.now() - from < limitMs) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`)
    const ok = await fetch(`${origin}/health`).then(
      (r) => r.ok,
      () => false,
    )
    if (ok) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the product did not answer in time')
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
