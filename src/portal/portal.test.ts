import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { writePost } from '#jobs/posts.api.ts'
import { setHeadcount } from '#jobs/shifts.api.ts'
import { anEmployer, aPost, aShift } from '#jobs/testing-jobs.ts'
import { newId } from '#kernel/clock.ts'
import { world } from '#kernel/testing.ts'
import { addressOf } from './address.ts'
import { STYLE } from './layout.ts'
import { hoursByDay, hoursToday } from './opening-hours.ts'

const w = await world()
const marketId = await w.market()
const { employerId } = await anEmployer(w, [marketId], { name: '顺达物流有限公司' })
const boss = await w.member('李老板', employerId)
const post = async (change: object = {}) => {
  const { postId, state } = await w.call(boss, writePost, { params: { marketId }, body: aPost(w, change) } as never)
  assert.equal(state, 'published')
  const shifts = await w.within((tx) =>
    tx.selectFrom('jobs.shift').select('shiftId').where('postId', '=', postId).orderBy('startsAt').execute(),
  )
  return { postId, shiftIds: shifts.map((s) => s.shiftId) }
}
const get = async (url: string) => {
  const res = await w.app.inject({ url, headers: { accept: 'text/html,*/*' } })
  return { status: res.statusCode, headers: res.headers, body: res.body }
}

const sorting = await post({ shifts: [aShift(w, 3), aShift(w, 27)] })
const hostile = await post({
  title: '搬运<script>alert(1)</script>"&\'',
  occupation: 'loader',
  payFen: 30_000,
  description: '</script><img src=x onerror=alert(2)>`',
  meetingPoint: '"><b>门口',
  shifts: [aShift(w, 30)],
})
const job = `/jobs/${marketId}/${sorting.shiftIds[0]}`

test('anybody reads what work there is, money first, without a script', async () => {
  const { status, headers, body } = await get('/')
  assert.equal(status, 200)
  assert.match(String(headers['content-type']), /text\/html/)
  assert.equal(headers['cache-control'], 'public, max-age=60')
  assert.match(body, /￥260\/天/)
  assert.ok(body.indexOf('￥260/天') < body.indexOf('快递分拣'))
  assert.match(body, /<h2 id="d2026-03-05">今天的活<\/h2>/)
  assert.match(body, /<h2 id="d2026-03-06">明天的活<\/h2>/)
  assert.match(body, /今天上午11点到晚上7点/)
  assert.match(body, /href="tel:020-84850001"/)
  assert.match(body, new RegExp(`href="${job}"`))
  assert.doesNotMatch(body, /<script|onclick|style="/)
  assert.doesNotMatch(body, /13800138000|138\*{4}8000|黄志强/, 'the market is called, no person is named')
})

test('the board is asked by trade, place, day, pay and settlement, as a plain form sends it', async () => {
  const shown = async (query: string) => {
    const { status, body } = await get(`/?${query}`)
    assert.equal(status, 200)
    return [...body.matchAll(/<h3><a[^>]*>([^<]*)/g)].map((m) => m[1]!.slice(0, 2))
  }
  assert.deepEqual(await shown('trade=&place=&on=&pay=0'), ['快递', '快递', '搬运'])
  assert.deepEqual(await shown('trade=苦力'), ['搬运'])
  assert.deepEqual(await shown('trade=parcel-handler&on=tomorrow'), ['快递'])
  assert.deepEqual(await shown('place=440113&on=today'), ['快递'])
  assert.deepEqual(await shown('place=440300'), [])
  assert.deepEqual(await shown('pay=300'), ['搬运'])
  assert.deepEqual(await shown('pay=260&paid=1&on=2026-03-06'), ['快递', '搬运'])
  assert.deepEqual(
    await shown('on=never&pay=x&after=made-up'),
    ['快递', '快递', '搬运'],
    'nonsense in the address is left out',
  )
})

test('an unknown trade or place is answered on the page by what it may have meant, an empty board by what to do', async () => {
  const trade = await get(`/?trade=${encodeURIComponent('班运工')}`)
  assert.equal(trade.status, 200)
  assert.match(trade.body, /没有“班运工”这个工种/)
  assert.match(trade.body, /href="\/\?trade&#61;loader"|href="\/\?trade=loader"/)
  assert.match((await get('/?place=440199')).body, /没有“440199”这个地方/)
  assert.match((await get('/?place=440300')).body, /现在没有这样的活/)
})

test('a long board is read to its end by following the links', async () => {
  const many = await post({
    title: '装车',
    occupation: 'loader',
    shifts: Array.from({ length: 30 }, (_, i) => aShift(w, 40 + i)),
  })
  const seen: string[] = []
  for (let url: string | undefined = '/?trade=loader'; url; ) {
    const { body } = await get(url)
    seen.push(...[...body.matchAll(/href="\/jobs\/[\w-]+\/([\w-]+)"/g)].map((m) => m[1]!))
    const next: string | undefined = /rel="next" href="([^"]+)"/.exec(body)?.[1]
    url = next?.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#61;', '=')
  }
  assert.deepEqual(seen, [...hostile.shiftIds, ...many.shiftIds])
})

test('a job page says every term, whom to call, and carries schema.org data', async () => {
  const { body, status } = await get(job)
  assert.equal(status, 200)
  for (const said of [
    '￥260/天',
    '当天结',
    '快递分拣',
    '石碁镇岐山路12号仓库',
    '管饭',
    '顺达物流有限公司',
    '已核验',
    '020-84850001',
    '先交钱的活不要去',
    '发布前查过法规',
    '中间歇1小时',
  ]) {
    assert.ok(body.includes(said), said)
  }
  assert.match(body, new RegExp(`href="/w/shifts/${marketId}/${sorting.shiftIds[0]}"`))
  assert.match(body, /<title>￥260\/天 快递分拣 今天上午11点<\/title>/)
  assert.match(body, new RegExp(sorting.shiftIds[1]!), 'the other shift of the post')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)![1]!)
  assert.equal(data['@type'], 'JobPosting')
  assert.deepEqual(data.baseSalary.value, { '@type': 'QuantitativeValue', value: 260, unitText: 'DAY' })
  assert.deepEqual(
    [data.jobLocation.address.addressLocality, data.hiringOrganization.name, data.totalJobOpenings],
    ['广州市', '顺达物流有限公司', 3],
  )
  assert.equal(data.validThrough, data.jobStartDate)
  assert.doesNotMatch(body, /13800138000|黄志强/)
})

test('a job with a rule nobody has confirmed says what to ask and that it is 待核实', async () => {
  const { shiftIds, postId } = await post({ shifts: [aShift(w, 5)] })
  const path = `/jobs/${marketId}/${shiftIds[0]}`
  assert.doesNotMatch((await get(path)).body, /去之前问清楚/)
  const source = '《广东省最低工资标准》（M，待核实）'
  await w.within((tx) =>
    tx
      .updateTable('jobs.post')
      .set({
        warnings: JSON.stringify([
          { code: 'below-wage-floor', source },
          { code: 'contact-missing', source },
        ]),
      })
      .where('postId', '=', postId)
      .execute(),
  )
  const { body } = await get(path)
  assert.match(body, /<h2 id="ask">去之前问清楚<\/h2>/)
  assert.match(body, /工钱可能低于当地最低工资/)
  assert.match(body, /依据：《广东省最低工资标准》（M，待核实）/)
  assert.equal(body.split('依据：').length - 1, 1, 'what is between employer and reviewer is not said')
})

test('what an employer writes stays text, on the page and in its data', async () => {
  for (const url of ['/', '/?trade=loader', `/markets/${marketId}`, `/jobs/${marketId}/${hostile.shiftIds[0]}`]) {
    const { body } = await get(url)
    const plain = body.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, '')
    assert.ok(body.includes('搬运'), url)
    assert.doesNotMatch(plain, /<script|<img|<b>门口/, url)
    for (const [, json] of body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) JSON.parse(json!)
  }
  const asked = await get(`/?trade=${encodeURIComponent('"><script>alert(1)</script>')}`)
  assert.doesNotMatch(asked.body, /<script/)
  const named = await get(`/markets?name=${encodeURIComponent('"><img src=x>')}`)
  assert.doesNotMatch(named.body, /<img/)
})

test('templates put nothing raw into a page but other templates', () => {
  const raw = globSync('src/portal/*.ts')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/!\$\{([^}]*)/g)].map((m) => `${file}: ${m[1]}`))
  const said = raw.filter((line) => !line.endsWith(': '))
  assert.ok(said.length > 40)
  const FRAGMENT = /: (\w*(Html|_HTML)\b|[\w.[\]]+(\.filter\(.*\))?\.map\(\(?\w*\)? ?(=> )?\w*Html|.*\? \w+_HTML : '')/
  assert.deepEqual(
    said.filter((line) => !FRAGMENT.test(line) && !/\.map\(\w+Html\)|=> \w+Html\(/.test(line)),
    [],
  )
})

test('an address names the town once', () => {
  assert.equal(addressOf('广州市番禺区石碁镇', '石碁镇岐山路12号'), '广州市番禺区石碁镇岐山路12号')
  assert.equal(addressOf('广州市番禺区', '番禺区石碁镇市莲路'), '广州市番禺区石碁镇市莲路')
  assert.equal(addressOf('东莞市长安镇', '振安路3号'), '东莞市长安镇振安路3号')
})

test('a job that is full or over still answers an old link and says so; what never was public is not found', async () => {
  const full = await post({ title: '洗碗', occupation: 'dishwasher', shifts: [aShift(w, 5, { headcount: 1 })] })
  await w.within((tx) =>
    tx
      .updateTable('jobs.shift')
      .set({ taken: 1, state: 'filled', listed: false })
      .where('shiftId', '=', full.shiftIds[0]!)
      .execute(),
  )
  const page = await get(`/jobs/${marketId}/${full.shiftIds[0]}`)
  assert.match(page.body, /这个班人已经招满了/)
  assert.match(page.body, /<meta name="robots" content="noindex/)
  assert.doesNotMatch(page.body, /我要报名/)
  await w.call(boss, setHeadcount, { params: { marketId, shiftId: full.shiftIds[0]! }, body: { headcount: 2 } })
  assert.match((await get(`/jobs/${marketId}/${full.shiftIds[0]}`)).body, /我要报名/)
  const draft = await w.call(boss, writePost, { params: { marketId }, body: aPost(w, { submit: false }) } as never)
  const hidden = await w.within((tx) =>
    tx.selectFrom('jobs.shift').select('shiftId').where('postId', '=', draft.postId).executeTakeFirstOrThrow(),
  )
  for (const url of [
    `/jobs/${marketId}/${hidden.shiftId}`,
    `/jobs/${marketId}/${newId()}`,
    '/jobs/1/2',
    '/no-such-page',
  ]) {
    const { status, headers, body } = await get(url)
    assert.equal(status, 404, url)
    assert.match(String(headers['content-type']), /text\/html/)
    assert.match(body, /没有找到这一页/)
  }
})

test('programs are refused in JSON where browsers get a page', async () => {
  const res = await w.app.inject({ url: `/jobs/${marketId}/${newId()}` })
  assert.deepEqual([res.statusCode, res.json().code], [404, 'not-found'])
})

test('markets are found by place and name, and a market page says hours, telephone, zones and open work', async () => {
  await w.within((tx) =>
    tx
      .insertInto('markets.zone')
      .values({ marketId, zoneId: newId(), kind: 'introduction', name: '职业介绍区', counters: 4, rooms: 0, seats: 60 })
      .execute(),
  )
  const list = await get('/markets?place=440113&name=石碁')
  assert.match(list.body, /番禺区石碁综合零工市场/)
  assert.match(list.body, /现在开着，晚上6点关门|现在开着，下午6点关门/)
  assert.match(list.body, /现在还要\d+人/)
  assert.match((await get('/markets?place=440300')).body, /没有找到这样的市场/)
  const { body } = await get(`/markets/${marketId}`)
  for (const said of ['020-84850001', '市莲路1号', '每天', '04:00–18:00', '职业介绍区', '窗口4个', '快递分拣'])
    assert.ok(body.includes(said), said)
})

test('opening hours are told as people ask for them', () => {
  const hours = [
    { days: [1, 2, 3, 4, 5], from: '04:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
    { days: [6], from: '05:00', to: '24:00' },
  ]
  const at = (text: string) => hoursToday(hours, new Date(`${text}:00+08:00`))
  assert.equal(at('2026-03-05T03:00'), '今天凌晨4点开门')
  assert.equal(at('2026-03-05T08:00'), '现在开着，中午12点关门')
  assert.equal(at('2026-03-05T13:00'), '今天下午2点开门')
  assert.equal(at('2026-03-05T18:00'), '今天已经关门')
  assert.equal(at('2026-03-07T23:00'), '现在开着，开到半夜')
  assert.equal(at('2026-03-08T09:00'), '今天不开门')
  assert.deepEqual(hoursByDay(hours), [
    { days: '周一到周五', times: '04:00–12:00，14:00–17:30' },
    { days: '周六', times: '05:00–24:00' },
    { days: '周日', times: '不开门' },
  ])
})

test('help, robots and sitemap; the style sheet is small and cached by its content', async () => {
  assert.match((await get('/about')).body, /href="tel:12333"/)
  const robots = await get('/robots.txt')
  assert.match(robots.body, /Disallow: \/office\/[\s\S]*Sitemap: http:\/\/127\.0\.0\.1:8080\/sitemap\.xml/)
  const map = await get('/sitemap.xml')
  assert.match(String(map.headers['content-type']), /xml/)
  assert.ok(map.body.includes(`http://127.0.0.1:8080${job}</loc>`))
  const href = /href="(\/portal\.css[^"]*)"/.exec((await get('/')).body)![1]!.replaceAll('&#61;', '=')
  const css = await get(href)
  assert.deepEqual([css.status, css.headers['cache-control']], [200, 'public, max-age=31536000'])
  assert.ok(Buffer.byteLength(STYLE) <= 8192, `${Buffer.byteLength(STYLE)} bytes`)
})

test('what anybody may read travels packed, and is the same words unpacked', async () => {
  const read = async (url: string, encoding: string) =>
    w.app.inject({ url, headers: { accept: 'text/html', 'accept-encoding': encoding } })
  const [plain, packed] = [await read('/', 'identity'), await read('/', 'gzip, deflate')]
  assert.deepEqual([plain.headers['content-encoding'], packed.headers['content-encoding']], [undefined, 'gzip'])
  assert.deepEqual([plain.headers['vary'], packed.headers['vary']], ['accept-encoding', 'accept-encoding'])
  assert.equal(gunzipSync(packed.rawPayload).toString(), plain.body)
  assert.ok(packed.rawPayload.length * 3 < plain.rawPayload.length, `${packed.rawPayload.length} bytes`)
})
