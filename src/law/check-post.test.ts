import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import lawRows from '#data/law-rows.json' with { type: 'json' }
import { LAWFUL_POSTS, type ShopFloorPost, UNLAWFUL_POSTS } from './check-post.posts.ts'
import { checkPost } from './check-post.rules.ts'
import type { Finding } from './finding.rules.ts'
import { actsAs, type LawRow } from './law-row.rules.ts'
import type { PostFacts } from './post-facts.rules.ts'

const rows = lawRows as unknown as LawRow[]
const DAY = '2026-11-23'
const CHEN_WAREHOUSE: PostFacts = {
  employer: { kind: 'enterprise', name: '东莞市长安陈记仓储有限公司', verified: true, seatCode: '441900' },
  title: '卸货',
  description: '卸货柜，把纸箱码到托盘上',
  conditions: '不限',
  headcount: 4,
  occupation: { code: '4-02-05-01', flags: [] },
  kind: 'daily',
  pay: { amountFen: 22000, unit: 'day' },
  settlement: 'daily',
  hoursPerDay: 8,
  days: 1,
  place: '东莞市长安镇振安路12号',
  validUntil: '2026-11-30',
  contact: '13800000000',
}
const post = (change: Partial<PostFacts>): PostFacts => ({ ...CHEN_WAREHOUSE, ...change })
const check = (change: Partial<PostFacts>, using = rows): Finding[] => checkPost(post(change), using, DAY)
const codes = (findings: Finding[]): string[] =>
  findings.map(({ effect, code }) => `${effect === 'refuse' ? 'R' : 'W'}:${code}`).sort()
const confirmed = (id: string): LawRow[] =>
  rows.map((row) => (row.id === id ? { ...row, confirmedBy: '黎科长', confirmedOn: '2026-03-02' } : row))

test('posts in the language of the shop floor are judged right, at least 98 in 100', () => {
  const posts: ShopFloorPost[] = [...LAWFUL_POSTS, ...UNLAWFUL_POSTS]
  assert.ok(posts.length >= 150)
  const misses = posts.flatMap(([text, ...expected]) => {
    const got = codes(check({ description: text }))
    return got.join() === [...expected].sort().join()
      ? []
      : [`${text}  要 ${expected.join(' ') || '通过'}  得 ${got.join(' ') || '通过'}`]
  })
  if (misses.length > 0) console.log(misses.join('\n'))
  assert.ok(misses.length <= posts.length * 0.02, `${misses.length} of ${posts.length} posts judged wrong`)
})

test('no lawful post of the table is refused, and every refusal of it names words, a way out and its source', () => {
  for (const [text] of LAWFUL_POSTS) {
    assert.deepEqual(
      check({ description: text }).filter(({ effect }) => effect === 'refuse'),
      [],
      text,
    )
  }
  for (const [text] of UNLAWFUL_POSTS) {
    for (const finding of check({ description: text })) {
      assert.match(finding.source, /《.+》/u)
      assert.ok(finding.message.length > 8 && finding.suggestion, text)
      for (const word of finding.words ?? []) assert.equal(text.slice(word.start, word.end), word.text)
    }
  }
})

test('an ad without one of the six items is refused', () => {
  const missing: [Partial<PostFacts>, string][] = [
    [{ employer: { ...CHEN_WAREHOUSE.employer, name: ' ' } }, 'R:employer-missing'],
    [{ headcount: 0 }, 'R:headcount-missing'],
    [{ conditions: '' }, 'R:conditions-missing'],
    [{ title: '急招', description: null }, 'R:content-missing'],
    [{ place: null }, 'R:place-missing'],
    [{ pay: null }, 'R:pay-missing'],
  ]
  for (const [change, code] of missing) assert.deepEqual(codes(check(change)), [code])
})

test('a missing or past validity date only warns, since the rule has not been confirmed', () => {
  const [finding] = check({ validUntil: null })
  assert.equal(finding?.effect, 'warn')
  assert.match(finding!.source, /待核实/u)
  assert.deepEqual(codes(check({ validUntil: '2026-11-22' })), ['W:validity-past'])
  assert.deepEqual(codes(check({ validUntil: null }, confirmed('l50-ad-validity'))), ['R:validity-missing'])
})

test('part-time work keeps to 4 hours a day, 24 a week, 15 days a pay period, without probation', () => {
  const partTime = { kind: 'part-time', pay: { amountFen: 2500, unit: 'hour' }, settlement: 'weekly' } as const
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 4, days: null, daysPerWeek: 6 })), [])
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 4, daysPerWeek: 7 })), ['R:part-time-week-too-long'])
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 5, days: null })), ['R:part-time-day-too-long'])
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 8, daysPerWeek: 3 })), ['W:part-time-day-too-long'])
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 4, days: 3, settlement: 'month' })), [
    'R:pay-period-too-long',
  ])
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 4, days: 3, description: '洗碗，次月15号发工资' })), [
    'R:pay-period-too-long',
  ])
  assert.deepEqual(codes(check({ ...partTime, hoursPerDay: 4, days: 3, description: '洗碗，试用期一周' })), [
    'R:probation',
  ])
})

test('day work paid by the month, and days longer than the law knows, are warned of', () => {
  assert.deepEqual(codes(check({ settlement: 'month' })), ['W:settlement-not-daily'])
  assert.deepEqual(codes(check({ hoursPerDay: 10, pay: { amountFen: 26000, unit: 'day' } })), ['W:overtime'])
  assert.deepEqual(codes(check({ hoursPerDay: 12, pay: { amountFen: 30000, unit: 'day' } })), ['W:day-far-too-long'])
})

test('pay under an unconfirmed floor only warns, under a confirmed one it is refused, and a newer unconfirmed one still warns', () => {
  const perHour = (yuan: number) => ({ kind: 'hourly', pay: { amountFen: yuan * 100, unit: 'hour' } }) as const
  assert.deepEqual(codes(check(perHour(15))), ['W:below-wage-floor'])
  const confirmed2021 = confirmed('minimum-wage-dongguan-2021')
  assert.deepEqual(codes(check(perHour(15), confirmed2021)), ['R:below-wage-floor'])
  assert.deepEqual(codes(check(perHour(19), confirmed2021)), ['W:below-wage-floor'])
  assert.deepEqual(codes(check(perHour(20), confirmed2021)), [])
})

test('a day or piece rate is held against the floor only when its hours are known', () => {
  const rules = confirmed('minimum-wage-dongguan-2025')
  assert.deepEqual(codes(check({ pay: { amountFen: 6000, unit: 'day' }, hoursPerDay: 4 }, rules)), [
    'R:below-wage-floor',
  ])
  assert.deepEqual(codes(check({ pay: { amountFen: 6000, unit: 'day' }, hoursPerDay: null }, rules)), [])
  assert.deepEqual(codes(check({ pay: { amountFen: 6000, unit: 'day' } }, rules)), ['R:below-wage-floor'])
  assert.deepEqual(codes(check({ pay: { amountFen: 14000, unit: 'day' } }, rules)), ['W:below-wage-floor'])
  const piece = {
    kind: 'part-time',
    settlement: 'daily',
    hoursPerDay: 4,
    pay: { amountFen: 50, unit: 'piece' },
  } as const
  assert.deepEqual(codes(check({ ...piece, piecesPerHour: 30 }, rules)), ['R:below-wage-floor'])
  assert.deepEqual(codes(check({ ...piece, piecesPerHour: 40 }, rules)), [])
  assert.deepEqual(codes(check(piece, rules)), [])
  const month = { kind: 'stage', settlement: 'month', days: 60, daysPerWeek: 5 } as const
  assert.deepEqual(codes(check({ ...month, pay: { amountFen: 200000, unit: 'month' } }, rules)), ['R:below-wage-floor'])
  assert.deepEqual(codes(check({ ...month, pay: { amountFen: 210000, unit: 'month' } }, rules)), [])
})

test('a household is not bound by the rules of firms, but is told of the floor', () => {
  const household = { employer: { ...CHEN_WAREHOUSE.employer, kind: 'household' } } as const
  const found = check(
    { ...household, kind: 'part-time', hoursPerDay: 6, pay: { amountFen: 1000, unit: 'hour' } },
    confirmed('minimum-wage-dongguan-2025'),
  )
  assert.deepEqual(codes(found), ['W:below-wage-floor'])
})

test('an agency shows licence and mandate, and may not take a deposit either', () => {
  const agency = (licenceNo: string | null, hasMandate: boolean) => ({
    employer: { ...CHEN_WAREHOUSE.employer, agency: { licenceNo, hasMandate } },
  })
  assert.deepEqual(codes(check(agency('粤441900001', true))), [])
  assert.deepEqual(codes(check(agency(null, false))), ['R:agency-licence-missing', 'R:agency-mandate-missing'])
  assert.equal(check({ ...agency('粤441900001', true), fees: '押金100元' })[0]?.rowId, 'gdt-35-agency-forbidden')
  assert.deepEqual(codes(check({ employer: { ...CHEN_WAREHOUSE.employer, verified: false } })), [
    'R:employer-unverified',
  ])
  assert.deepEqual(codes(check({ employer: { ...CHEN_WAREHOUSE.employer, kind: 'labour-team' } })), [
    'W:labour-team-principal-missing',
  ])
})

test('work forbidden to women turns a sex limit into a question for the officer, elsewhere it is refused', () => {
  const mining = { occupation: { code: '6-16-01-01', flags: ['mining'] } } as const
  assert.deepEqual(codes(check({ ...mining, description: '井下作业，限男性' })), ['W:sex-limit'])
  assert.deepEqual(codes(check({ ...mining, description: '井下作业，限女性' })), ['R:sex-limit'])
  assert.deepEqual(codes(check({ description: '仓库作业，限男性' })), ['R:sex-limit'])
})

test('ages said in figures are checked like ages said in words', () => {
  assert.deepEqual(codes(check({ minAge: 15 })), ['R:under-16'])
  assert.deepEqual(codes(check({ minAge: 16 })), [])
  assert.deepEqual(codes(check({ minAge: 16, occupation: { code: 'x', flags: ['mining', 'heights'] } })), [
    'R:minor-forbidden-work',
    'W:minor-forbidden-work',
  ])
  assert.deepEqual(codes(check({ maxAge: 35 })), ['W:age-limit'])
  assert.deepEqual(codes(check({ maxAge: 60 })), ['W:over-age-excluded'])
  assert.deepEqual(codes(check({ maxAge: 65 })), [])
  assert.deepEqual(codes(check({ depositFen: 10000 })), ['R:deposit'])
})

test('a rule that is not in force that day finds nothing, and a replaced one answers by its successor', () => {
  const early = checkPost(post({ description: '乙肝勿扰', validUntil: '2015-04-23' }), rows, '2015-04-01')
  assert.equal(
    early.some(({ code }) => code === 'carrier'),
    false,
  )
  const next: LawRow = {
    ...rows.find(({ id }) => id === 'lcl-9-no-deposit-no-id')!,
    id: 'lcl-9-2027',
    effectiveFrom: '2026-06-01',
  }
  const replaced = [
    ...rows.map((row) => (row.id === 'lcl-9-no-deposit-no-id' ? { ...row, replacedBy: next.id } : row)),
    next,
  ]
  assert.equal(check({ description: '收押金100元' }, replaced)[0]?.rowId, 'lcl-9-2027')
  assert.equal(
    checkPost(post({ description: '收押金100元' }), replaced, '2026-01-01')[0]?.rowId,
    'lcl-9-no-deposit-no-id',
  )
})

const HARD_WORDS = [
  '押金200元',
  '保证金',
  '中介费',
  '服装费',
  '童工',
  '女士优先',
  '限男性',
  '身份证抵押',
  '本地户口',
] as const
const CARRIER: Record<string, string> = { 本地户口: '限本地户口', 童工: '招童工' }

test('blanks and punctuation inside a forbidden word do not hide it', () => {
  const gaps = fc.constantFrom('', ' ', '　', '-', '·', '*', '_', '。', '，', '/', '~', '🈲', '\u200b', ' . ')
  fc.assert(
    fc.property(
      fc.constantFrom(...HARD_WORDS),
      fc.array(gaps, { minLength: 8, maxLength: 8 }),
      fc.constantFrom('', '包吃住，', '现金日结 '),
      (word, between, before) => {
        const plain = CARRIER[word] ?? word
        const start = plain.length - word.length
        const hidden = [...word].map((char, i) => (i === 0 ? char : between[i - 1] + char)).join('')
        const found = check({ description: `${before}${plain.slice(0, start)}${hidden}` })
        assert.ok(
          found.some(({ effect }) => effect === 'refuse'),
          hidden,
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('full-width and traditional writing do not hide a word either', () => {
  for (const text of [
    '押金２００元',
    '保證金',
    '中介費',
    '服裝費',
    '限男性',
    '身份證抵押',
    '限本地戶口',
    '扣身份證',
    '１４岁以上',
  ]) {
    assert.equal(check({ description: text })[0]?.effect, 'refuse', text)
  }
})

test('a lawful promise added to a post never adds a refusal', () => {
  const texts = [...LAWFUL_POSTS, ...UNLAWFUL_POSTS].map(([text]) => text)
  const promises = [
    '不收押金',
    '男女不限',
    '无需押金',
    '不收任何费用',
    '免服装费',
    '不扣身份证',
    '不限户籍',
    '不招童工',
    '没有试用期',
    '不查乙肝',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.constantFrom(...promises),
      fc.constantFrom('，', '。', '；', '\n'),
      fc.boolean(),
      (text, promise, joint, first) => {
        const refusals = (description: string) => check({ description }).filter(({ effect }) => effect === 'refuse')
        const before = new Set(refusals(text).map(({ code }) => code))
        const after = refusals(first ? promise + joint + text : text + joint + promise)
        assert.deepEqual(
          after.filter(({ code }) => !before.has(code)),
          [],
        )
      },
    ),
    { numRuns: 1000 },
  )
})

test('only rows marked V or confirmed ever refuse', () => {
  const marks = fc.constantFrom('V', 'P', 'P-', 'M')
  fc.assert(
    fc.property(
      fc.constantFrom(...UNLAWFUL_POSTS),
      fc.array(fc.tuple(marks, fc.boolean()), { minLength: rows.length, maxLength: rows.length }),
      ([text], draw) => {
        const marked = rows.map((row, i) => ({
          ...row,
          mark: draw[i]![0] as LawRow['mark'],
          confirmedBy: draw[i]![1] ? '黎科长' : null,
          confirmedOn: draw[i]![1] ? '2026-03-02' : null,
        }))
        const byId = new Map(marked.map((row) => [row.id, row]))
        for (const finding of check({ description: text, pay: { amountFen: 100, unit: 'hour' }, minAge: 15 }, marked)) {
          const row = byId.get(finding.rowId)!
          if (finding.effect === 'refuse') assert.equal(actsAs(row), 'refuse')
          if (row.mark !== 'V' && row.confirmedBy === null) assert.match(finding.source, /待核实/u)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('marked words are the very characters of the field, whatever is written around them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      (before, after) => {
        const description = `${before}，交保证金500元，${after}`
        for (const finding of check({ description })) {
          for (const word of finding.words ?? []) {
            assert.equal(description.slice(word.start, word.end), word.text)
            assert.ok(word.text.length > 0)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a check of 500 characters takes at most 5 ms', (t) => {
  const long = [...LAWFUL_POSTS, ...UNLAWFUL_POSTS]
    .map(([text]) => text)
    .join('。')
    .slice(0, 500)
  for (let i = 0; i < 50; i++) check({ description: long })
  // The processor's time, not the wall's: a busy machine makes a check wait, not work longer.
  const CHECKS = 100
  const before = process.cpuUsage()
  for (let i = 0; i < CHECKS; i++) check({ description: long })
  const { user, system } = process.cpuUsage(before)
  const eachMs = (user + system) / 1000 / CHECKS
  t.diagnostic(`${eachMs.toFixed(2)} ms each`)
  assert.ok(eachMs <= 5, `${eachMs.toFixed(2)} ms of processor time`)
})
