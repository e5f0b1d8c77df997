import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hirerInHall, placeInHall } from './hall.rules.ts'

const hirer = (kind: 'enterprise' | 'sole-trader' | 'household' | 'labour-team', name: string) =>
  hirerInHall({ kind, name, contactName: '陈大文' })

test('a registered name is public, a person’s is not', () => {
  assert.equal(hirer('enterprise', '广州顺安达物流有限公司'), '广州顺安达物流有限公司')
  assert.equal(hirer('sole-trader', '大石好师傅装修服务部'), '大石好师傅装修服务部')
  assert.equal(hirer('sole-trader', '番禺区市桥陈大文百货店'), '个体工商户')
  assert.equal(hirer('household', '陈姓家庭'), '家庭用工')
  assert.equal(hirer('labour-team', '陈师傅施工队'), '劳务班组')
})

test('a home is told to the crowd by its town alone', () => {
  assert.equal(placeInHall('市桥街道繁华路3巷12号302房', 'household', '番禺区市桥街道'), '番禺区市桥街道')
})

test('what somebody wrote into a place to be found by is left out', () => {
  const of = (place: string) => placeInHall(place, 'enterprise', '石碁镇')
  assert.equal(of('石碁镇岐山路12号'), '石碁镇岐山路12号')
  assert.equal(of('石碁镇岐山路12号，找张师傅'), '石碁镇岐山路12号')
  assert.equal(of('石碁镇岐山路12号（联系人李小姐 13812345678）'), '石碁镇岐山路12号')
  assert.equal(of('石碁镇岐山路12号 138 1234 5678'), '石碁镇岐山路12号')
  assert.equal(of('020-8485 0001'), '石碁镇')
})
