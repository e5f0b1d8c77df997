import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOfPost, canAccept, checkBodyOf, emptyPost, withSuggestion, wrongOfPost } from './post-values.rules.ts'

const NOW = new Date('2026-03-05T05:00:00+08:00')
const POINT = { lat: 22.95, lng: 113.43 }
const blank = emptyPost('2026-03-05', { code: '440113', fullName: '广东省广州市番禺区' })
const post = {
  ...blank,
  employer: { employerId: '0196b7c0-0000-7000-8000-000000000001', name: '石碁家具厂' },
  occupation: { code: 'loader', name: '搬运装卸工' },
  title: '石碁搬货',
  payYuan: '260',
  place: '市莲路1号',
  headcount: '5',
}

test('a post for five loaders today can be sent, and stands until the shift is over', () => {
  assert.deepEqual(wrongOfPost(post, POINT, NOW), {})
  const body = bodyOfPost(post, POINT, true)
  assert.equal(body.payFen, 26_000)
  assert.equal(body.shifts?.length, 1)
  assert.equal(body.validUntil, body.shifts![0]!.endsAt)
  assert.equal('pieceName' in body, false)
})

test('a night shift ends on the next day; a shift that has begun is said', () => {
  const night = bodyOfPost({ ...post, from: '22:00', to: '06:00' }, POINT, false)
  assert.equal(Date.parse(night.shifts![0]!.endsAt) - Date.parse(night.shifts![0]!.startsAt), 8 * 3_600_000)
  assert.ok(wrongOfPost({ ...post, from: '04:00' }, POINT, NOW).times)
})

test('an unfinished post is checked with what is there', () => {
  const body = checkBodyOf(blank)
  assert.deepEqual(body.shifts, [])
  for (const absent of ['title', 'payFen', 'place', 'occupation', 'employerId'])
    assert.equal(absent in body, false, absent)
})

test('the lawful wording takes the place of the words at fault, once', () => {
  const draft = { ...post, description: ' 只要男的，限男性，能吃苦' }
  const text = draft.description.trim()
  const span = (word: string) => ({
    field: 'description',
    start: text.indexOf(word),
    end: text.indexOf(word) + word.length,
    text: word,
  })
  const finding = { words: [span('只要男的'), span('限男性')], suggestion: '男女不限' }
  assert.ok(canAccept(draft, finding))
  assert.equal(withSuggestion(draft, finding).description, '男女不限，，能吃苦')
  assert.equal(canAccept({ ...draft, description: '能吃苦' }, finding), false, 'the words are gone already')
})
