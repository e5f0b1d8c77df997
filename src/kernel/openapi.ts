import { globalRegistry, toJSONSchema } from 'zod'
import { API_PREFIX, type Endpoint, isEndpoint, KEY_HEADER } from './endpoint.ts'
import { COMMON_WORDS } from './failure.ts'

type Json = Record<string, any>

/** The public description of the whole contract, OpenAPI 3.1. `words` gives each refusal its sentence. */
export function openapi(apis: object[], words: Record<string, string>, version: string): Json {
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
      paths[e.path] = { ...paths[e.path], [e.method.toLowerCase()]: operation(operationId, e, words, json, use) }
    }
  }
  const components = Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]: [string, any]) => [id, schema]),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linggong 零工市场接口',
      version,
      description:
        '零工市场的全部接口；网页所用与合作方所用是同一份。Every interface of the gig-labour market system; our own pages use the same one.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: API_PREFIX }],
    security: [{ session: [] }, {}],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { ...components, Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Session token; browsers use a cookie instead.' },
      },
    },
  }
}

function operation(
  operationId: string,
  e: Endpoint,
  words: Record<string, string>,
  json: (s: any) => Json,
  use: (s: any) => Json,
): Json {
  const parameters = [...from(e.params, 'path', json), ...from(e.query, 'query', json)]
  if (e.method !== 'GET' && !e.callers.includes('anyone')) {
    parameters.push({
      name: KEY_HEADER,
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^[\\w-]{8,100}$' },
      description: '幂等键：重试时用同一个 / same key on a retry, the effect happens once',
    })
  }
  const problems = (codes: readonly string[]) => ({
    description: codes.map((code) => `\`${code}\` ${words[code] ?? ''}`).join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  return {
    operationId,
    tags: [e.path.split('/')[1]],
    summary: e.summary,
    description: e.zh,
    'x-callers': e.callers,
    ...(e.clear && { 'x-clear-reading': true }),
    ...(e.callers.includes('anyone') && { security: [] }),
    ...(parameters.length && { parameters }),
    ...(e.body && { requestBody: { required: true, content: body(e, use, json) } }),
    responses: {
      200: { description: 'OK', content: reply(e, use) },
      400: problems(['invalid']),
      ...(!e.callers.includes('anyone') && { 401: problems(['not-signed-in']), 403: problems(['forbidden']) }),
      ...(e.fails.length && { 409: problems(e.fails) }),
      429: problems(['too-many']),
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
    code: { type: 'string' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}
