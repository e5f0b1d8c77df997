/** Speech into a field, behind a port: WeChat's recogniser, the browser's, or none and one types. What was understood lands in the field, to be corrected. */

export interface Hearing {
  /** Hears until `enough` is called or the speaker falls silent; answers what it understood. Throws `NotHeard`. */
  hear(): { text: Promise<string>; enough(): void }
}
export class NotHeard extends Error {
  override name = 'NotHeard'
  /** For the screen. */
  readonly detail: string
  constructor(detail: string) {
    super(detail)
    this.detail = detail
  }
}
const NOTHING = '没有听到，请再点一次，对着话筒说'
const NOT_ALLOWED = '手机没有让用话筒，请在手机设置里打开，或者打字'
const NOT_NOW = '现在听不了，请打字'

/** The part of WeChat's JS-SDK that hears. */
export interface WeChatEar {
  startRecord(o: { success(): void; fail(): void; cancel(): void }): void
  stopRecord(o: { success(got: { localId: string }): void; fail(): void }): void
  onVoiceRecordEnd(o: { complete(got: { localId: string }): void }): void
  translateVoice(o: {
    localId: string
    isShowProgressTips: 0 | 1
    success(got: { translateResult?: string }): void
    fail(): void
  }): void
}

let offered: Hearing | null = null
const listeners = new Set<() => void>()
/** Whoever has signed the page for WeChat gives its ear here. */
export function offerHearing(hearing: Hearing | null): void {
  offered = hearing
  for (const hear of listeners) hear()
}
export function onHearing(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}
/** What can hear on this device now; null: nothing, and no button is shown. */
export function hearingNow(): Hearing | null {
  return offered ?? browserHearing()
}

export function wechatHearing(wx: WeChatEar): Hearing {
  return {
    hear() {
      let enough = () => {}
      const text = new Promise<string>((done, fail) => {
        const understand = (localId: string) =>
          wx.translateVoice({
            localId,
            isShowProgressTips: 1,
            success: ({ translateResult }) => {
              const said = plain(translateResult ?? '')
              if (said) done(said)
              else fail(new NotHeard(NOTHING))
            },
            fail: () => fail(new NotHeard(NOT_NOW)),
          })
        // WeChat itself ends after a minute.
        wx.onVoiceRecordEnd({ complete: ({ localId }) => understand(localId) })
        wx.startRecord({
          success: () => {
            enough = () =>
              wx.stopRecord({ success: ({ localId }) => understand(localId), fail: () => fail(new NotHeard(NOTHING)) })
          },
          fail: () => fail(new NotHeard(NOT_NOW)),
          cancel: () => fail(new NotHeard(NOT_ALLOWED)),
        })
      })
      return { text, enough: () => enough() }
    },
  }
}

interface Recogniser {
  lang: string
  interimResults: boolean
  onresult(event: { results: { [at: number]: { [at: number]: { transcript: string } } } }): void
  onerror(event: { error: string }): void
  onend(): void
  start(): void
  stop(): void
}
type Makes = { webkitSpeechRecognition?: new () => Recogniser }
let browser: Hearing | null = null

/** Chrome and iOS 14.5 have one under this name; it asks for the microphone itself. */
function browserHearing(): Hearing | null {
  const Made = (globalThis as Makes).webkitSpeechRecognition
  if (!Made) return null
  browser ??= {
    hear() {
      const recogniser = new Made()
      recogniser.lang = 'zh-CN'
      recogniser.interimResults = false
      const text = new Promise<string>((done, fail) => {
        recogniser.onresult = ({ results }) => {
          const said = plain(results[0]?.[0]?.transcript ?? '')
          if (said) done(said)
          else fail(new NotHeard(NOTHING))
        }
        recogniser.onerror = ({ error }) =>
          fail(
            new NotHeard(
              error === 'no-speech' ? NOTHING : /not-allowed|audio-capture/.test(error) ? NOT_ALLOWED : NOT_NOW,
            ),
          )
        recogniser.onend = () => fail(new NotHeard(NOTHING))
        recogniser.start()
      })
      return { text, enough: () => recogniser.stop() }
    },
  }
  return browser
}

/** Recognisers end a word like a sentence. */
function plain(text: string): string {
  return text.replace(/[\s，。！？,.!?]+$/, '').trim()
}
