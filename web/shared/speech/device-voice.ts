/** The device's own voice: used only where it is a real Chinese one. Many Android browsers in China have none. */
import type { Voice } from '#speech/number.rules.ts'

const LANGUAGES: Record<Voice, RegExp> = {
  cmn: /^(zh|cmn)[-_](Hans[-_])?CN|^cmn/i,
  yue: /^(zh|yue)[-_](Hant[-_])?HK|^yue/i,
}
const synth = (): SpeechSynthesis | undefined => window.speechSynthesis

export function deviceVoice(voice: Voice): SpeechSynthesisVoice | null {
  return (
    synth()
      ?.getVoices()
      .find(({ lang }) => LANGUAGES[voice].test(lang)) ?? null
  )
}

/** Some browsers list their voices only after they were asked, and iOS speaks later only who has spoken within a press. */
export function wakeDevice(): void {
  if (!synth()?.getVoices().length) return
  const nothing = new SpeechSynthesisUtterance(' ')
  nothing.volume = 0
  synth()!.speak(nothing)
}
export function stopDevice(): void {
  synth()?.cancel()
}

export function sayByDevice(text: string, voice: Voice): Promise<void> {
  return new Promise((done, fail) => {
    const said = new SpeechSynthesisUtterance(text)
    said.voice = deviceVoice(voice)
    said.lang = said.voice?.lang ?? 'zh-CN'
    said.rate = 0.9
    said.onend = () => done()
    said.onerror = ({ error }) => (error === 'canceled' || error === 'interrupted' ? done() : fail(new Error(error)))
    synth()!.cancel()
    synth()!.speak(said)
  })
}
