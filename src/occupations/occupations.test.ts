import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#kernel/testing.ts'
import { getOccupation, occupationBookOf } from './index.ts'
import * as api from './occupations.api.ts'

const w = await world()
const search = (text: string) => w.call(null, api.searchOccupations, { query: { text } })

test('anyone reads all trades in their groups, each in one group', async () => {
  const { groups } = await w.call(null, api.getOccupations, {})
  const codes = groups.flatMap((g) => g.occupations.map((o) => o.code))
  assert.ok(groups.length >= 10 && codes.length >= 150)
  assert.equal(new Set(codes).size, codes.length)
  assert.ok(groups.every((g) => g.occupations.every((o) => o.group === g.code)))
})

test('pickers keep the list by its ETag', async () => {
  const first = await w.app.inject('/api/occupations')
  const second = await w.app.inject({
    url: '/api/occupations',
    headers: { 'if-none-match': String(first.headers['etag']) },
  })
  assert.deepEqual([first.statusCode, second.statusCode, second.body], [200, 304, ''])
})

test('a trade is found by the word people say, and its page tells papers, risks and neighbours', async () => {
  assert.equal((await search('落石屎')).items[0]?.code, 'concrete-worker')
  assert.equal((await search('banyun')).items[0]?.code, 'loader')
  const welder = await w.call(null, api.getOccupation, { params: { occupationCode: 'welder' } })
  assert.ok(welder.certificates.some((paper) => /焊接/.test(paper)))
  assert.ok(welder.aliases.length > 0 && welder.groupName)
  assert.equal(welder.minors, 'forbidden')
})

test('an unknown word or code is refused with the nearest trades, in Chinese', async () => {
  await assert.rejects(
    search('电旱工'),
    (e: any) =>
      e.code === 'unknown-occupation' &&
      e.status === 422 &&
      e.suggestions[0].code === 'welder' &&
      /焊工/.test(e.detail),
  )
  await assert.rejects(
    w.call(null, api.getOccupation, { params: { occupationCode: 'no-such' } }),
    (e: any) => e.code === 'unknown-occupation' && e.suggestions.length > 0,
  )
})

test('every module asks the same book', async () => {
  const book = await w.within(occupationBookOf)
  assert.equal(book, await w.within(occupationBookOf))
  assert.equal(getOccupation(book, 'loader').nationalCode, '4-02-05-01')
})
