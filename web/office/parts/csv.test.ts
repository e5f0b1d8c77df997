import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './csv.ts'

test('a table for Excel: Chinese by the byte order mark, commas and quotes kept in their cell', () => {
  const text = csvOf(
    ['名称', '人数'],
    [
      ['甲"乙', 3],
      ['一,二', null],
    ],
  )
  assert.equal(text, '\uFEFF名称,人数\r\n"甲""乙",3\r\n"一,二",\r\n')
})

test('a name that begins like a formula is not run by the spreadsheet', () => {
  for (const name of ['=1+1', '+86', '-1', '@SUM(A1)', '\tx']) {
    assert.ok(csvOf(['名'], [[name]]).includes(`'${name}`), name)
  }
  assert.equal(csvOf(['分'], [[-5]]), '\uFEFF分\r\n-5\r\n')
})
