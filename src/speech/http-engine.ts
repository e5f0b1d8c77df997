import { type Engine, type Env, SPEAK_LIMIT_MS } from './engine.ts'
import { VOICES, type Voice } from './number.rules.ts'

const MOST_BYTES = 8 * 1024 * 1024

/**
 * Any service that turns one request into sound. The holes {text} and {voice} in address and body are filled, quoted as the
 * content type asks. Env: `LINGGONG_TTS_URL`, `LINGGONG_TTS_VOICES` (JSON: our voice → the service's name for it),
 * `LINGGONG_TTS_BODY` (absent = GET), `LINGGONG_TTS_HEADERS` (JSON), `LINGGONG_TTS_AUDIO` (where in a JSON answer the sound
 * stands in base64, `Response.Audio`; absent = the answer is the sound), `LINGGONG_TTS_PCM_HZ` (raw 16-bit samples of that
 * rate; absent = a WAV file). Settings that make no sense stop the start with an error.
 */
export function httpEngine(env: Env): Engine | null {
  const url = env['LINGGONG_TTS_URL']
  if (!url) return null
  const names = JSON.parse(env['LINGGONG_TTS_VOICES'] || '{}') as Partial<Record<Voice, string>>
  const voices = VOICES.filter((voice) => names[voice])
  if (voices.length === 0)
    throw new Error('LINGGONG_TTS_VOICES names no voice, e.g. {"cmn":"xiaoxiao","yue":"hiugaai"}')
  const headers = new Headers(JSON.parse(env['LINGGONG_TTS_HEADERS'] || '{}') as Record<string, string>)
  const pattern = env['LINGGONG_TTS_BODY']
  if (pattern && !headers.has('content-type')) headers.set('content-type', 'application/json; charset=utf-8')
  const hz = Number(env['LINGGONG_TTS_PCM_HZ'] ?? 0)
  return {
    name: `http ${new URL(url).host} ${JSON.stringify(names)}`,
    how: 'cloud',
    voices,
    sendsAway: true,
    async speak(text, voice) {
      const holes: Record<string, string> = { text, voice: names[voice]! }
      const fill = (where: string, quote: (value: string) => string) =>
        where.replaceAll(/\{(text|voice)\}/g, (_, hole: string) => quote(holes[hole]!))
      const quote = headers.get('content-type')?.includes('json')
        ? (value: string) => JSON.stringify(value).slice(1, -1)
        : encodeURIComponent
      const answer = await fetch(fill(url, encodeURIComponent), {
        method: pattern ? 'POST' : 'GET',
        headers,
        signal: AbortSignal.timeout(SPEAK_LIMIT_MS),
        ...(pattern && { body: fill(pattern, quote) }),
      })
      if (!answer.ok) throw new Error(`the voice service answered ${answer.status}`)
      const sound = soundIn(await answer.bytes(), env['LINGGONG_TTS_AUDIO'])
      if (sound.length === 0 || sound.length > MOST_BYTES) throw new Error(`${sound.length} bytes of sound`)
      return hz > 0 ? { pcm: sound, hz } : { wav: sound }
    },
  }
}

function soundIn(body: Uint8Array, path: string | undefined): Uint8Array {
  if (!path) return body
  let at: unknown = JSON.parse(new TextDecoder().decode(body))
  for (const key of path.split('.')) at = (at as Record<string, unknown> | null)?.[key]
  if (typeof at !== 'string') throw new Error(`the voice service's answer has no ${path}`)
  return new Uint8Array(Buffer.from(at, 'base64'))
}
