import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { ASSETS_PREFIX, type Surface } from '../surfaces.ts'

const SOURCE = fileURLToPath(new URL('./shelf.ts', import.meta.url))

/** Makes the service worker of every page that has one: it must know by name all files the page can come to need. */
export function shelves(pages: readonly Surface[]): Plugin {
  return {
    name: 'linggong:shelves',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      handler: (_html, { path }) => {
        const page = pages.find((p) => path.includes(`/${p.surface}/`))
        if (!page?.shelf) return []
        // With cookies: an intranet's gate may ask who comes.
        const attrs = { rel: 'manifest', href: `${page.base}app.webmanifest`, crossorigin: 'use-credentials' }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
    async generateBundle(_options, bundle) {
      for (const { surface, base, build: name, shelf } of pages) {
        if (!shelf) continue
        const files = filesOf(bundle, surface).map((file) => `${ASSETS_PREFIX}${name}/${file}`)
        const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
        const source = await script({ SHELF: JSON.stringify({ base, version, files }) })
        this.emitFile({ type: 'asset', fileName: shelf.slice(name.length + 1), source })
      }
    },
  }
}

/** The entry, what it imports now and what it may import later, with their styles. */
function filesOf(bundle: Rolldown.OutputBundle, surface: string): string[] {
  const files = new Set<string>()
  const visit = (file: string) => {
    const chunk = bundle[file]
    if (files.has(file) || chunk?.type !== 'chunk') return
    files.add(file)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
  }
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && Object.keys(chunk.modules).some((id) => id.endsWith(`/web/${surface}/main.tsx`)))
      visit(chunk.fileName)
  return [...files].sort()
}

async function script(define: Record<string, string>): Promise<string> {
  const config: InlineConfig = {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: 'chrome87',
      rolldownOptions: { input: SOURCE, output: { format: 'iife', codeSplitting: false } },
    },
  }
  const done = (await build(config)) as Rolldown.RolldownOutput
  return done.output[0].code
}
