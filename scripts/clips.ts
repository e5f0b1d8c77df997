/**
 * `npm run clips -- list` prints, as CSV, every phrase nobody has recorded yet: voice, file, text, kind.
 * `list --all` prints the recorded ones too; `list --voice yue` one voice; `list --places 440113` the towns of a county as well.
 * `npm run clips -- check` reads every recording and names those that cannot be used.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { OccupationFile } from '#occupations/occupation.rules.ts'
import { type Listed, toRecord } from '#speech/catalogue.ts'
import { CLIPS_DIR, openClips } from '#speech/clips.ts'
import { VOICES, type Voice } from '#speech/number.rules.ts'
import { sentencesOf } from '#speech/sentences.ts'
import { HZ, readWav, resampled, trimmed } from '#speech/sound.ts'
import { words } from '../src/words.zh.ts'

const HOME = resolve(process.env['LINGGONG_HOME'] ?? join(import.meta.dirname, '..', '.linggong'))
const data = <T>(name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'data', name), 'utf8')) as T
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, voice: { type: 'string' }, places: { type: 'string' } },
})

if (positionals[0] === 'list') await list()
else if (positionals[0] === 'check') check()
else {
  console.error('npm run clips -- list [--all] [--voice cmn|yue] [--places 440113]    npm run clips -- check')
  process.exitCode = 2
}

async function list(): Promise<void> {
  const clips = openClips(HOME)
  const all = toRecord({
    trades: data<OccupationFile>('occupations.json').rows,
    sentences: sentencesOf(words),
    places: places(),
  })
  let left = 0
  console.log('voice,file,text,kind')
  for (const one of all) {
    if (values.voice && one.voice !== values.voice) continue
    const recorded = await clips.find(one, one.voice)
    if (!recorded) left++
    if (!recorded || values.all) console.log(csv([one.voice, `${one.voice}/${one.id}.wav`, one.text, one.kind]))
  }
  console.error(
    `${left} phrases to record, of ${all.filter((one) => !values.voice || one.voice === values.voice).length}`,
  )
}

/** Towns of the counties asked for, by the first six digits, with their county's name before them. */
function places(): { code: string; name: string }[] {
  if (!values.places) return []
  const { rows } = data<{ rows: [code: string, name: string, pinyin: string, more?: { validTo?: string }][] }>(
    'divisions.json',
  )
  const now = rows.filter(([, , , more]) => !more?.validTo)
  const names = new Map(now.map(([code, name]) => [code, name]))
  return now
    .filter(([code]) => code.startsWith(values.places!))
    .map(([code, name]) => ({ code, name: code.length > 6 ? `${names.get(code.slice(0, 6)) ?? ''}${name}` : name }))
}

function check(): void {
  const known = new Set(
    toRecord({ trades: data<OccupationFile>('occupations.json').rows, sentences: sentencesOf(words), places: [] }).map(
      ({ voice, id }: Listed) => `${voice} ${id}`,
    ),
  )
  let wrong = 0
  const complain = (path: string, why: string) => {
    wrong++
    console.log(`${path}: ${why}`)
  }
  const paths = [CLIPS_DIR, join(HOME, 'clips')].flatMap((folder) => globSync(join(folder, '*', '*')))
  for (const path of paths.filter((one) => !one.endsWith('.md'))) {
    const [voice, id] = [basename(dirname(path)) as Voice, basename(path, '.wav')]
    if (!path.endsWith('.wav')) complain(path, 'not a .wav file, it is not read')
    else if (!VOICES.includes(voice)) complain(path, `no voice is named ${voice}`)
    else if (!known.has(`${voice} ${id}`) && !/^place-\d+$|^[0-9a-f]{16}$/.test(id))
      complain(path, 'no phrase has this name')
    else
      try {
        const { hz, samples } = readWav(readFileSync(path))
        const heard = trimmed(resampled({ hz, samples })).length / HZ
        if (heard < 0.08) complain(path, 'there is nothing to hear in it')
      } catch (error) {
        complain(path, (error as Error).message)
      }
  }
  console.log(`${paths.length} files, ${wrong} of no use`)
  if (wrong > 0) process.exitCode = 1
}

/** For a sheet: quoted where needed, and nothing that a sheet would take for a formula. */
function csv(fields: string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')
}
