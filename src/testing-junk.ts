/** Input nobody would send by mistake, shaped after a schema so that some of it gets past the door. For tests only. */
import fc from 'fast-check'
import { type core, toJSONSchema } from 'zod'

type Json = {
  type?: string
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  enum?: unknown[]
  const?: unknown
  anyOf?: Json[]
  oneOf?: Json[]
  allOf?: Json[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  $ref?: string
  $defs?: Record<string, Json>
}

/** Known sore spots: NUL and lone surrogates in PostgreSQL's text, days outside its years, numbers outside its integers. */
const WORDS = [
  '',
  ' ',
  '\u0000',
  '石碁\u0000市场',
  '\ud800',
  '\u202e\u0301\u200b',
  "' or 1=1 --",
  `'; select pg_sleep(5); --`,
  '"); drop table jobs.post; --',
  '%_\\',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  '../../../../etc/passwd',
  '%00%ff',
  '=1+1|cmd',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  '😀'.repeat(40),
  '𠮷野家㐂',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '-271821-04-20T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00Z',
  '2026-03-05T08:00:00+23:59',
  '00000000-0000-0000-0000-000000000000',
  '9223372036854775808',
  '1e400',
  'NaN',
  '440113',
  'loader',
  '13800138000',
  '44010619850307201X',
]
const NUMBERS = [0, -1, 1, 0.1, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324, 24_000]
const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 30 }))
const anything = fc.oneof(
  word,
  fc.constantFrom<unknown>(...NUMBERS, null, true, false, [], {}, [[[[[[]]]]]], { toString: 1, length: -1 }),
)

/** Mostly of the schema's form with odd content; sometimes of another form altogether. */
export function junkFor(schema: core.$ZodType | undefined, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (!schema) return anything
  const root = toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  const of = (node: Json, depth = 0): fc.Arbitrary<unknown> => {
    const target = node.$ref ? (root.$defs?.[node.$ref.split('/').at(-1)!] ?? {}) : node
    return depth > 6
      ? anything
      : fc.oneof({ weight: 14, arbitrary: shaped(target, depth) }, { weight: 1, arbitrary: anything })
  }
  const shaped = (node: Json, depth: number): fc.Arbitrary<unknown> => {
    const some = node.anyOf ?? node.oneOf
    if (some) return fc.oneof(...some.map((one) => of(one, depth + 1)))
    if (node.allOf) return of(node.allOf[0]!, depth + 1)
    if (node.enum) return fc.constantFrom(...node.enum)
    if ('const' in node) return fc.constant(node.const)
    if (node.type === 'object')
      return fc.record(
        Object.fromEntries(Object.entries(node.properties ?? {}).map(([name, one]) => [name, of(one, depth + 1)])),
        { requiredKeys: (node.required ?? []).filter((name) => node.properties?.[name]) },
      )
    if (node.type === 'array') return fc.array(of(node.items ?? {}, depth + 1), { maxLength: 3 })
    if (node.type === 'integer' || node.type === 'number') {
      const low = Math.max(node.minimum ?? -5, -1e9)
      const high = Math.min(node.maximum ?? 1000, 1e9)
      const inside =
        node.type === 'integer'
          ? fc.integer({ min: Math.ceil(low), max: Math.floor(Math.max(low, high)) })
          : fc.double({ min: low, max: Math.max(low, high), noNaN: true })
      return fc.oneof({ weight: 4, arbitrary: inside }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) })
    }
    if (node.type === 'boolean') return fc.boolean()
    if (node.type === 'null') return fc.constant(null)
    if (node.format === 'uuid')
      return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() })
    if (node.format === 'date-time') return fc.oneof(momentNear, word)
    if (node.format === 'date')
      return fc.oneof(
        momentNear.map((at) => at.slice(0, 10)),
        word,
      )
    return fc.oneof(
      {
        weight: 2,
        arbitrary: fc.constantFrom('石碁市场', '搬运工', 'register', '440113', '2026-03-06', '13900139000'),
      },
      { weight: 3, arbitrary: word },
    )
  }
  return of(root)
}
const momentNear = fc
  .integer({ min: -48, max: 400 })
  .map((hours) => new Date(Date.UTC(2026, 2, 5) + hours * 3600_000).toISOString())
