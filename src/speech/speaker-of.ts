import type { Ctx } from '#kernel/context.ts'
import type { Bytes } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/mount.ts'
import { type Phrase, VOICE_NAMES, type Voice } from './number.rules.ts'
import { openSpeaker, type Speaker, type SpeakerVoice } from './speaker.ts'
import type * as api from './speech.api.ts'

/** One for each home of this process; opened with the first question, and again when that went wrong. */
const speakers = new Map<string, Promise<Speaker>>()
export function speakerAt(home: string): Promise<Speaker> {
  const open = speakers.get(home)
  if (open) return open
  const opening = openSpeaker(home, process.env)
  speakers.set(home, opening)
  opening.catch(() => speakers.delete(home))
  return opening
}

/** Which voices this installation has. */
export async function voicesOf({ home }: { home: string }): Promise<SpeakerVoice[]> {
  return (await speakerAt(home)).voices()
}

/** What the operator is told at the start. */
export function voiceLine(voices: readonly SpeakerVoice[]): string {
  if (voices.length === 0)
    return '朗读（听一听）：没有声音，手机只能用自带的朗读。装 espeak-ng，或按 docs/operating/production.md 接语音服务、放录音'
  const how = { recorded: '真人录音', cloud: '语音服务', machine: '机器声音（临时代用）' }
  return `朗读（听一听）：${voices.map((one) => `${VOICE_NAMES[one.voice]} ${how[one.how]}`).join('，')}`
}

export const getSpeech: Handler<typeof api.getSpeech> = async (_, ctx) => ({
  voices: (await voicesOf(ctx.settings)).map((one) => ({ ...one, name: VOICE_NAMES[one.voice] })),
})

/** The answer that is made when the transaction is over: no connection waits for a voice. */
export async function spoken(
  ctx: Ctx,
  phrases: readonly Phrase[],
  { voice, isPrivate = false, cacheSeconds }: { voice: Voice; isPrivate?: boolean; cacheSeconds?: number },
): Promise<Bytes> {
  const speaker = await speakerAt(ctx.settings.home)
  const { key, make } = await speaker.plan(phrases, { voice, isPrivate, address: ctx.http.address })
  return { bytes: make, type: 'audio/mpeg', ...(cacheSeconds !== undefined && { cacheSeconds, etag: `"${key}"` }) }
}
