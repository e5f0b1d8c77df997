import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { createLogger, type InlineConfig, type Logger, type Plugin } from 'vite'
import { classicScripts } from './classic-scripts.ts'
import { shelves } from './shelf/plugin.ts'
import { stripContracts } from './strip-contracts.ts'
import { ASSETS_PREFIX, type Build, FONTS, FONTS_PREFIX, SURFACES, type Surface, WEB_DIST } from './surfaces.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const require = createRequire(import.meta.url)

/** faces.md 3: phones of six years ago; Safari of iOS 14. The older WebViews (Chrome 62–69) read the portal's plain HTML. */
const LIGHT_TARGET = ['chrome87', 'ios14']
const FULL_TARGET = ['chrome100', 'safari16', 'firefox110']

/**
 * Two builds. Light (worker, employer, kiosk, screen): the React API by Preact, 5 KB instead of 66 KB. Full (desk, office):
 * React itself, because antd leans on its internals. One build cannot alias React for some pages only.
 */
export function viteConfig(build: Build, pages: readonly Surface[] = pagesOf(build)): InlineConfig {
  const light = build === 'light'
  const [alone] = light && pages.length === 1 ? pages : []
  return {
    configFile: false,
    root: here,
    base: `${ASSETS_PREFIX}${build}/`,
    publicDir: false,
    appType: 'mpa',
    customLogger: quiet(),
    logLevel: 'warn', // the bundler's own progress lines pass the logger by
    cacheDir: `${here}../.cache/vite-${build}`,
    plugins: [
      stripContracts(),
      light ? null : react(),
      ourFont(),
      shelves(pages),
      alone && classicScripts(alone, `${here}${alone.surface}/`, () => plainConfig(build)),
    ],
    oxc: light ? { jsx: { runtime: 'automatic', importSource: 'react' } } : undefined,
    resolve: light
      ? {
          alias: [
            {
              find: /^react-dom\/client$/,
              replacement: require.resolve('preact/compat/client').replace(/\.js$/, '.mjs'),
            },
            { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
            { find: /^react(-dom)?$/, replacement: 'preact/compat' },
            // Shims of React 18's own hook would only wrap it.
            { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'preact/compat' },
          ],
          dedupe: ['preact'],
        }
      : { dedupe: ['react', 'react-dom'] },
    build: {
      outDir: `${here}../${WEB_DIST}/${build}`,
      emptyOutDir: true,
      manifest: pages[0]!.manifest.slice(build.length + 1),
      target: light ? LIGHT_TARGET : FULL_TARGET,
      cssTarget: light ? LIGHT_TARGET : FULL_TARGET,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Data-URI fonts and pictures would bloat the style budget.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((s) => [s.surface, `${here}${s.surface}/index.html`])),
        onwarn: (warning, warn) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning)),
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
          codeSplitting: alone ? { groups: [firstScreen(alone)] } : true,
        },
      },
    },
  }
}

/** For one script out of one source. */
function plainConfig(build: Build): InlineConfig {
  const config = viteConfig(build)
  const { onwarn } = config.build!.rolldownOptions!
  return { ...config, build: { ...config.build, manifest: false, rolldownOptions: { onwarn } } }
}

/** What the server draws of a page's first screen, for `src/first-screen.ts`; null where the page has none. */
export function firstScreenConfig({ surface, build, first }: Surface): InlineConfig | null {
  const input = `${here}${surface}/first.tsx`
  if (!existsSync(input)) return null
  const config = plainConfig(build)
  return {
    ...config,
    build: {
      ...config.build,
      ssr: input,
      target: 'node20',
      outDir: `${here}../${WEB_DIST}/${first.split('/')[0]}`,
      rolldownOptions: {
        ...config.build!.rolldownOptions,
        output: { entryFileNames: first.split('/')[1]!, codeSplitting: false, banner: NO_BROWSER },
      },
    },
    ssr: { noExternal: true },
  }
}

/** What components may look at while they draw: a browser that knows nothing yet. Storage is missing, as in a private window. */
const NO_BROWSER = `const window = {}, navigator = { onLine: true, userAgent: '' }, location = { pathname: '', search: '' },
  document = { documentElement: { dataset: {} } };`

const pagesOf = (build: Build) =>
  SURFACES.filter((s) => s.build === build && existsSync(`${here}${s.surface}/main.tsx`))

/**
 * What is bundled together. Each light page by itself: nobody opens two of them, and what they would share came in ten files
 * instead of one, each asked for behind a line of 400 ms. Desk and office share antd.
 */
export const bundlesOf = (build: Build): Surface[][] =>
  build === 'light' ? pagesOf(build).map((page) => [page]) : [pagesOf(build)]

/** Everything the page needs before it shows anything, in one file: the bundler alone makes five of it. */
function firstScreen({ surface }: Surface) {
  let files: Set<string> | undefined
  const filesOf = (main: string, context: ChunkingContext) => {
    const found = new Set([main])
    for (const id of found) for (const next of context.getModuleInfo(id)?.importedIds ?? []) found.add(next)
    return found
  }
  return {
    debugName: 'first screen',
    name: (id: string, context: ChunkingContext) => {
      files ??= filesOf(`${here}${surface}/main.tsx`, context)
      return files.has(id) ? `${surface}-first` : null
    },
  }
}
interface ChunkingContext {
  getModuleInfo(id: string): { importedIds: string[] } | null
}

/** The server answers the fonts; that Vite leaves their address as it is, is what we want. */
function quiet(): Logger {
  const logger = createLogger('warn')
  const warnOnce = logger.warnOnce
  logger.warnOnce = (message, options) => void (message.includes(FONTS_PREFIX) || warnOnce(message, options))
  return logger
}

/** In development the fonts come from here; in production from the server. */
function ourFont(): Plugin {
  return {
    name: 'linggong:font',
    configureServer(server) {
      server.middlewares.use(FONTS_PREFIX, (request, response, next) => {
        const file = FONTS[(request.url ?? '').slice(1).split('?')[0]!]
        if (!file) return next()
        response.setHeader('content-type', 'font/ttf')
        createReadStream(require.resolve(file)).pipe(response)
      })
    },
  }
}
