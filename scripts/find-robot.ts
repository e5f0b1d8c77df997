/** Debian's robot voice for the tests of speech, as the browser is got for the journeys: found, else installed where that is one command, else done without. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const LIMIT_MS = 90_000

/** Says aloud when there is none; the tests then take tones for speech and leave out what only a voice can show. */
export function findRobot(): void {
  if (speaks()) return
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("No espeak-ng found: installing Debian's package …")
    // Without fresh lists first: they are the slow half, and usually fresh enough.
    install()
    if (!speaks() && apt('update')) install()
  }
  if (!speaks())
    console.log('\n!! NO espeak-ng: SPEECH IS TESTED WITH TONES ALONE. Debian/Ubuntu: apt-get install -y espeak-ng\n')
}

function speaks(): boolean {
  return spawnSync('espeak-ng', ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0
}
const install = () => apt('install', '-y', '--no-install-recommends', 'espeak-ng')
function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: 'ignore', timeout: LIMIT_MS, env }).status === 0
}
