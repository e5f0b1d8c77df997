import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { numberInWords, numberName } from './number-names.ts'

const rows = JSON.parse(readFileSync(new URL('../../../data/law-rows.json', import.meta.url), 'utf8')) as {
  numbers: Record<string, number>
}[]

test('every number of the delivered rules has a Chinese name', () => {
  const names = new Set(rows.flatMap((row) => Object.keys(row.numbers)))
  assert.ok(names.size > 80)
  assert.deepEqual(
    [...names].filter((name) => numberName(name) === name),
    [],
  )
})

test('money is said in yuan, ages in 岁, heat in degrees', () => {
  assert.equal(numberInWords('floorFenPerHour', 2170), '小时最低工资 21.70元/小时')
  assert.equal(numberInWords('minWorkerAgeYears', 16), '最低用工年龄 16岁')
  assert.equal(numberInWords('stopFromC', 40), '停止作业的气温 40℃')
  assert.equal(numberInWords('noWorkFromHour', 12), '停工从几点 12点')
})
