import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { stripContracts } from './strip-contracts.ts'

// Beside the sources, so that `zod` and `#kernel` mean what they mean there.
const folder = mkdtempSync(join(fileURLToPath(new URL('.', import.meta.url)), '.strip-'))
after(() => rmSync(folder, { recursive: true }))

writeFileSync(
  join(folder, 'jobs.api.ts'),
  `import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
export const Job = z.object({ id: z.uuid() })
export const PAY_PER = ['hour', 'day'] as const
export const MOST = 500
export const label = (n: number) => n + '个'
export const postJob = endpoint({ method: 'POST', path: '/jobs', summary: 'Post a job', zh: '发布', callers: ['employer'], body: Job, reply: Job, fails: ['full'] })
`,
)

async function bundle(main: string): Promise<string> {
  const file = join(folder, 'main.ts')
  writeFileSync(file, main)
  const out = await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [stripContracts()],
    build: { write: false, minify: false, lib: { entry: file, formats: ['es'], fileName: 'x' } },
  })
  return (Array.isArray(out) ? out : [out])
    .flatMap((o: any) => o.output)
    .map((o: any) => o.code)
    .join('\n')
}

test('an endpoint reaches the browser as its address and its words, without zod', async () => {
  const code = await bundle(
    `import { MOST, PAY_PER, postJob } from './jobs.api.ts'\nconsole.log(postJob, PAY_PER, MOST)`,
  )
  assert.match(code, /"?path"?: "\/jobs"/)
  assert.match(code, /"full"/)
  assert.match(code, /"hour"/)
  assert.match(code, /500/)
  assert.doesNotMatch(code, /Post a job|safeParse|ZodObject/)
  assert.ok(code.length < 800, `${code.length} characters`)
})

test('a schema used at run time in the web fails the build and says what to do', async () => {
  await assert.rejects(
    bundle(`import { Job } from './jobs.api.ts'\nconsole.log(Job.parse({}))`),
    /jobs\.api\.ts#Job is a zod schema.*rules\.ts/s,
  )
})

test('a type of the contract costs nothing', async () => {
  const code = await bundle(
    `import type { Job } from './jobs.api.ts'\nexport const x: typeof Job | null = null\nconsole.log(1)`,
  )
  assert.doesNotMatch(code, /linggong/)
})

test('zod itself may not be imported by a screen', async () => {
  await assert.rejects(bundle(`import { z } from 'zod'\nconsole.log(z)`), /zod must not ship/)
})

test('a build takes a contract as its process has it: loaded twice, the ids of its schemas would be taken twice', async () => {
  writeFileSync(
    join(folder, 'once.api.ts'),
    `const seen = globalThis as { timesLoaded?: number }
seen.timesLoaded = (seen.timesLoaded ?? 0) + 1
export const ONCE = 'once'
`,
  )
  await import(pathToFileURL(join(folder, 'once.api.ts')).href)
  assert.match(await bundle(`import { ONCE } from './once.api.ts'\nconsole.log(ONCE)\n`), /"once"/)
  assert.equal((globalThis as { timesLoaded?: number }).timesLoaded, 1)
})
