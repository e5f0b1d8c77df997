/** `npm run bench -- NAME [--json] [options]`: every figure the README quotes comes from a program in this folder. */
import { readdirSync } from 'node:fs'

const names = readdirSync(import.meta.dirname)
  .filter((f) => f.endsWith('.bench.ts'))
  .map((f) => f.replace('.bench.ts', ''))
  .sort()
const [name, ...options] = process.argv.slice(2)
if (!name || !names.includes(name)) {
  console.log(`npm run bench -- NAME [--json]\nnames: ${names.join(', ')}`)
  process.exit(name ? 2 : 0)
}
const { run } = (await import(`./${name}.bench.ts`)) as { run(options: string[]): Promise<Record<string, unknown>> }
const figures = await run(options.filter((o) => o !== '--json'))
if (options.includes('--json')) console.log(JSON.stringify({ bench: name, ...figures }))
process.exit(0)
