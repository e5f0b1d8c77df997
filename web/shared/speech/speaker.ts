/** The one voice of a page: what it reads, in which voice, and why it cannot. The server's sound first, else the device's own voice. */
import { farStepM, type Voice } from '#speech/number.rules.ts'
import { getCardWords, getPostWords, speakCard, speakPhrase, speakPost } from '#speech/speech.api.ts'
import { call, fetchFile, Refused } from '../call.ts'
import { deviceVoice, sayByDevice, stopDevice, wakeDevice } from './device-voice.ts'

/** What can be read out. `text` is read by the device's own voice alone: no server speaks what it did not write. */
export type Said =
  | { post: { marketId: string; postId: string; shiftId?: string; distanceM?: number | null } }
  | { card: { marketId: string; hireId: string } }
  /** A fixed sentence by its name, and its words for a device that must say them itself. */
  | { phrase: string; text?: string }
  | { text: string }

export interface Speaking {
  /** Of what is read or failed, by `keyOf`; null in silence. */
  key: string | null
  state: '' | 'loading' | 'saying' | 'failed'
  /** A sentence for the screen. */
  why: string
  voice: Voice
  /** Somebody has listened on this page: they may not read, so what is refused them is read out too. */
  listens: boolean
}

const KEY = 'linggong-voice'
const listeners = new Set<() => void>()
let now: Speaking = { key: null, state: '', why: '', voice: keptVoice(), listens: false }
let audio: HTMLAudioElement | null = null
/** Ends what an earlier press began. */
let turn = 0

export const keyOf = (said: Said): string => JSON.stringify(said)
export const speaking = (): Speaking => now
export function onSpeaking(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}
function show(change: Partial<Speaking>): void {
  now = { ...now, ...change }
  for (const hear of listeners) hear()
}

export function setVoice(voice: Voice): void {
  try {
    localStorage.setItem(KEY, voice)
  } catch {
    // Private windows refuse storage; the voice holds for this page.
  }
  show({ voice })
}
function keptVoice(): Voice {
  try {
    return localStorage.getItem(KEY) === 'yue' ? 'yue' : 'cmn'
  } catch {
    return 'cmn'
  }
}

/** On a machine that others use next: neither the voice chosen nor that somebody listened stays. */
export function forgetListener(): void {
  stop()
  show({ voice: 'cmn', listens: false })
}

export function stop(): void {
  turn++
  audio?.pause()
  stopDevice()
  show({ key: null, state: '', why: '' })
}

/**
 * Must be called by a press: phones let nothing else make the first sound. The element that was woken by a press may play later,
 * when the sound has come.
 */
export async function say(said: Said, { isPressed = true } = {}): Promise<void> {
  stop()
  const mine = turn
  const { voice } = now
  const key = keyOf(said)
  if (isPressed) wake()
  show({ key, state: 'loading', listens: true })
  const isMine = () => mine === turn
  try {
    if (!('text' in said) || 'phrase' in said) {
      const sound = await fetched(said, voice).catch((error: unknown) => {
        // The device says what the server could not; what may not be heard is not said at all.
        if (!(error instanceof Refused) || !deviceVoice(voice) || CLOSED.has(error.code)) throw error
        return null
      })
      if (!isMine()) return
      if (sound) return await play(sound, isMine)
    }
    const text = await textOf(said, voice)
    if (!isMine()) return
    show({ state: 'saying' })
    await sayByDevice(text, voice)
    if (isMine()) show({ key: null, state: '' })
  } catch (error) {
    if (isMine()) show({ state: 'failed', why: error instanceof Refused ? error.detail : NO_SOUND })
  }
}
const NO_SOUND = '手机没有放出声音，请把音量调大再点一次，或者看屏幕上的字。'
const NO_VOICE = '这台手机读不了，请看屏幕上的字，或打电话问市场。'
const CLOSED = new Set<string>(['not-signed-in', 'forbidden', 'not-found', 'no-hire'])

function fetched(said: Exclude<Said, { text: string; phrase?: never }>, voice: Voice): Promise<Blob> {
  const query = { voice }
  const asked =
    'post' in said
      ? fetchFile(speakPost, postAsked(said, voice))
      : 'card' in said
        ? fetchFile(speakCard, { params: said.card, query })
        : fetchFile(speakPhrase, { params: { phraseId: (said as { phrase: string }).phrase }, query })
  return asked.then(({ blob }) => blob)
}
function postAsked({ post }: Extract<Said, { post: unknown }>, voice: Voice) {
  const { marketId, postId, shiftId, distanceM } = post
  const farM = distanceM == null ? undefined : farStepM(distanceM)
  return { params: { marketId, postId }, query: { voice, shiftId, farM } }
}
async function textOf(said: Said, voice: Voice): Promise<string> {
  if (!deviceVoice(voice)) throw new Refused('no-voice', { detail: NO_VOICE })
  if ('post' in said) return (await call(getPostWords, postAsked(said, voice))).text
  if ('card' in said) return (await call(getCardWords, { params: said.card, query: { voice } })).text
  if (!said.text) throw new Refused('no-voice', { detail: NO_VOICE })
  return said.text
}

function play(sound: Blob, isMine: () => boolean): Promise<void> {
  const player = audio ?? wake()
  const address = URL.createObjectURL(sound)
  return new Promise<void>((done, fail) => {
    player.onended = () => done()
    player.onerror = () => fail(new Error('unplayable'))
    player.onpause = () => {
      // Headphones pulled out, a call coming in: silence is shown as silence.
      if (isMine() && !player.ended) stop()
      if (!isMine()) done()
    }
    player.src = address
    player.play().then(() => isMine() && show({ state: 'saying' }), fail)
  })
    .then(() => isMine() && show({ key: null, state: '' }))
    .finally(() => URL.revokeObjectURL(address)) as Promise<void>
}

/** A tenth of a second of nothing, played within the press. */
function wake(): HTMLAudioElement {
  wakeDevice()
  if (audio) return audio
  audio = new Audio()
  const silence = URL.createObjectURL(
    new Blob([Uint8Array.from(atob(HEAD), (c) => c.charCodeAt(0)), new Uint8Array(800).fill(128)], {
      type: 'audio/wav',
    }),
  )
  audio.src = silence
  audio.play().then(
    () => URL.revokeObjectURL(silence),
    () => {}, // the press was no press; then the sound itself is refused, and says so
  )
  return audio
}
/** The head of a WAV file of 800 samples of 8 bits, 8 kHz; 128 is their middle. */
const HEAD = 'UklGRkQDAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YSADAAA='
