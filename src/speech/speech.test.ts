/** 听一听 through the contract: what is said to whom, by a voice service of our own making, and by Debian's robot where it is installed. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { acceptShift } from '#hires/hires.api.ts'
import { getPost, pausePost, writePost } from '#jobs/jobs.api.ts'
import { anEmployer, aPost, aShift } from '#jobs/testing-jobs.ts'
import { newId } from '#kernel/clock.ts'
import { DOOR_HEADER } from '#kernel/endpoint.ts'
import { identityCheckCharacter } from '#kernel/identity.ts'
import { partAsked } from '#kernel/send-bytes.ts'
import { world } from '#kernel/testing.ts'
import { registerWorker } from '#workers/workers.api.ts'
import { toRecord } from './catalogue.ts'
import { enginesOf } from './engine.ts'
import { espeakEngine, inPinyin } from './espeak-engine.ts'
import { WANTED_BYTES } from './sound.ts'
import { openSpeaker } from './speaker.ts'
import { voiceLine } from './speaker-of.ts'
import * as api from './speech.api.ts'
import { mp3Of, toneWav } from './testing-sound.ts'

/** A voice service as a cloud has one: JSON with a key in, JSON with base64 out. */
const heard: { voice: string; text: string; key: string | undefined }[] = []
let broken = false
const service = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  const { speak, as } = JSON.parse(body) as { speak: string; as: string }
  heard.push({ voice: as, text: speak, key: request.headers['x-key'] as string })
  response.statusCode = broken ? 500 : 200
  const sound = Buffer.from(toneWav([...speak].length / 8, { hz: 24_000 }))
  response.end(JSON.stringify({ Response: { Audio: sound.toString('base64') } }))
}).listen(0, '127.0.0.1')
await once(service, 'listening')
const SERVICE = {
  LINGGONG_TTS_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}/tts`,
  LINGGONG_TTS_BODY: '{"speak":"{text}","as":"{voice}"}',
  LINGGONG_TTS_HEADERS: '{"x-key":"secret"}',
  LINGGONG_TTS_VOICES: '{"cmn":"xiaoxiao","yue":"hiugaai"}',
  LINGGONG_TTS_AUDIO: 'Response.Audio',
}
Object.assign(process.env, SERVICE)
after(() => service.close())

const w = await world()
const marketId = await w.market()
const { employerId } = await anEmployer(w, [marketId], { name: '顺达物流有限公司' })
const boss = await w.member('李老板', employerId)
const clerk = await w.staff('陈静', 'clerk', { marketId })
const { postId } = await w.call(boss, writePost, {
  params: { marketId },
  body: aPost(w, { shifts: [aShift(w, 3, { headcount: 12 }), aShift(w, 27)] }),
})
const { shifts } = await w.call(null, getPost, { params: { marketId, postId } })
const url = `/api/markets/${marketId}/posts/${postId}/speech`
const get = (url: string, headers: Record<string, string> = {}) => w.app.inject({ url, headers })

const idNumber = '44010619850307201'
const registered = await w.call(clerk, registerWorker, {
  params: { marketId },
  body: {
    name: '欧阳犇羴',
    identity: { kind: 'mainland-id', number: idNumber + identityCheckCharacter(idNumber) },
    phone: '13812345678',
    wishes: { trades: [{ occupation: 'parcel-handler', level: 'skilled' }] },
    consents: ['register', 'identity'],
  },
})
const worker = await w.signIn(registered.workerId, 'worker')
const { hireId } = await w.call(worker, acceptShift, {
  params: { marketId, shiftId: shifts[0]!.shiftId, workerId: worker.personId },
  body: {},
})
const card = { params: { marketId, hireId }, query: {} }

test('anybody hears a post, money first; it is made once and kept', async () => {
  const first = await get(`${url}?farM=3000`)
  assert.equal(first.statusCode, 200)
  assert.equal(first.headers['content-type'], 'audio/mpeg')
  assert.equal(first.headers['cache-control'], 'public, max-age=60')
  assert.ok(mp3Of(first.rawPayload).seconds > 5)
  assert.deepEqual(heard, [
    {
      voice: 'xiaoxiao',
      key: 'secret',
      text: '工钱二百六十块一天，当天结。今天上午十一点到晚上七点。在番禺区石碁镇岐山路十二号仓库，离您大约三公里。招快件处理员。还要十一个人。管饭。这家市场核验过。找活不交钱。',
    },
  ])
  const again = await get(`${url}?farM=3000`)
  assert.deepEqual(again.rawPayload, first.rawPayload)
  assert.equal(heard.length, 1)
  const etag = String(first.headers['etag'])
  const known = await get(`${url}?farM=3000`, { 'if-none-match': etag })
  assert.deepEqual([known.statusCode, known.payload, known.headers['etag']], [304, '', etag])
})

test('the shift asked for, in Cantonese', async () => {
  const query = { voice: 'yue' as const, shiftId: shifts[1]!.shiftId }
  await w.call(null, api.speakPost, { params: { marketId, postId }, query })
  const { voice, text } = heard.at(-1)!
  assert.equal(voice, 'hiugaai')
  assert.match(text, /^人工二百六十蚊一日，当日结。听日上昼十一点到夜晚七点。喺番禺区.*仲要三个人。包食。/)
  const words = await w.call(null, api.getPostWords, { params: { marketId, postId }, query })
  assert.deepEqual(words, { voice: 'yue', text })
})

test('phones that ask for a part get that part', async () => {
  const whole = (await get(url)).rawPayload
  const part = await get(url, { range: 'bytes=100-199' })
  assert.deepEqual(
    [part.statusCode, part.headers['content-range'], part.rawPayload.length],
    [206, `bytes 100-199/${whole.length}`, 100],
  )
  assert.deepEqual(part.rawPayload, whole.subarray(100, 200))
  assert.equal((await get(url, { range: 'bytes=0-' })).statusCode, 206)
  assert.equal((await get(url, { range: `bytes=${whole.length}-` })).statusCode, 416)
  assert.deepEqual(partAsked('bytes=-10', 100), [90, 99])
  assert.deepEqual(partAsked('bytes=90-300', 100), [90, 99])
  for (const odd of ['bytes=', 'bytes=5-2', 'bytes=0-1,5-6', 'lines=0-1', undefined])
    assert.equal(partAsked(odd, 100), null)
})

test('nothing a caller writes is ever spoken', async () => {
  const before = heard.length
  for (const odd of [
    `${url}?farM=1234`,
    `${url}?voice=eng`,
    `${url}?shiftId=你好`,
    `${url}?shiftId=${newId()}`,
    `/api/speech/phrases/%E4%BD%A0%E5%A5%BD`,
    `/api/speech/phrases/no-such-phrase`,
    `/api/markets/${marketId}/posts/${newId()}/speech`,
  ]) {
    const { statusCode, headers } = await get(odd)
    assert.ok([400, 404].includes(statusCode), `${odd} → ${statusCode}`)
    assert.doesNotMatch(String(headers['cache-control']), /public/)
  }
  await get(`${url}?text=${encodeURIComponent('我要说的话')}`)
  assert.ok(heard.slice(before).every(({ text }) => !text.includes('我要说的话')))
})

test('a draft is read to nobody', async () => {
  const draft = await w.call(boss, writePost, { params: { marketId }, body: aPost(w, { submit: false }) })
  await assert.rejects(
    w.call(null, api.speakPost, { params: { marketId, postId: draft.postId }, query: {} }),
    (e: any) => e.status === 404,
  )
})

test('refusals, consents and prompts are read by their names, kept for a day', async () => {
  for (const [phraseId, said] of [
    ['shift-full', /满/],
    ['too-many', /^点得太快了，请过一会儿再点。$/],
    ['consent-location', /^使用您的位置。/],
    ['welcome', /找活不交钱/],
  ] as const) {
    const { statusCode, headers } = await get(`/api/speech/phrases/${phraseId}`)
    assert.equal(statusCode, 200)
    assert.equal(headers['cache-control'], 'public, max-age=86400')
    assert.match(heard.at(-1)!.text, said)
  }
})

/** Debian's robot, where it is. CI installs it; elsewhere what needs it is left out, aloud. */
const robot = await espeakEngine({})
const noRobot = robot ? false : 'espeak-ng is not installed (apt-get install -y espeak-ng)'
if (noRobot) console.log(`\n!! SPEECH BY A REAL VOICE IS NOT TESTED: ${noRobot}\n`)

test('a card is read to its own parties alone, by no service, and lies on no disk', { skip: noRobot }, async () => {
  const disk = () => readdirSync(join(w.home, 'speech')).length
  const [before, kept] = [heard.length, disk()]
  for (const who of [worker, boss, clerk]) {
    const { bytes } = await w.call(who, api.speakCard, card)
    assert.ok(mp3Of(bytes as Uint8Array).seconds > 8)
  }
  const { headers } = await get(`/api/markets/${marketId}/hires/${hireId}/card/speech?voice=yue`, {
    authorization: `Bearer ${worker.token}`,
    [DOOR_HEADER]: 'worker',
  })
  assert.equal(headers['cache-control'], 'private, no-store')
  assert.equal(headers['etag'], undefined)
  assert.deepEqual([heard.length, disk()], [before, kept])
})

test('the card’s words name the firm, and nobody', async () => {
  const { text } = await w.call(worker, api.getCardWords, card)
  assert.match(text, /^这是您的用工卡。工钱二百六十块一天，.*招人的是顺达物流有限公司。/)
  assert.doesNotMatch(text, /欧阳|犇|黄志强|\d/)
  const other = await w.somebody('路人甲')
  for (const e of [api.speakCard, api.getCardWords])
    await assert.rejects(w.call(other, e, card), (error: any) => error.code === 'no-hire')
  await assert.rejects(w.call(null, api.speakCard, card), (error: any) => error.code === 'not-signed-in')
})

test('a service that fails is no bug, is kept by no cache, and the robot bridges it where there is one', async () => {
  broken = true
  const { statusCode, headers, payload } = await get(`${url}?farM=8000`)
  broken = false
  if (robot) assert.equal(statusCode, 200)
  else assert.deepEqual([statusCode, JSON.parse(payload).code], [503, 'voice-failed'])
  if (!robot) assert.doesNotMatch(String(headers['cache-control']), /public/)
  assert.ok(!w.lines.some((line) => line.includes('"msg":"bug"')))
  assert.ok(!w.lines.some((line) => line.includes('岐山路')), 'what is said is in no log')
})

test('a post that has stopped is read as stopped', async () => {
  await w.call(boss, pausePost, { params: { marketId, postId } })
  await w.call(null, api.speakPost, { params: { marketId, postId }, query: {} })
  assert.match(heard.at(-1)!.text, /这个活已经不招人了/)
})

test('it says which voices it has, and the operator is told which are a stand-in', async () => {
  const { voices } = await w.call(null, api.getSpeech, {})
  assert.deepEqual(voices, [
    { voice: 'cmn', name: '普通话', how: 'cloud' },
    { voice: 'yue', name: '粤语', how: 'cloud' },
  ])
  assert.match(voiceLine([]), /没有声音.*espeak-ng/)
  assert.match(voiceLine([{ voice: 'cmn', how: 'machine' }]), /普通话 机器声音（临时代用）/)
})

test('settings that make no sense are said at the start; none is none', async () => {
  assert.deepEqual(await enginesOf({ ...SERVICE, LINGGONG_TTS: 'none' }), [])
  await assert.rejects(enginesOf({ ...SERVICE, LINGGONG_TTS_VOICES: '{}' }), /LINGGONG_TTS_VOICES/)
  assert.deepEqual(await enginesOf({ LINGGONG_ESPEAK: '/nowhere/espeak-ng' }), [])
})

test('Mandarin is given to the robot as it is read: 还要 is not 还钱, 番禺 is not 翻禺', () => {
  assert.equal(inPinyin('还要十二个人，干的活。'), 'hai2 yao4 shi2 er4 ge4 ren2, gan4 de5 huo2.')
  assert.equal(inPinyin('在番禺区'), 'zai4 pan1 yu2 qu1')
  assert.equal(inPinyin('QC女工'), 'kiu4 xi1 nv3 gong1')
})

test('the robot says every phrase, syllable by syllable, and no English', { skip: noRobot }, async () => {
  const { rows } = JSON.parse(readFileSync(new URL('../../data/occupations.json', import.meta.url), 'utf8'))
  const listed = toRecord({ trades: rows, sentences: new Map(), places: [] })
  for (const voice of ['cmn', 'yue'] as const) {
    const phrases = listed.filter((one) => one.voice === voice && /^[\p{Script=Han}，]+$/u.test(one.text))
    assert.ok(phrases.length > 300)
    const lines = phrases.map(({ text }) => (voice === 'cmn' ? inPinyin(text) : text))
    const { stdout } = spawnSync(
      'espeak-ng',
      ['-v', voice === 'cmn' ? 'cmn-latn-pinyin' : 'yue', '-q', '-x', '-b', '1', '--stdin'],
      { input: lines.join('。\n\n'), encoding: 'utf8' },
    )
    assert.doesNotMatch(stdout, /\(en\)/)
    // Each syllable ends in its tone: 1 to 6 in Cantonese, a contour of figures in Mandarin.
    const syllables = stdout.match(/\d+/g)?.length ?? 0
    const characters = phrases.reduce((sum, { text }) => sum + [...text.replaceAll('，', '')].length, 0)
    assert.ok(Math.abs(syllables - characters) < characters / 50, `${voice}: ${syllables} for ${characters}`)
  }
})

test('a usual post is small and soon there', { skip: noRobot }, async (t) => {
  const speaker = await openSpeaker(mkdtempSync(join(w.home, 'alone-')), { LINGGONG_TTS: 'espeak' })
  for (const voice of ['cmn', 'yue'] as const) {
    const query = { voice, farM: 3000 }
    const { text } = await w.call(null, api.getPostWords, { params: { marketId, postId }, query })
    const began = performance.now()
    const mp3 = await (await speaker.plan([{ id: null, text }], { voice, address: 'here' })).make()
    const { seconds, kbit } = mp3Of(mp3)
    t.diagnostic(
      `${voice}: ${mp3.length} bytes, ${seconds} s at ${kbit} kbit/s, made in ${performance.now() - began} ms`,
    )
    assert.ok(mp3.length < WANTED_BYTES * 1.1 && seconds > 10, `${mp3.length} bytes, ${seconds} s`)
  }
})
