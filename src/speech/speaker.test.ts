/** Recordings and machines' voices become one sound: joined, levelled, small, made once, kept within bounds. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { hashOf, openClips } from './clips.ts'
import { openEncoder } from './encoder.ts'
import type { Engine } from './engine.ts'
import { openKept } from './kept-speech.ts'
import type { Phrase, Voice } from './number.rules.ts'
import { HZ, levelled, readWav, resampled, trimmed, WANTED_BYTES } from './sound.ts'
import { type Asked, speakerOf } from './speaker.ts'
import { mp3Of, toneWav } from './testing-sound.ts'
import { openTurns } from './turns.ts'

const homes: string[] = []
after(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true })
})
const aHome = () => {
  const home = mkdtempSync(join(tmpdir(), 'linggong-speech-'))
  homes.push(home)
  return home
}
const record = (home: string, voice: Voice, name: string, wav: Uint8Array) => {
  mkdirSync(join(home, 'clips', voice), { recursive: true })
  writeFileSync(join(home, 'clips', voice, `${name}.wav`), wav)
}
const encoder = openEncoder()
/** A tenth of a second of tone for each character. */
function anEngine(change: Partial<Engine> = {}): Engine & { said: string[] } {
  const said: string[] = []
  return {
    name: 'test',
    how: 'machine',
    voices: ['cmn', 'yue'],
    sendsAway: false,
    said,
    async speak(text) {
      said.push(text)
      return { wav: toneWav([...text].length / 10, { hz: 22_050 }) }
    },
    ...change,
  }
}
async function aSpeaker(engines: Engine[], { home = aHome(), mostBytes = 10_000_000, turns = openTurns() } = {}) {
  return speakerOf({ clips: openClips(home), engines, kept: await openKept(home, mostBytes), encoder, turns })
}
const asked: Asked = { voice: 'cmn', address: '127.0.0.1' }
const PHRASES: Phrase[] = [
  { id: 'pay', text: '工钱' },
  { id: 'n-200', text: '二百' },
  { id: null, text: '岐山路十二号', after: '。' },
]

test('WAV in every usual form is read, channels mixed, a stream’s false size taken to the end', () => {
  for (const bits of [8, 16, 24, 32] as const)
    for (const channels of [1, 2]) {
      const { hz, samples } = readWav(toneWav(0.5, { hz: 44_100, bits, channels }))
      assert.deepEqual([hz, samples.length], [44_100, 22_050])
      const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
      assert.ok(Math.abs(peak - 0.5) < 0.02, `${bits} bits: ${peak}`)
    }
  const stream = toneWav(0.5, { hz: 16_000 })
  new DataView(stream.buffer).setUint32(40, 0x7ffff000, true)
  assert.equal(readWav(stream).samples.length, 8000)
  for (const bad of [new Uint8Array(10), new Uint8Array(100), toneWav(0.1, { hz: 1000 })])
    assert.throws(() => readWav(bad), /WAV/)
})

test('another rate keeps the tone, and lets nothing above it fold back', () => {
  for (const hz of [8000, 22_050, 24_000, 44_100, 48_000]) {
    const out = resampled({ hz, samples: readWav(toneWav(1, { hz, tone: 440 })).samples })
    assert.ok(Math.abs(out.length - HZ) <= 1)
    let crossings = 0
    for (let i = 1; i < out.length; i++) if (out[i - 1]! < 0 !== out[i]! < 0) crossings++
    assert.ok(Math.abs(crossings - 880) <= 4, `${hz}: ${crossings} crossings`)
    const middle = out.subarray(2000, 14_000)
    const rms = Math.sqrt(middle.reduce((sum, one) => sum + one * one, 0) / middle.length)
    assert.ok(Math.abs(rms - 0.5 / Math.SQRT2) < 0.01, `${hz}: ${rms}`)
  }
  const shrill = resampled({ hz: 48_000, samples: readWav(toneWav(1, { hz: 48_000, tone: 11_000 })).samples })
  const left = shrill.subarray(500, 15_500).reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  assert.ok(left < 0.02, `a tone above half the rate is gone: ${left}`)
})

test('silence around a recording goes, soft and loud ones come to one loudness', () => {
  const tone = readWav(toneWav(0.5, { hz: HZ })).samples
  const padded = new Float32Array(HZ * 2)
  padded.set(tone, HZ / 2)
  assert.ok(Math.abs(trimmed(padded).length - (tone.length + 0.04 * HZ)) < 40)
  assert.equal(trimmed(new Float32Array(100)).length <= 100, true)
  const loudness = (samples: Float32Array) =>
    Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length)
  const [soft, loud] = [levelled(tone.map((one) => one * 0.1)), levelled(tone)]
  assert.ok(Math.abs(loudness(soft) - loudness(loud)) < 0.005)
})

test('what nobody recorded is read in one breath, and the answer is MP3 that lasts as long', async () => {
  const engine = anEngine()
  const speaker = await aSpeaker([engine])
  const mp3 = await (await speaker.plan(PHRASES, asked)).make()
  assert.deepEqual(engine.said, ['工钱二百岐山路十二号。'])
  const { seconds, kbit, hz } = mp3Of(mp3)
  assert.ok(Math.abs(seconds - (1.1 + 0.42)) < 0.2, `${seconds} s`)
  assert.deepEqual([kbit, hz], [24, HZ])
})

test('longer speech is encoded smaller, to come within a second at 400 kbit/s', async () => {
  const speaker = await aSpeaker([anEngine()])
  const mp3 = await (await speaker.plan([{ id: null, text: '工'.repeat(180), after: '。' }], asked)).make()
  const { seconds, kbit } = mp3Of(mp3)
  assert.ok(seconds > 17 && kbit === 16, `${seconds} s at ${kbit} kbit/s`)
  assert.ok(mp3.length <= WANTED_BYTES, `${mp3.length} bytes`)
})

test('a recording is heard where there is one, by its id or by its text; the machine says the rest', async () => {
  const home = aHome()
  record(home, 'cmn', 'pay', toneWav(1, { hz: 44_100 }))
  record(home, 'cmn', hashOf('二百'), toneWav(1, { hz: 8000 }))
  const engine = anEngine()
  const speaker = await aSpeaker([engine], { home })
  assert.deepEqual(speaker.voices(), [
    { voice: 'cmn', how: 'recorded' },
    { voice: 'yue', how: 'machine' },
  ])
  const mp3 = await (await speaker.plan(PHRASES, asked)).make()
  assert.deepEqual(engine.said, ['岐山路十二号。'])
  assert.ok(Math.abs(mp3Of(mp3).seconds - (1 + 1 + 0.7 + 0.48)) < 0.3)
  // Another voice has its own recordings.
  await (await speaker.plan(PHRASES, { ...asked, voice: 'yue' })).make()
  assert.deepEqual(engine.said.slice(1), ['工钱二百岐山路十二号。'])
})

test('with recordings alone an address is left to the screen; with a gap in them nothing is said', async () => {
  const home = aHome()
  for (const name of ['pay', 'n-200', 'place-on-screen']) record(home, 'cmn', name, toneWav(0.5, { hz: HZ }))
  const speaker = await aSpeaker([], { home })
  const mp3 = await (await speaker.plan(PHRASES, asked)).make()
  assert.ok(Math.abs(mp3Of(mp3).seconds - (1.5 + 0.48)) < 0.3)
  await assert.rejects(speaker.plan([...PHRASES, { id: 'half', text: '半' }], asked), { code: 'no-voice' })
  await assert.rejects(speaker.plan(PHRASES, { ...asked, voice: 'yue' }), { code: 'no-voice' })
  assert.deepEqual((await aSpeaker([])).voices(), [])
})

test('the same words are made once: by many at the same time, and by the next process', async () => {
  const [engine, home] = [anEngine(), aHome()]
  const speaker = await aSpeaker([engine], { home })
  const plans = await Promise.all(Array.from({ length: 8 }, () => speaker.plan(PHRASES, asked)))
  assert.equal(new Set(plans.map((p) => p.key)).size, 1)
  const sounds = await Promise.all(plans.map((p) => p.make()))
  assert.equal(engine.said.length, 1)
  const later = await aSpeaker([engine], { home })
  assert.deepEqual(Buffer.from(await (await later.plan(PHRASES, asked)).make()), Buffer.from(sounds[0]!))
  assert.equal(engine.said.length, 1)
  // A new recording is heard at once.
  record(home, 'cmn', 'pay', toneWav(1, { hz: HZ }))
  const third = await aSpeaker([engine], { home })
  assert.notEqual((await third.plan(PHRASES, asked)).key, plans[0]!.key)
})

test('what is private goes to no service and lies on no disk', async () => {
  const home = aHome()
  const cloud = anEngine({ name: 'cloud', how: 'cloud', sendsAway: true })
  const robot = anEngine()
  const speaker = await aSpeaker([cloud, robot], { home })
  await (await speaker.plan(PHRASES, { ...asked, isPrivate: true })).make()
  assert.deepEqual([cloud.said.length, robot.said.length], [0, 1])
  assert.deepEqual(readdirSync(join(home, 'speech')), [])
  await (await speaker.plan(PHRASES, asked)).make()
  assert.deepEqual([cloud.said.length, robot.said.length], [1, 1])
  const only = await aSpeaker([cloud])
  await assert.rejects(only.plan(PHRASES, { ...asked, isPrivate: true }), { code: 'no-voice' })
})

test('a service that is silent is bridged by the robot, whose voice is not kept as the service’s', async () => {
  const home = aHome()
  let works = false
  const cloud = anEngine({
    name: 'cloud',
    async speak() {
      if (!works) throw new Error('away')
      return { pcm: new Uint8Array(HZ * 2), hz: HZ }
    },
  })
  const robot = anEngine()
  const speaker = await aSpeaker([cloud, robot], { home })
  const plan = await speaker.plan(PHRASES, asked)
  const first = await plan.make()
  assert.equal(robot.said.length, 1)
  works = true
  const second = await plan.make()
  assert.notDeepEqual(Buffer.from(second), Buffer.from(first))
  works = false
  const alone = await aSpeaker([cloud])
  await assert.rejects((await alone.plan(PHRASES, asked)).make(), { code: 'voice-failed', status: 503 })
})

test('the disk holds so much and no more; what was heard longest ago goes first', async () => {
  const home = aHome()
  const mostBytes = 40_000
  const speaker = await aSpeaker([anEngine()], { home, mostBytes })
  const say = async (text: string) => (await speaker.plan([{ id: null, text, after: '。' }], asked)).make()
  const size = () =>
    readdirSync(join(home, 'speech')).reduce((sum, name) => sum + statSync(join(home, 'speech', name)).size, 0)
  await say('一一一一一一一一')
  for (let i = 0; i < 14; i++) {
    await say('一一一一一一一一')
    await say('二三四五六七八九'.slice(i % 8) + '十'.repeat(i))
    assert.ok(size() <= mostBytes, `${size()} bytes`)
  }
  const engine = anEngine()
  const next = await aSpeaker([engine], { home, mostBytes })
  await (await next.plan([{ id: null, text: '一一一一一一一一', after: '。' }], asked)).make()
  assert.deepEqual(engine.said, [], 'what is heard again and again stays')
  const small = await aSpeaker([anEngine()], { home, mostBytes: 1000 })
  assert.ok(size() <= 1000)
  assert.equal(small.voices().length, 2)
})

test('new speech is bounded: at once, waiting, and by the minute from one address', async () => {
  const turns = openTurns({ atOnce: 2, waiting: 3, aMinute: 20 })
  let [running, most] = [0, 0]
  let finish = () => {}
  const gate = new Promise<void>((go) => {
    finish = go
  })
  const work = async () => {
    most = Math.max(most, ++running)
    await gate
    running--
  }
  const started = Array.from({ length: 5 }, () => turns.take('10.0.0.1', work))
  await assert.rejects(turns.take('10.0.0.2', work), { code: 'busy', status: 503 })
  finish()
  await Promise.all(started)
  assert.equal(most, 2)
  const one = openTurns({ aMinute: 3 })
  for (let i = 0; i < 3; i++) await one.take('10.0.0.1', async () => {})
  await assert.rejects(
    one.take('10.0.0.1', async () => {}),
    (error: any) => error.code === 'too-many' && error.facts.seconds > 0 && error.facts.seconds <= 60,
  )
  await one.take('10.0.0.2', async () => {})
})

test('a file that is no sound fails alone, and the thread goes on', async () => {
  await assert.rejects(encoder.encode([{ wav: new Uint8Array(50) }]), /WAV/)
  assert.ok((await encoder.encode([{ wav: toneWav(0.2, { hz: HZ }) }])).length > 300)
})
