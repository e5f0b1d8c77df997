import { useEffect, useSyncExternalStore } from 'react'
import type { Voice } from '#speech/number.rules.ts'
import { keyOf, onSpeaking, type Said, say, setVoice, speaking, stop } from './speaker.ts'

/** What the page's voice is doing, and how to use it. Silence falls when the screen that began it is left. */
export function useSpeech() {
  const { key, state, why, voice, listens } = useSyncExternalStore(onSpeaking, speaking, speaking)
  return { say, stop, voice, setVoice, saying: key, state, why, listens }
}

/** The same for one thing that can be read; another thing's reading is silence here. */
export function useSaying(said: Said) {
  const { saying, state, why, voice, listens } = useSpeech()
  const key = keyOf(said)
  const isThis = saying === key
  useEffect(
    () => () => {
      if (speaking().key === key) stop()
    },
    [key],
  )
  return {
    state: isThis ? state : ('' as const),
    why: isThis ? why : '',
    voice,
    listens,
    press: () => (isThis && state !== 'failed' ? stop() : void say(said)),
    change: (to: Voice) => {
      setVoice(to)
      void say(said)
    },
  }
}
