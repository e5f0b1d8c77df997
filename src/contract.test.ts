/** The contract holds together: one style, Chinese for every refusal, the checked-in description up to date. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { toJSONSchema } from 'zod'
import { API_PREFIX, type Endpoint, isEndpoint } from '#kernel/endpoint.ts'
import { describeContract } from './app.ts'
import { modules } from './modules.ts'
import { words } from './words.zh.ts'

const endpoints = modules.flatMap((m) => Object.entries(m.api).filter((x): x is [string, Endpoint] => isEndpoint(x[1])))
const HAN = /[\u4e00-\u9fff]/

test('there is a contract', () => assert.ok(endpoints.length > 10))
test('names are unique', () => {
  const names = endpoints.map(([n]) => n)
  assert.deepEqual(
    names.filter((n, i) => names.indexOf(n) !== i),
    [],
  )
  const at = (e: Endpoint) => (e.kind === 'page' ? e.path : API_PREFIX + e.path)
  const routes = endpoints.map(([, e]) => `${e.method} ${at(e).replaceAll(/\{\w+\}/g, '{}')}`)
  assert.deepEqual(
    routes.filter((r, i) => routes.indexOf(r) !== i),
    [],
  )
})
test('paths are plain nouns in kebab-case', () => {
  const wrong = endpoints.filter(
    ([, e]) => !/^(\/([a-z]+(-[a-z]+)*|\{[a-z][A-Za-z]+Id\}|\{[a-z][A-Za-z]*\}))*\/?(\.[a-z]+)?$/.test(e.path),
  )
  assert.deepEqual(
    wrong.map(([n, e]) => `${n} ${e.path}`),
    [],
  )
})
test('every endpoint speaks English and Chinese', () => {
  assert.deepEqual(
    endpoints.filter(([, e]) => !HAN.test(e.zh) || !/^[A-Z]/.test(e.summary)).map(([n]) => n),
    [],
  )
})
test('every refusal has a Chinese sentence', () => {
  const wrong = endpoints.flatMap(([n, e]) =>
    e.fails.filter((code) => !HAN.test(words[code] ?? '')).map((code) => `${n}: ${code}`),
  )
  assert.deepEqual(wrong, [])
})
test('sentences do not apologise or shout', () => {
  assert.deepEqual(
    Object.entries(words).filter(([, s]) => /[!！]|对不起|抱歉/.test(s)),
    [],
  )
})
test('no reply carries a secret', () => {
  const wrong = endpoints.filter(
    ([, e]) =>
      e.kind === 'json' &&
      /"(checkinSecret|passwordHash|totpSealed|\w+Sealed|identityNumber)"/.test(
        JSON.stringify(toJSONSchema(e.reply as never, { unrepresentable: 'any' })),
      ),
  )
  assert.deepEqual(
    wrong.map(([n]) => n),
    [],
  )
})
test('only clear readings answer a whole phone or ID number', () => {
  const wrong = endpoints.filter(
    ([, e]) =>
      !e.clear &&
      e.kind === 'json' &&
      /"(phone|idNumber|identity)":\{"type":"string"/.test(
        JSON.stringify(toJSONSchema(e.reply as never, { unrepresentable: 'any' })),
      ) &&
      !PUBLIC_PHONES.has(e.path),
  )
  assert.deepEqual(
    wrong.map(([n, e]) => `${n} ${e.path}`),
    [],
  )
})
/** Replies whose `phone` is the public number of a market. */
const PUBLIC_PHONES = new Set<string>()
test('every field and parameter is explained in Chinese and English, every call stands under a heading', () => {
  const described = describeContract() as any
  const bare: string[] = []
  const look = (where: string, schema: any): void => {
    if (typeof schema !== 'object' || schema === null) return
    const { properties } = schema
    if (properties && typeof properties === 'object' && !Array.isArray(properties))
      for (const [name, of] of Object.entries<any>(properties))
        if (!HAN.test(of.description ?? '') && !of.$ref && !of.anyOf) bare.push(`${where}.${name}`)
    for (const [key, inner] of Object.entries(schema)) look(`${where}.${key}`, inner)
  }
  look('', described.components.schemas)
  const headings = new Set(described.tags.map((tag: any) => tag.name))
  for (const [path, methods] of Object.entries<any>(described.paths))
    for (const [method, operation] of Object.entries<any>(methods)) {
      look(path, [operation.requestBody, operation.responses])
      for (const p of operation.parameters ?? []) if (!HAN.test(p.description ?? '')) bare.push(`${path}?${p.name}`)
      assert.ok(headings.has(operation.tags[0]), `${method} ${path} stands under no heading: src/contract-guide.ts`)
    }
  assert.deepEqual(bare, [], 'give it a line in data/field-words.json')
})
test('openapi.json is up to date (npm run api)', () => {
  assert.equal(
    readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'),
    `${JSON.stringify(describeContract(), null, 1)}\n`,
  )
})
