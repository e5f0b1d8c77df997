import { globalRegistry, toJSONSchema } from 'zod'
import { API_PREFIX, type Endpoint, isEndpoint, KEY_HEADER } from './endpoint.ts'
import { COMMON_WORDS } from './failure.ts'
import { explainFields, explainParameter, type FieldWords } from './openapi-fields.ts'

type Json = Record<string, any>

export interface Wording {
  /** Each refusal's sentence. */
  words: Record<string, string>
  /** Each field's explanation, by its name. */
  fields: FieldWords
  /** Markdown that stands before the endpoints. */
  guide: string
  tags: readonly { name: string; description: string }[]
  tagOf(path: string): string | undefined
}

/** The public description of the whole contract, OpenAPI 3.1. */
export function openapi(apis: object[], wording: Wording, version: string): Json {
  const ref = (id: string) => `#/components/schemas/${id}`
  const json = (schema: any): Json => {
    const { $schema, $defs, ...rest } = JSON.parse(
      JSON.stringify(toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).replaceAll('#/$defs/', ref('')),
    )
    return rest
  }
  const { schemas } = toJSONSchema(globalRegistry, { uri: ref, io: 'input', unrepresentable: 'any' }) as unknown as {
    schemas: Json
  }
  const use = (schema: any): Json => {
    const id = globalRegistry.get(schema)?.id
    return id ? { $ref: ref(id) } : json(schema)
  }
  const paths: Json = {}
  for (const api of apis) {
    for (const [operationId, e] of Object.entries(api)) {
      // Pages stand at the root, beside the interface: they are for people, and share paths with it.
      if (!isEndpoint(e) || e.kind === 'page') continue
      paths[e.path] = { ...paths[e.path], [e.method.toLowerCase()]: operation(operationId, e, wording, json, use) }
    }
  }
  const components = Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]: [string, any]) => [id, schema]),
  )
  const all: Json = { ...components, Problem: structuredClone(PROBLEM) }
  explainFields([all, paths], wording.fields)
  for (const methods of Object.values<Json>(paths))
    for (const { parameters = [] } of Object.values<Json>(methods))
      for (const parameter of parameters) explainParameter(parameter, wording.fields)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linggong 零工市场接口',
      version,
      description: wording.guide,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: API_PREFIX }],
    security: [{ session: [] }],
    tags: wording.tags.map(({ name, description }) => ({ name, description })),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: all,
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          description: '`token` of POST /sessions or /staff-sessions / 登录时得到的令牌',
        },
      },
    },
  }
}

function operation(
  operationId: string,
  e: Endpoint,
  { words, tagOf }: Wording,
  json: (s: any) => Json,
  use: (s: any) => Json,
): Json {
  const keyed = e.method !== 'GET' && !e.callers.includes('anyone')
  const parameters = [...from(e.params, 'path', json), ...from(e.query, 'query', json)]
  if (keyed) {
    parameters.push({
      name: KEY_HEADER,
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^[\\w-]{8,100}$' },
      example: '0199e7c2-6a10-7c3e-9f55-2b8c4d1e7a90',
      description: '幂等键：重试时用同一个 / same key on a retry, the effect happens once',
    })
  }
  const problems = (codes: readonly string[]) => ({
    description: codes.map((code) => `\`${code}\` ${words[code] ?? ''}`).join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  return {
    operationId,
    tags: [tagOf(e.path) ?? e.path.split('/')[1]],
    summary: e.summary,
    description: e.zh,
    'x-callers': e.callers,
    ...(e.clear && { 'x-clear-reading': true }),
    ...(e.callers.includes('anyone') && { security: [] }),
    ...(parameters.length && { parameters }),
    ...(e.body && { requestBody: { required: true, content: body(e, use, json) } }),
    responses: {
      200: { description: 'OK', content: reply(e, use) },
      400: problems(keyed ? ['invalid', 'key-missing'] : ['invalid']),
      ...(!e.callers.includes('anyone') && { 401: problems(['not-signed-in']), 403: problems(['forbidden']) }),
      ...(e.params && { 404: problems(['not-found']) }),
      429: problems(['too-many']),
      // A declared refusal is 409 where a state or rule stands in the way, 404 for what is not there, 422 for a word or code
      // that is well-formed and unknown, 403 for a right; which one a refusal has, its document says.
      ...(e.fails.length && { '4XX': problems(e.fails) }),
      503: problems(['busy', 'unknown']),
    },
  }
}

function from(schema: any, where: 'path' | 'query', json: (s: any) => Json): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = json(schema)
  return Object.entries<Json>(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || (required as string[]).includes(name),
    schema: of,
  }))
}
function body(e: Endpoint, use: (s: any) => Json, json: (s: any) => Json): Json {
  if (e.kind !== 'upload') return { 'application/json': { schema: use(e.body) } }
  const fields = json(e.body)
  return {
    'multipart/form-data': {
      schema: {
        ...fields,
        properties: { ...fields['properties'], file: { type: 'string', format: 'binary' } },
        required: [...(fields['required'] ?? []), 'file'],
      },
    },
  }
}
function reply(e: Endpoint, use: (s: any) => Json): Json {
  if (e.kind === 'stream') return { 'text/event-stream': { schema: { type: 'string' } } }
  if (e.kind === 'download') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { 'application/json': { schema: use(e.reply) } }
}

const PROBLEM = {
  type: 'object',
  description: `RFC 9457. 通用代码 / common codes: ${Object.keys(COMMON_WORDS).join(', ')}`,
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'English' },
    status: { type: 'integer' },
    detail: { type: 'string', description: '中文：哪里不对、怎么办' },
    code: { type: 'string', description: '给程序看的代码 / for programs' },
    suggestions: {
      type: 'array',
      description: '相近的区划或工种，每个有 code 和 name / near divisions or trades, each with code and name',
      items: { type: 'object' },
    },
    facts: { type: 'object', description: '句子里填的数值 / values in the sentence' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}
