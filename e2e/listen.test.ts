/**
 * 听一听 in a browser: a press makes sound that lasts and runs, the voice chosen stays, a card is read to its own worker, a refusal
 * to whoever listens; where the server has no voice the device's own reads, or the button says why not; a microphone fills the
 * field. By Debian's robot where it is installed, else by a service of tones.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { listWorkerHires } from '#hires/hires.api.ts'
import { findShifts } from '#jobs/shifts.api.ts'
import { newId } from '#kernel/clock.ts'
import { WORKERS } from '#seed/people.ts'
import { espeakEngine } from '#speech/espeak-engine.ts'
import { toneWav } from '#speech/testing-sound.ts'
import { type Caller, call, signInByPhone } from './support/api.ts'
import { openBrowser } from './support/browser.ts'
import { noComplaints, type Somebody, somebody } from './support/people.ts'
import { startProduct } from './support/product.ts'

const robot = await espeakEngine({})
if (!robot) console.log('\n!! espeak-ng IS NOT INSTALLED: tones stand in for speech (apt-get install -y espeak-ng)\n')
const tones = createServer((request, response) => {
  const { searchParams } = new URL(request.url!, 'http://tones')
  response.end(Buffer.from(toneWav([...searchParams.get('text')!].length / 5, { hz: 16_000 })))
}).listen(0, '127.0.0.1')
await new Promise((go) => tones.once('listening', go))
const address = `http://127.0.0.1:${(tones.address() as AddressInfo).port}`
const env: Record<string, string> = robot
  ? {}
  : { LINGGONG_TTS_URL: `${address}/?text={text}&as={voice}`, LINGGONG_TTS_VOICES: '{"cmn":"a","yue":"b"}' }

const home = mkdtempSync(join(tmpdir(), 'linggong-listen-'))
const browser = await openBrowser()
const product = await startProduct({ home, env, args: ['--demo'] })
after(async () => {
  await browser.close()
  await product.stop()
  tones.close()
  rmSync(home, { recursive: true, force: true })
})
const { origin } = product

/** The page's one sound: what it is now. */
interface Sound {
  seconds: number
  at: number
  silent: boolean
}
const hears = async (one: Somebody) => {
  await one.page.addInitScript(() => {
    const made: HTMLAudioElement[] = []
    Object.assign(window, { sounds: made })
    window.Audio = new Proxy(window.Audio, {
      construct: (Made) => {
        const sound = new Made()
        made.push(sound)
        return sound
      },
    })
  })
  return () =>
    one.page.evaluate((): Sound => {
      const [sound] = (window as unknown as { sounds: HTMLAudioElement[] }).sounds
      return { seconds: sound?.duration ?? 0, at: sound?.currentTime ?? 0, silent: sound?.paused ?? true }
    })
}
/** Speech of some length that runs, not merely an element that exists. */
async function runs(now: () => Promise<Sound>): Promise<Sound> {
  const until = performance.now() + 30_000
  let first: Sound | null = null
  for (;;) {
    const sound = await now()
    if (!sound.silent && sound.seconds > 1) {
      if (first && sound.at > first.at + 0.2) return sound
      first ??= sound
    }
    assert.ok(performance.now() < until, `no sound: ${JSON.stringify([first, sound])}`)
    await new Promise((go) => setTimeout(go, 50))
  }
}
/** Adds to what is asked for aloud. */
function asked(page: Page): string[] {
  const urls: string[] = []
  page.on('request', (request) => {
    const path = request.url().slice(origin.length)
    if (/\/speech/.test(path)) urls.push(path)
  })
  return urls
}
const listen = (page: Page) => page.getByRole('button', { name: /^听一听：/ }).first()

test('a press on a card makes sound that lasts and runs; pressed again it is silent; another voice is kept for the next visit', async () => {
  const one = await somebody(browser, 'listen-1')
  const { page } = one
  const sound = await hears(one)
  const urls = asked(page)
  await page.goto(`${origin}/w/`)
  await listen(page).waitFor()
  assert.ok(await page.evaluate(() => document.createElement('audio').canPlayType('audio/mpeg') !== ''), 'plays MP3')
  assert.deepEqual(urls, [], 'nothing is fetched before it is asked for')
  await listen(page).click()
  const { seconds } = await runs(sound)
  assert.ok(seconds > 5 && seconds < 60, `${seconds} s`)
  assert.match(urls.join(), /^\/api\/markets\/[\w-]+\/posts\/[\w-]+\/speech\?voice=cmn&shiftId=[\w-]+(&farM=\d+)?$/)
  await one.shot('saying')
  await page.getByRole('button', { name: /^停：/ }).click()
  await listen(page).waitFor()
  assert.equal((await sound()).silent, true)

  await listen(page).click()
  await page.getByRole('button', { name: '改听粤语' }).click()
  await runs(sound)
  assert.match(urls.at(-1)!, /voice=yue/)
  await page.goto(`${origin}/w/`)
  await listen(page).click()
  await runs(sound)
  assert.match(urls.at(-1)!, /voice=yue/)

  // Who goes on to the job leaves the voice behind.
  await page.getByRole('button', { name: '看一看，报名' }).first().click()
  await page.getByRole('button', { name: '听一听', exact: true }).first().waitFor()
  assert.equal((await sound()).silent, true)
  await page.getByRole('button', { name: '听一听', exact: true }).first().click()
  await runs(sound)
  noComplaints([one])
})

test('a job card is read to its own worker, and a refusal by itself to whoever has listened', async () => {
  const one = await somebody(browser, 'listen-2')
  const { page, context } = one
  const sound = await hears(one)
  const urls = asked(page)
  const who: Caller = { context, origin, door: 'worker' }
  const me = await signInByPhone(who, WORKERS.chenDawen.phone)
  const { items } = await call(who, listWorkerHires, { params: { workerId: me.personId }, query: {} })
  const { marketId, hireId } = items[0]!
  await page.goto(`${origin}/w/jobs/${marketId}/${hireId}`)
  await page.getByRole('button', { name: '听一听：用工卡' }).click()
  if (robot) {
    const { seconds } = await runs(sound)
    assert.ok(seconds > 5)
    await one.shot('card')
    await page.getByRole('button', { name: '停：用工卡' }).click()
  } else await page.getByText('这里还没有能朗读的声音').waitFor() // a card is given to no service
  assert.deepEqual(urls, [`/api/markets/${marketId}/hires/${hireId}/card/speech?voice=cmn`])

  await page.evaluate((to) => history.pushState(null, '', to), `/w/shifts/${newId()}/${newId()}`)
  await page.getByRole('alert').waitFor()
  await runs(sound)
  assert.match(urls.at(-1)!, /^\/api\/speech\/phrases\/not-found\?voice=cmn$/)
  await one.shot('refusal')

  // To somebody who never pressed it, a voice out of the pocket would be a fright.
  const other = await somebody(browser, 'listen-3')
  const quiet = asked(other.page)
  await other.page.goto(`${origin}/w/shifts/${newId()}/${newId()}`)
  await other.page.getByRole('alert').getByRole('button', { name: '听一听' }).waitFor()
  assert.deepEqual(quiet, [])
  noComplaints([one, other])
})

const NO_VOICE = {
  status: 409,
  contentType: 'application/problem+json',
  body: '{"code":"no-voice","detail":"这里还没有能朗读的声音"}',
}

test('without a voice of the server the device’s own Chinese voice reads the same words; without that the button says why', async () => {
  const one = await somebody(browser, 'listen-4')
  const { page } = one
  await page.route(/\/speech\?/, (route) => route.fulfill(NO_VOICE))
  await page.addInitScript(() => {
    const said: string[] = []
    const voice = { lang: 'zh-CN', name: 'a real one' }
    Object.assign(window, { said, voices: [{ lang: 'en-US' }, voice] })
    window.SpeechSynthesisUtterance = class {
      text: string
      onend = () => {}
      constructor(text: string) {
        this.text = text
      }
    } as never
    const speak = (one: { text: string; voice?: { lang: string }; onend(): void }) => {
      if (one.voice?.lang === 'zh-CN') said.push(one.text)
      setTimeout(() => one.onend())
    }
    const synth = { getVoices: () => (window as any).voices, speak, cancel() {} }
    Object.defineProperty(window, 'speechSynthesis', { value: synth })
  })
  await page.goto(`${origin}/w/`)
  await listen(page).click()
  await page.waitForFunction(() => (window as any).said.length > 0)
  assert.match(await page.evaluate(() => (window as any).said[0]), /^工钱.+块.+找活不交钱。$/)

  // An English voice reading Chinese helps nobody.
  await page.evaluate(() => Object.assign(window, { voices: [{ lang: 'en-US' }] }))
  await listen(page).click()
  await page.getByText('这里还没有能朗读的声音').waitFor()
  await page.getByRole('button', { name: /^再听一次：/ }).waitFor()
  await one.shot('no-voice')
  noComplaints([one])
})

test('the public page plays without a script, in parts as iOS asks for them', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const who: Caller = { context, origin, door: 'worker' }
  const { items } = await call(who, findShifts, { query: {} })
  const { marketId, shiftId } = items[0]!
  const page = await context.newPage()
  await page.goto(`${origin}/jobs/${marketId}/${shiftId}`)
  await page.getByText('听一听', { exact: true }).click()
  const players = page.locator('audio')
  assert.equal(await players.count(), 2)
  assert.ok(await players.first().isVisible())
  for (const source of [await players.nth(0).getAttribute('src'), await players.nth(1).getAttribute('src')]) {
    const part = await context.request.get(origin + source!, { headers: { range: 'bytes=0-999' } })
    assert.deepEqual([part.status(), part.headers()['content-type']], [206, 'audio/mpeg'])
    assert.equal((await part.body()).length, 1000)
  }
  await context.close()
})

test('what the microphone heard lands in the field and can be corrected; where nothing hears there is no button', async () => {
  const one = await somebody(browser, 'listen-5')
  const { page } = one
  await page.addInitScript(() => {
    let heard = () => {}
    Object.assign(window, {
      finish: () => heard(),
      webkitSpeechRecognition: class {
        onresult: (event: object) => void = () => {}
        start() {
          heard = () => this.onresult({ results: [[{ transcript: '扎铁。' }]] })
        }
        stop() {
          heard()
        }
      },
    })
  })
  await page.goto(`${origin}/w/trades`)
  await page.getByRole('button', { name: '说一说活的名字' }).click()
  await page.getByRole('button', { name: '正在听，说完点一下' }).click()
  const field = page.getByLabel('写上活的名字')
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value === '扎铁'))
  await one.shot('heard')
  await field.fill('洗碗')
  await page.getByRole('group', { name: '找到的活' }).getByText('洗碗').first().waitFor()

  const deaf = await somebody(browser, 'listen-6')
  await deaf.page.addInitScript(() => void delete (window as any).webkitSpeechRecognition)
  await deaf.page.goto(`${origin}/w/trades`)
  await deaf.page.getByLabel('写上活的名字').waitFor()
  assert.equal(await deaf.page.getByRole('button', { name: /说一说/ }).count(), 0)
  noComplaints([one, deaf])
})
