import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { hearingNow, NotHeard, offerHearing, onHearing, type WeChatEar, wechatHearing } from './hearing.ts'

const global = globalThis as { webkitSpeechRecognition?: unknown }
afterEach(() => {
  offerHearing(null)
  delete global.webkitSpeechRecognition
})
const refused = (what: RegExp) => (error: unknown) => error instanceof NotHeard && what.test(error.detail)

/** WeChat on a phone whose owner says `said`. */
function aPhone(said: string | undefined, { may = true } = {}) {
  const calls: string[] = []
  let ended = (_: { localId: string }) => {}
  const wx: WeChatEar = {
    startRecord: ({ success, cancel }) => {
      calls.push('start')
      if (may) success()
      else cancel()
    },
    stopRecord: ({ success }) => {
      calls.push('stop')
      success({ localId: 'voice-1' })
    },
    onVoiceRecordEnd: ({ complete }) => {
      ended = complete
    },
    translateVoice: ({ localId, success, fail }) => {
      calls.push(`translate ${localId}`)
      if (said === undefined) fail()
      else success({ translateResult: said })
    },
  }
  return { wx, calls, endItself: () => ended({ localId: 'voice-2' }) }
}

test('nothing hears where there is neither WeChat nor a recogniser: then one types', () => {
  assert.equal(hearingNow(), null)
})

test('WeChat hears until it is told that it is enough; the full stop it adds is taken off', async () => {
  const { wx, calls } = aPhone('搬货。')
  let told = 0
  const leave = onHearing(() => told++)
  offerHearing(wechatHearing(wx))
  leave()
  assert.equal(told, 1)
  const { text, enough } = hearingNow()!.hear()
  enough()
  assert.equal(await text, '搬货')
  assert.deepEqual(calls, ['start', 'stop', 'translate voice-1'])
})

test('WeChat ends by itself after a minute', async () => {
  const { wx, endItself } = aPhone('洗碗')
  const { text } = wechatHearing(wx).hear()
  endItself()
  assert.equal(await text, '洗碗')
})

test('what cannot be heard is said with what to do', async () => {
  const silent = wechatHearing(aPhone('').wx).hear()
  silent.enough()
  await assert.rejects(silent.text, refused(/没有听到.*再点一次/))
  const away = wechatHearing(aPhone(undefined).wx).hear()
  away.enough()
  await assert.rejects(away.text, refused(/请打字/))
  await assert.rejects(wechatHearing(aPhone('搬货', { may: false }).wx).hear().text, refused(/话筒.*打字/))
})

test('the browser’s recogniser hears where there is one, and its errors are told apart', async () => {
  const made: any[] = []
  global.webkitSpeechRecognition = class {
    constructor() {
      made.push(this)
    }
    start() {}
    stop() {
      ;(this as any).onend()
    }
  }
  const hear = () => {
    const hearing = hearingNow()!.hear()
    return { ...hearing, recogniser: made.at(-1) }
  }
  const good = hear()
  assert.equal(good.recogniser.lang, 'zh-CN')
  good.recogniser.onresult({ results: [[{ transcript: ' 扎铁！' }]] })
  good.recogniser.onend()
  assert.equal(await good.text, '扎铁')
  for (const [error, what] of [
    ['not-allowed', /话筒/],
    ['network', /现在听不了，请打字/],
    ['no-speech', /没有听到/],
  ] as const) {
    const bad = hear()
    bad.recogniser.onerror({ error })
    await assert.rejects(bad.text, refused(what))
  }
  const stopped = hear()
  stopped.enough()
  await assert.rejects(stopped.text, refused(/没有听到/))
})
