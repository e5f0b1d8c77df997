import { spawn } from 'node:child_process'
import { customPinyin, pinyin } from 'pinyin-pro'
import { type Engine, type Env, SPEAK_LIMIT_MS } from './engine.ts'
import type { Voice } from './number.rules.ts'

/** Some 4.4 syllables a second, a little under the pace of the news; at 150 a post took 28 s and 56 KB. */
const WORDS_A_MINUTE: Record<Voice, string> = { cmn: '200', yue: '190' }
const MOST_BYTES = 8 * 1024 * 1024

/**
 * espeak-ng, a robot's voice from Debian. Of Mandarin it is given the reading, by pinyin-pro, which knows 还要 from 还钱; the
 * `cmn` voice of 1.51 (Debian 12) reads characters as English letters and figures (espeak-ng#1370, measured).
 */
export async function espeakEngine(env: Env): Promise<Engine | null> {
  const program = env['LINGGONG_ESPEAK'] || 'espeak-ng'
  const listed = (await run(program, ['--voices']).catch(() => null))?.toString('utf8') ?? ''
  const has = (name: string) => new RegExp(`^ *\\d+ +${name} `, 'm').test(listed)
  const names: Partial<Record<Voice, string>> = {
    ...(has('cmn-latn-pinyin') && { cmn: 'cmn-latn-pinyin' }),
    ...(has('yue') && { yue: 'yue' }),
  }
  const voices = Object.keys(names) as Voice[]
  if (voices.length === 0) return null
  return {
    name: `espeak at ${Object.values(WORDS_A_MINUTE)}`,
    how: 'machine',
    voices,
    sendsAway: false,
    async speak(text, voice) {
      const said = voice === 'cmn' ? inPinyin(text) : spelled(text)
      const args = ['-v', names[voice]!, '-s', WORDS_A_MINUTE[voice], '-b', '1', '--stdin', '--stdout']
      return { wav: new Uint8Array(await run(program, args, said)) }
    },
  }
}

/** Where its dictionary takes the other reading (measured over every fixed phrase). */
customPinyin({
  干的: 'gàn de',
  干过: 'gàn guò',
  干完: 'gàn wán',
  干满: 'gàn mǎn',
  重填: 'chóng tián',
  重设: 'chóng shè',
  铺装: 'pū zhuāng',
})

/** `工钱，QC` → `gong1 qian2, kiu1 xi1`. */
export function inPinyin(text: string): string {
  return text
    .split(/([，。])|([A-Za-z])/)
    .map((part) => {
      if (!part) return ''
      if (part === '，') return ', '
      if (part === '。') return '. '
      if (/^[A-Za-z]$/.test(part)) return ` ${LETTERS[part.toLowerCase()]} `
      return ` ${pinyin(part, { toneType: 'num', v: true, nonZh: 'removed' }).replaceAll('0', '5')} `
    })
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ([,.])/g, '$1')
    .trim()
}
/** As Mandarin speakers say them. */
const LETTERS: Record<string, string> = {
  a: 'ei1',
  b: 'bi4',
  c: 'xi1',
  d: 'di4',
  e: 'yi4',
  f: 'ai2 fu1',
  g: 'ji4',
  h: 'ai2 chi1',
  i: 'ai4',
  j: 'zhei4',
  k: 'kei4',
  l: 'ai2 lou5',
  m: 'ai2 mu5',
  n: 'en1',
  o: 'ou1',
  p: 'pi4',
  q: 'kiu4',
  r: 'a4',
  s: 'ai2 si5',
  t: 'ti4',
  u: 'you1',
  v: 'wei1',
  w: 'da2 bu5 liu4',
  x: 'ai2 ke5 si5',
  y: 'wai4',
  z: 'zei4',
}
/** Letters one by one, so that QC is no word. */
function spelled(text: string): string {
  return text
    .replace(/[A-Za-z]/g, ' $& ')
    .replaceAll('，', ', ')
    .replaceAll('。', '. ')
}

/** No shell; what is said goes in by the standard input, never as an argument. */
function run(program: string, args: string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
      timeout: SPEAK_LIMIT_MS,
      killSignal: 'SIGKILL',
    })
    const parts: Buffer[] = []
    let size = 0
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > MOST_BYTES) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`${program} ended with ${code ?? signal}`))
    })
    // It may have gone before it read: then `close` says so.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
