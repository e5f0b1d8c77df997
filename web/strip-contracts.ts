import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { isEndpoint } from '#kernel/endpoint.ts'

/** Begins every stand-in; looked for in the finished code. */
const MARK = 'linggong-contract-only:'

/**
 * Contracts are written with zod for the server. In the web each `*.api.ts` becomes light data: of an endpoint the method,
 * path, kind, callers and refusals; constants as they are; schemas and functions vanish unless somebody uses one, and then
 * the build says so. zod (52 KB gzip) never reaches a phone.
 */
export function stripContracts(): Plugin {
  let edited = false
  return {
    name: 'linggong:strip-contracts',
    enforce: 'pre',
    configResolved(config) {
      edited = config.command === 'serve'
    },
    resolveId(source, importer) {
      if (/^zod(\/|$)/.test(source)) this.error(`zod must not ship to the browser, but ${importer} imports it`)
      return null
    },
    async load(id) {
      const file = id.split('?')[0]!
      if (!file.endsWith('.api.ts')) return null
      // The time stamp lets a running dev server see an edited contract. A build takes the module as the process has it:
      // loaded twice, a schema's id is taken twice, and the server that builds before it serves could not describe itself.
      const real = (await import(`${pathToFileURL(file).href}${edited ? `?web=${Date.now()}` : ''}`)) as Record<
        string,
        unknown
      >
      return { code: lighten(real, file.replace(/^.*\/src\//, 'src/')), map: null }
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const used = chunk.type === 'chunk' && chunk.code.match(new RegExp(`${MARK}([^"'\`;]+)`))
        if (used) this.error(`${used[1]} — move what the screen needs into a *.rules.ts file or a plain constant`)
      }
    },
  }
}

/** The text of the module that stands in for a contract. `name` is for messages. */
export function lighten(real: Record<string, unknown>, name: string): string {
  return Object.entries(real)
    .filter(([key]) => key !== 'default')
    .map(([key, value]) => `export const ${key} = ${JSON.stringify(stand(value, `${name}#${key}`))}\n`)
    .join('')
}

function stand(value: unknown, what: string): unknown {
  if (isEndpoint(value)) {
    const { method, path, kind, callers, fails } = value
    return { method, path, kind, callers, fails }
  }
  if (isPlain(value)) return value
  const kind = typeof value === 'function' ? 'a function of the contract' : 'a zod schema'
  return `${MARK}${what} is ${kind} and exists on the server only`
}

function isPlain(value: unknown): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object') return false
  const proto = Object.getPrototypeOf(value)
  return (
    (proto === Object.prototype || proto === null) && Object.values(value).every((v) => v === undefined || isPlain(v))
  )
}
