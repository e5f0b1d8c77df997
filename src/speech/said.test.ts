/** What is read out is what is meant: every amount, every minute of the day, by a listener of our own. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { momentOf } from '#kernel/clock.ts'
import type { OccupationFile } from '#occupations/occupation.rules.ts'
import { words } from '../words.zh.ts'
import { toRecord } from './catalogue.ts'
import { areaSaid, cardSaid, type PostSaid, postSaid } from './job.rules.ts'
import {
  countSaid,
  daySaid,
  FAR_STEPS_M,
  farSaid,
  farStepM,
  moneySaid,
  numberSaid,
  spanSaid,
  timeSaid,
  VOICES,
} from './number.rules.ts'
import { textOf } from './said.rules.ts'
import { sentencesOf, withoutHoles } from './sentences.ts'
import { sayable } from './text.rules.ts'

const voice = fc.constantFrom(...VOICES)
const heard = (phrases: { text: string }[]) => phrases.map((p) => p.text).join('')

/** Chinese numerals as a listener adds them up; throws at what nobody would say. */
function countOf(said: string): number {
  if (said === '零') return 0
  const [high, low] = said.includes('万') ? (said.split('万') as [string, string]) : ['', said]
  return (high ? belowMyriad(high) * 10_000 : 0) + (low ? belowMyriad(low, high !== '') : 0)
}
function belowMyriad(said: string, isTail = false): number {
  let total = 0
  let rest = said
  let lastUnit = isTail ? 10_000 : Number.POSITIVE_INFINITY
  let gapDue = false
  while (rest) {
    const zero = rest.startsWith('零')
    if (zero) rest = rest.slice(1)
    const match = /^([一二两三四五六七八九]?)(千|百|十)|^([一二两三四五六七八九])$/.exec(rest)
    assert.ok(match, `nobody says ${said}`)
    const unit = { 千: 1000, 百: 100, 十: 10 }[match[2] ?? ''] ?? 1
    const digit = '零一二三四五六七八九'.indexOf((match[1] || match[3] || '一').replace('两', '二'))
    assert.ok(unit < lastUnit, `${said}: units fall`)
    gapDue = lastUnit !== Number.POSITIVE_INFINITY && unit < lastUnit / 10
    assert.equal(zero, gapDue, `${said}: 零 stands where a place is skipped, and only there`)
    if (unit === 10 && !match[1]) assert.equal(total, 0, `${said}: 十 alone only begins a number`)
    total += digit * unit
    lastUnit = unit
    rest = rest.slice(match[0].length)
  }
  return total
}
function fenOf(said: string): number {
  const match = /^(?:(.+?)[块蚊])?(零)?(?:(.+?)[毛毫])?(?:(.+?)分)?$/.exec(said)
  assert.ok(match, said)
  const [, yuan, zero, jiao, fen] = match
  assert.equal(Boolean(zero), Boolean(yuan && fen && !jiao), said)
  return (yuan ? countOf(yuan) * 100 : 0) + (jiao ? countOf(jiao) * 10 : 0) + (fen ? countOf(fen) : 0)
}

test('every whole number to a hundred thousand, and any to ninety-nine million, is heard as it is', () => {
  for (let n = 0; n < 100_000; n++) assert.equal(countOf(heard(numberSaid(n))), n)
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => countOf(heard(numberSaid(n))) === n))
  assert.equal(heard(numberSaid(260)), '二百六十')
  assert.equal(heard(numberSaid(10_305)), '一万零三百零五')
  assert.equal(heard(numberSaid(22_222)), '两万两千二百二十二')
  assert.equal(heard(numberSaid(113)), '一百一十三')
  assert.equal(heard(countSaid(2)), '两')
  for (const n of [-1, 1.5, 100_000_000]) assert.throws(() => numberSaid(n), RangeError)
})

test('every amount of money from nothing to 99,999 yuan 99 is heard as it is, in both voices', () => {
  for (let yuan = 0; yuan < 100_000; yuan++) {
    const fen = yuan * 100 + ((yuan * 37) % 100)
    assert.equal(fenOf(heard(moneySaid(fen, yuan % 2 ? 'yue' : 'cmn'))), fen)
  }
  for (let fen = 0; fen < 100_000; fen++) assert.equal(fenOf(heard(moneySaid(fen, 'cmn'))), fen)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), voice, (fen, v) => fenOf(heard(moneySaid(fen, v))) === fen),
  )
  assert.equal(heard(moneySaid(26_000, 'cmn')), '二百六十块')
  assert.equal(heard(moneySaid(26_000, 'yue')), '二百六十蚊')
  assert.equal(heard(moneySaid(1205, 'cmn')), '十二块零五分')
  assert.equal(heard(moneySaid(35, 'yue')), '三毫五分')
})

test('every minute of the day is heard as the minute the screen shows', () => {
  const parts: Record<string, [number, number]> = {
    凌晨: [0, 5],
    早上: [5, 9],
    上午: [9, 12],
    中午: [12, 13],
    下午: [13, 18],
    晚上: [18, 24],
    朝早: [5, 9],
    上昼: [9, 12],
    晏昼: [12, 13],
    下昼: [13, 18],
    夜晚: [18, 24],
  }
  for (const v of VOICES)
    for (let minute = 0; minute < 1440; minute++) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const said = heard(timeSaid(time, v))
      const [, part, hour, rest] = /^(..)(.+)点(.*)$/.exec(said)!
      const [from, until] = parts[part!]!
      const on = countOf(hour!)
      const h = on < from ? on + 12 : on
      assert.ok(h >= from && h < until, `${time}: ${said}`)
      const m = rest === '' ? 0 : rest === '半' ? 30 : countOf(rest!.replace(/^零(?=.分)|分$/g, ''))
      assert.equal(h * 60 + m, minute, `${time}: ${said}`)
    }
  assert.equal(heard(timeSaid('07:30', 'cmn')), '早上七点半')
  assert.equal(heard(timeSaid('14:05', 'yue')), '下昼两点零五分')
})

test('days are said from today, the year never; a night shift ends on the second day', () => {
  assert.equal(heard(daySaid('2026-11-25', '2026-11-25', 'yue')), '今日')
  assert.equal(heard(daySaid('2026-12-31', '2026-12-30', 'cmn')), '明天')
  assert.equal(heard(daySaid('2027-01-05', '2026-12-30', 'cmn')), '一月五号星期二')
  const span = spanSaid(
    momentOf('2026-11-26', '22:00'),
    momentOf('2026-11-27', '06:00'),
    momentOf('2026-11-25', '05:00'),
    'yue',
  )
  assert.equal(heard(span), '听日夜晚十点到第二日朝早六点')
})

test('a distance is said in rings, the nearest one', () => {
  assert.equal(heard(farSaid(farStepM(1430))), '一公里半')
  assert.equal(heard(farSaid(farStepM(2100))), '两公里')
  assert.equal(heard(farSaid(farStepM(310))), '三百米')
  fc.assert(fc.property(fc.nat(80_000), (m) => FAR_STEPS_M.includes(farStepM(m))))
})

test('what people wrote is made sayable: figures in words, hotlines dialled, private numbers and signs left out', () => {
  assert.equal(sayable('岐山路12号3栋201房'), '岐山路十二号三栋二零一房')
  assert.equal(sayable('有事打12333，或110'), '有事打幺二三三三，或幺幺零')
  assert.equal(sayable('一天￥110，包午饭120元'), '一天一百一十块，包午饭一百二十块')
  assert.equal(sayable('找陈师傅13812345678，桥底'), '找陈师傅，桥底')
  assert.equal(sayable('电话020-84850001转3'), '电话转三')
  assert.equal(sayable('<script>alert(1)</script>'), 'scriptalert一，script')
  assert.equal(sayable('[[h@loU]] -w /etc/passwd'), 'h loU，w，etc，passwd')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const said = sayable(text)
      assert.match(said, /^[\p{Script=Han}A-Za-z，。 ]*$/u)
    }),
  )
  fc.assert(fc.property(fc.integer({ min: 1_000_000, max: 19_999_999_999 }), (n) => sayable(`打${n}`) === '打'))
})

const now = momentOf('2026-11-25', '05:10')
const post: PostSaid = {
  pay: { fen: 26_000, unit: 'day', pieceName: null },
  settlement: 'after-shift',
  shiftPayFen: 26_000,
  startsAt: momentOf('2026-11-25', '07:30'),
  endsAt: momentOf('2026-11-25', '17:30'),
  occupation: { code: 'loader', name: '搬运装卸工', spoken: '搬货苦力' },
  placesLeft: 12,
  level: 'verified',
  divisionCode: '440113120',
  divisionName: '广州市番禺区石碁镇',
  place: '石碁镇岐山路12号仓库',
  conditions: { meals: true, tools: false },
  farM: 3000,
}

test('a post is read out in the order a listener needs, money first', () => {
  assert.equal(
    textOf(postSaid(post, now, 'cmn')),
    '工钱二百六十块一天，当天结。今天早上七点半到下午五点半。在番禺区石碁镇岐山路十二号仓库，离您大约三公里。' +
      '招搬运装卸工。还要十二个人。管饭。这家市场核验过。找活不交钱。',
  )
  assert.equal(
    textOf(postSaid(post, now, 'yue')),
    '人工二百六十蚊一日，当日结。今日朝早七点半到下昼五点半。喺番禺区石碁镇岐山路十二号仓库，离你大约三公里。' +
      '请搬货苦力。仲要十二个人。包食。呢家市场核实过。揾工唔使交钱。',
  )
  const hourly = postSaid(
    { ...post, pay: { fen: 2250, unit: 'hour', pieceName: null }, shiftPayFen: 20_250, placesLeft: 0, farM: null },
    now,
    'cmn',
  )
  assert.match(textOf(hourly), /^工钱二十二块五毛一小时，当天结。干满大约二百零二块五毛。/)
  assert.match(textOf(hourly), /仓库。招搬运装卸工。人已经招满了。/)
  const piece = { ...post, pay: { fen: 35, unit: 'piece' as const, pieceName: '箱' }, level: 'unverified' }
  assert.match(
    textOf(postSaid({ ...piece, placesLeft: null }, now, 'cmn')),
    /^工钱三毛五分一箱，.*不招人了。.*先打电话/,
  )
})

test('places are said without the city where a county follows', () => {
  assert.equal(areaSaid('广州市番禺区石碁镇'), '番禺区石碁镇')
  assert.equal(areaSaid('东莞市长安镇'), '东莞市长安镇')
  assert.equal(areaSaid('惠州市惠东县'), '惠东县')
  assert.equal(areaSaid('肇庆市四会市城中街道'), '四会市城中街道')
})

const card = {
  version: 1 as const,
  number: '20261125-483920',
  postVersion: 1,
  market: { marketId: '1', name: '石碁镇零工市场', phone: '02084850001' },
  employer: { employerId: '1', name: '顺达物流有限公司', kind: 'enterprise', level: 'verified' },
  worker: { workerId: '1', name: '欧阳犇羴', cardNumber: '12345678' },
  occupation: { code: 'loader', name: '搬运装卸工' },
  kind: 'daily',
  title: '卸柜',
  startsAt: post.startsAt.toISOString(),
  endsAt: post.endsAt.toISOString(),
  breakMinutes: 90,
  pay: post.pay,
  settlement: post.settlement,
  place: { text: post.place, divisionCode: '440113120', point: { lat: 22.9, lng: 113.4 }, meetingPoint: '3号门' },
  conditions: { meals: true },
  contact: { name: '黄志强', phoneMasked: '138****8000' },
  acceptedAt: now.toISOString(),
  how: 'phone' as const,
}
test('a card is read out with a firm’s name and no person’s', () => {
  const said = textOf(cardSaid(card, post, now, 'cmn'))
  assert.match(said, /^这是您的用工卡。工钱二百六十块一天/)
  assert.match(said, /中间休息一小时三十分钟。在番禺区石碁镇岐山路十二号仓库，在这里碰头，三号门。/)
  assert.match(said, /招人的是顺达物流有限公司。/)
  assert.doesNotMatch(said, /欧阳|犇|黄志强|138|8000|\d/)
  const household = { ...card, employer: { ...card.employer, name: '黄姓家庭', kind: 'household' } }
  assert.doesNotMatch(textOf(cardSaid(household, post, now, 'yue')), /黄/)
})

const { rows } = JSON.parse(
  readFileSync(new URL('../../data/occupations.json', import.meta.url), 'utf8'),
) as OccupationFile
const sentences = sentencesOf(words)
const listed = toRecord({ trades: rows, sentences, places: [{ code: '440113120', name: '广州市番禺区石碁镇' }] })

test('every phrase that has a recording’s name is on the list of what to record, with the same words', () => {
  const known = new Map(listed.map((one) => [`${one.voice} ${one.id}`, one.text]))
  const moment = fc.integer({ min: 0, max: 90 * 1440 }).map((m) => new Date(now.getTime() + m * 60_000))
  fc.assert(
    fc.property(
      voice,
      fc.constantFrom('hour' as const, 'day' as const, 'piece' as const, 'job' as const),
      fc.integer({ min: 1, max: 10_000_000 }),
      moment,
      fc.integer({ min: 1, max: 1440 }),
      fc.constantFrom(...rows),
      fc.integer({ min: 0, max: 2000 }),
      fc.constantFrom(...FAR_STEPS_M, null),
      fc.constantFrom(
        'after-shift' as const,
        'next-day' as const,
        'weekly' as const,
        'half-month' as const,
        'at-end' as const,
      ),
      (v, unit, fen, startsAt, minutes, occupation, placesLeft, farM, settlement) => {
        const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
        const pay = { fen, unit, pieceName: unit === 'piece' ? '箱' : null }
        const of = { ...post, pay, shiftPayFen: fen, startsAt, endsAt, occupation, placesLeft, farM, settlement }
        const about = { ...card, pay, settlement, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
        for (const { id, text } of [
          ...postSaid(of, now, v),
          ...cardSaid({ ...about, breakMinutes: minutes % 600 }, { ...post, occupation }, now, v),
        ])
          if (id !== null) assert.equal(known.get(`${v} ${id}`), text, `${v} ${id}`)
      },
    ),
    { numRuns: 400 },
  )
})

test('the list has no id twice, nothing unsayable, and names fit for files', () => {
  assert.equal(new Set(listed.map((one) => `${one.voice} ${one.id}`)).size, listed.length)
  for (const { id, text, kind } of listed) {
    assert.match(id, /^[a-z0-9-]+$/)
    assert.match(
      text,
      kind === 'trade' ? /^[\p{Script=Han}A-Za-z]+$/u : /^[\p{Script=Han}A-Za-z，。 ]+$/u,
      `${id}: ${text}`,
    )
  }
  assert.ok(listed.length > 1000, `${listed.length}`)
})

test('a refusal is read out without the figures only its moment knows, and still says something', () => {
  assert.equal(sentences.get('shift-full')!.cmn, sayable(words['shift-full']!))
  assert.equal(withoutHoles('今天已有 {n} 个，请明天再看'), '请明天再看')
  for (const [id, { cmn, yue }] of sentences)
    for (const text of [cmn, yue]) {
      assert.ok([...text].length >= 4, `${id}: ${text}`)
      assert.doesNotMatch(text, /[{}\d]/, id)
    }
  assert.ok(Object.keys(words).every((code) => sentences.has(code)))
})
