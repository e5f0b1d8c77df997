import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'ghtml'
import { CommitUnknown, isRefusedByDatabase, SQLSTATE } from './database.ts'
import { API_PREFIX } from './endpoint.ts'
import { COMMON_WORDS, Failure, type Problem, say } from './failure.ts'

/** Every way a request can end badly, as a problem document with a Chinese sentence; never a stack trace. */
export function answerRefusals(app: FastifyInstance, words: Record<string, string>): void {
  const methodsAt = knowRoutes(app)
  app.setErrorHandler((error: FastifyError | Failure, request, reply) => {
    if (error instanceof Failure) {
      if (error.code === 'too-many') reply.header('retry-after', String(error.facts['seconds'] ?? 60))
      return refuse(reply, error.code, error.status, say(words[error.code] ?? error.code, error.facts), {
        ...error.more,
        facts: error.facts,
      })
    }
    if (error instanceof CommitUnknown) {
      request.log.error({ err: error }, 'commit unknown')
      return refuse(reply, 'unknown', 503, COMMON_WORDS.unknown)
    }
    const status = (error as FastifyError).statusCode
    if (status === 413) return refuse(reply, 'too-large', 413, COMMON_WORDS['too-large'])
    if (status === 429) return refuse(reply, 'too-many', 429, say(COMMON_WORDS['too-many'], { seconds: 60 }))
    if (status === 503) return refuse(reply, 'busy', 503, COMMON_WORDS.busy)
    if (status === 415) return refuse(reply, 'wrong-type', 415, COMMON_WORDS['wrong-type'])
    if (status === 400 && isUnreadable(error as FastifyError))
      return refuse(reply, 'not-json', 400, COMMON_WORDS['not-json'])
    if (status && status >= 400 && status < 500) return refuse(reply, 'invalid', status, COMMON_WORDS.invalid)
    if (isRefusedByDatabase(error) && error.code === SQLSTATE.lockTimeout)
      return refuse(reply, 'busy', 503, COMMON_WORDS.busy)
    request.log.error({ err: error }, 'bug')
    return refuse(reply, 'bug', 500, COMMON_WORDS.bug)
  })
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (!request.url.startsWith(`${API_PREFIX}/`)) return refuse(reply, 'not-found', 404, COMMON_WORDS['not-found'])
    const allowed = methodsAt(request.url.split('?')[0]!)
    if (allowed.length === 0) return refuse(reply, 'no-such-address', 404, COMMON_WORDS['no-such-address'])
    const facts = { method: request.method, allowed: allowed.join('、') }
    reply.header('allow', allowed.join(', '))
    return refuse(reply, 'wrong-method', 405, say(COMMON_WORDS['wrong-method'], facts), { facts })
  })
}

/** Which methods an address of the interface answers to, so that a wrong one is not called a missing address. */
function knowRoutes(app: FastifyInstance): (path: string) => string[] {
  const known: { method: string; at: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith(`${API_PREFIX}/`)) return
    const at = new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`)
    for (const one of [method].flat()) if (one !== 'HEAD') known.push({ method: one, at })
  })
  return (path) => known.filter(({ at }) => at.test(path)).map(({ method }) => method)
}

function isUnreadable(error: FastifyError): boolean {
  return error instanceof SyntaxError || /^FST_ERR_CTP_(EMPTY_JSON_BODY|INVALID_JSON_BODY)$/.test(error.code ?? '')
}

/** What Node's parser turns away never becomes a request: the same document, written to the socket by hand. */
export function refuseNotHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, code] = NOT_HTTP[error.code ?? ''] ?? ([400, 'not-http'] as const)
  const problem: Problem = { type: `/docs#${code}`, title: title(code), status, detail: COMMON_WORDS[code], code }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // Who does not read the answer does not keep the connection either.
  socket.destroySoon()
}
const NOT_HTTP: Record<string, readonly [number, keyof typeof COMMON_WORDS]> = {
  HPE_HEADER_OVERFLOW: [431, 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
}
const title = (code: string) => code.replaceAll('-', ' ')

function refuse(
  reply: FastifyReply,
  code: string,
  status: number,
  detail: string,
  more: Record<string, unknown> = {},
): FastifyReply {
  reply.request.refusedWith = code
  if (wantsPage(reply.request)) {
    return reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(problemPage(status, status === 404 ? NO_PAGE : detail))
  }
  const problem: Problem = { ...more, type: `/docs#${code}`, title: title(code), status, detail, code }
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** A person with a browser who followed a link; programs and our own screens ask for JSON or for anything. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith(`${API_PREFIX}/`) && (headers.accept ?? '').includes('text/html')
}

const NO_PAGE = '网址可能写错了，或者这个活已经结束。点下面看现在的活；要问人，找最近的零工市场打电话。'

function problemPage(status: number, detail: string): string {
  const title = status === 404 ? '没有找到这一页' : '这一页现在打不开'
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/portal.css"></head>
<body><header class="head"><div class="wrap"><a class="brand" href="/"><b>广东零工市场</b></a></div></header>
<main class="wrap"><h1>${title}</h1><p>${detail}</p><ul class="chips"><li><a href="/">看现在有什么活</a></li><li><a href="/markets">找零工市场</a></li></ul></main></body></html>`
}
