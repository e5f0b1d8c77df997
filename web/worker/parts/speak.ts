/** 听一听 by the phone's own voice, where it has a Chinese one. Many Android browsers in China have none: then nothing is offered. */
import { useEffect, useState } from 'react'

export function useVoice(): ((text: string) => void) | undefined {
  const [voice, setVoice] = useState(findVoice)
  useEffect(() => {
    const synth = window.speechSynthesis as SpeechSynthesis | undefined
    if (!synth?.addEventListener) return
    const hear = () => setVoice(findVoice())
    synth.addEventListener('voiceschanged', hear)
    return () => {
      synth.removeEventListener('voiceschanged', hear)
      synth.cancel()
    }
  }, [])
  if (!voice) return undefined
  return (text) => {
    const said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.rate = 0.9
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(said)
  }
}

function findVoice(): SpeechSynthesisVoice | null {
  const voices = (window.speechSynthesis as SpeechSynthesis | undefined)?.getVoices() ?? []
  return voices.find((v) => /^zh[-_]CN/i.test(v.lang)) ?? voices.find((v) => /^zh/i.test(v.lang)) ?? null
}
