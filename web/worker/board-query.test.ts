import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BoardWish, queryOf, readWish, waysOut, writeWish } from './board-query.ts'

const plain: BoardWish = { trades: [], word: '', on: '', order: 'distance', paidToday: false, radiusM: 10_000 }
const here = { point: { lat: 22.94512, lng: 113.38467 }, divisionCode: '440113' }

test('a wish survives the address and back', () => {
  const wish: BoardWish = {
    trades: ['loader', 'cleaner'],
    word: '',
    on: '2026-12-01',
    order: 'pay',
    paidToday: true,
    radiusM: 30_000,
  }
  assert.deepEqual(readWish(new URLSearchParams(writeWish(wish).toString())), wish)
  assert.equal(writeWish(plain).toString(), '')
  assert.deepEqual(readWish(new URLSearchParams()), plain)
})
test('what somebody wrote into the address by hand does no harm', () => {
  const wish = readWish(new URLSearchParams('on=gestern&order=best&radius=7&trades=loader,<b>&word=  搬货 '))
  assert.deepEqual(wish, { ...plain, trades: ['loader'], word: '搬货' })
})
test('a known spot is asked by distance, to about 100 m', () => {
  assert.deepEqual(queryOf(plain, here), {
    lat: 22.945,
    lng: 113.385,
    radiusM: 10_000,
    order: 'distance',
    limit: 10,
  })
})
test('a county without a spot is asked by time, and so is the whole province', () => {
  assert.deepEqual(queryOf(plain, { point: null, divisionCode: '440113' }), {
    divisionCode: '440113',
    order: 'time',
    limit: 10,
  })
  assert.deepEqual(queryOf(plain, null), { order: 'time', limit: 10 })
  assert.equal(queryOf({ ...plain, order: 'pay' }, null).order, 'pay')
})
test('each way out of an empty board loosens exactly one thing, the trade last', () => {
  const wish: BoardWish = { ...plain, trades: ['loader'], on: 'today', paidToday: true }
  const ways = waysOut(wish, true)
  assert.deepEqual(
    ways.map((w) => w.label),
    ['30公里以内都看', '看明天的活', '不是当天结的也看', '看看别的活'],
  )
  for (const way of ways) {
    const changed = Object.keys(wish).filter(
      (k) => JSON.stringify(wish[k as keyof BoardWish]) !== JSON.stringify(way.wish[k as keyof BoardWish]),
    )
    assert.equal(changed.length, 1, way.label)
  }
  assert.deepEqual(waysOut({ ...plain, radiusM: 60_000 }, true), [])
  assert.deepEqual(waysOut(plain, false), [])
})
