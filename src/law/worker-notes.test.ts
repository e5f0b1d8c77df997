import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { WORKER_NOTES, workerNotesOf } from './worker-notes.rules.ts'

/** Between the employer and the reviewer alone, or said elsewhere on the page. */
const NOT_FOR_WORKERS = new Set([
  // What is missing or badly worded is mended before it is published.
  'contact-missing',
  'seat-missing',
  'sex-worded-title',
  'couple-preferred',
  'region-preference',
  'student-age-unclear',
  // The level stands beside the name of who hires.
  'employer-unverified',
  // Of a person or of hours, asked when somebody is taken.
  'identity-not-shown',
  'pregnant-or-nursing-hours',
  // Of lists of law and holidays, not of posts.
  'holiday-outside-year',
  'holiday-statutory-count',
  'holiday-twice',
  'holiday-work-on-weekday',
  'holiday-year-gap',
  'law-published-later',
])

test('every code a check of a post can give has its words for workers, or is said to be not for them', () => {
  const codes = new Set(
    globSync('src/law/*.rules.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code!),
    ),
  )
  assert.ok(codes.size > 40)
  assert.deepEqual(
    [...codes].filter((code) => !WORKER_NOTES[code] && !NOT_FOR_WORKERS.has(code)),
    [],
  )
  assert.deepEqual(
    [...Object.keys(WORKER_NOTES), ...NOT_FOR_WORKERS].filter((code) => !codes.has(code)),
    [],
    'no words for what no check says',
  )
})

test('a rule is said once, with its source', () => {
  const source = '《劳动法》第五十条（P，待核实）'
  assert.deepEqual(
    workerNotesOf([
      { code: 'wage-held', source },
      { code: 'wage-held', source },
      { code: 'contact-missing', source },
    ]),
    [{ text: WORKER_NOTES['wage-held'], source }],
  )
})
