/** Finds a Chromium for the journeys, or installs Debian's where that is possible. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Quiet and offline: without these flags Chromium looks for its maker's hosts at every start. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--mute-audio',
  '--lang=zh-CN',
  '--font-render-hinting=none',
]
export const HOW_TO_INSTALL =
  'No Chromium found. Debian/Ubuntu: apt-get install -y --no-install-recommends chromium   macOS: brew install --cask google-chrome   else: npx playwright install chromium-headless-shell, or set CHROMIUM_PATH'

export async function openBrowser(): Promise<Browser> {
  const executablePath = (await found()) ?? (await findBrowser())
  if (!executablePath) throw new Error(HOW_TO_INSTALL)
  return chromium.launch({ executablePath, args: FLAGS })
}

/** One that starts here: a package may lie whole on the disk and still lack the system's libraries. */
export async function findBrowser(): Promise<string | null> {
  for (const look of [found, async () => (installed() ? found() : null), packed]) {
    const path = await look()
    if (path && starts(path)) return path
  }
  return null
}

function starts(path: string): boolean {
  return spawnSync(path, ['--version', ...FLAGS], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

async function found(): Promise<string | null> {
  const named = process.env['CHROMIUM_PATH']
  if (named) return named
  const names = [
    'chromium',
    'chromium-headless-shell',
    'google-chrome-stable',
    'google-chrome',
    'chromium-browser',
    'microsoft-edge',
  ]
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin')
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...globSync(join(homedir(), '.cache/ms-playwright/chromium*/chrome-*/{headless_shell,chrome}')),
  ]
  return candidates.find((path) => existsSync(path)) ?? null
}

/** As root on Debian the system's own package is one command away. */
function installed(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log("No Chromium found: installing Debian's package …")
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  return run('update') && run('install', '-y', '--no-install-recommends', 'chromium')
}

/** The build that lies whole in a package (Linux x64; wants libnss3). */
async function packed(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium')
    return await sparticuz.executablePath()
  } catch {
    return null
  }
}
