import { existsSync } from 'node:fs'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { ASSETS_PREFIX, type Surface } from './surfaces.ts'

/** Syntax and calls of system WebViews that were never renewed (faces.md, browser floor: Chrome 62–69). */
const OLDER_TARGET = 'es2015'

/**
 * Two scripts of a phone page that are no modules: `early.ts` at the head (shared/early.ts says why), and the whole page once
 * more in the words of 2015, which the early script fetches where the page's own code could not be read. Rejected:
 * @vitejs/plugin-legacy, whose loaders are inline scripts and need Babel, SystemJS and core-js (90 packages) for the same.
 */
export function classicScripts({ surface, build: name }: Surface, folder: string, plain: () => InlineConfig): Plugin {
  const base = `${ASSETS_PREFIX}${name}/`
  const names = { early: '', older: '' }
  return {
    name: 'linggong:classic-scripts',
    apply: 'build',
    async buildStart() {
      if (!existsSync(`${folder}early.ts`)) return
      const make = async (file: string) => (await bundled(plain(), `${folder}${file}`)).replace(/\n+$/, '')
      const emit = (name: string, source: string) =>
        this.getFileName(this.emitFile({ type: 'asset', name: `${surface}-${name}.js`, source }))
      names.early = emit('early', await make('early.ts'))
      names.older = emit('older', await make('older.ts'))
    },
    transformIndexHtml: {
      order: 'post',
      handler: () =>
        names.early
          ? [
              {
                tag: 'script',
                attrs: { src: base + names.early, 'data-older': base + names.older },
                injectTo: 'head-prepend',
              },
            ]
          : [],
    },
  }
}

/** One file without imports, run as soon as it is there. */
async function bundled(config: InlineConfig, input: string): Promise<string> {
  const output = { format: 'iife', codeSplitting: false } as const
  const done = (await build({
    ...config,
    plugins: [withoutStyles(), ...(config.plugins ?? []), withoutBigLiterals()],
    build: {
      ...config.build,
      write: false,
      manifest: false,
      target: OLDER_TARGET,
      // Nothing of an address is asked of `import.meta` in one file.
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        input,
        output,
        transform: { define: { 'import.meta': '{}' } },
      },
    },
  })) as Rolldown.RolldownOutput
  return done.output.find((chunk) => chunk.type === 'chunk')!.code
}

/** `2n` is no word of 2015 and cannot be lowered; as a call it fails only where wages are reckoned, in Chrome 62–66. */
function withoutBigLiterals(): Plugin {
  return {
    name: 'linggong:without-big-literals',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/ },
      handler: (code) => ({ code: code.replace(/(?<![\w.])(\d+)n\b/g, 'BigInt($1)'), map: null }),
    },
  }
}

const NO_STYLE = 'linggong:no-style'
/** The page names its style sheet itself. */
function withoutStyles(): Plugin {
  return {
    name: 'linggong:without-styles',
    enforce: 'pre',
    resolveId: { filter: { id: /\.css$/ }, handler: () => NO_STYLE },
    load: { filter: { id: new RegExp(NO_STYLE) }, handler: () => '' },
  }
}
