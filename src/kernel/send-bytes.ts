import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { compressed } from './compress.ts'
import type { Bytes } from './endpoint.ts'

/**
 * A file or a page as it leaves: how long it may be kept, whether the caller has it already, which part of it is asked for.
 * `isOpen`: anybody may read it, so text may be packed.
 */
export async function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, type, fileName, cacheSeconds, etag }: Bytes,
  isOpen: boolean,
): Promise<unknown> {
  const isKnown = etag !== undefined && request.headers['if-none-match'] === etag
  // Made before any header says that the answer may be kept: a refusal may not.
  const made = isKnown ? '' : typeof bytes === 'function' ? await bytes() : bytes
  reply.header('cache-control', cacheSeconds === undefined ? 'private, no-store' : `public, max-age=${cacheSeconds}`)
  if (etag) reply.header('etag', etag)
  if (isKnown) return reply.status(304).send()
  reply.header('content-type', type)
  if (fileName) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  if (made instanceof Readable) return reply.send(made)
  const whole = typeof made === 'string' ? made : Buffer.from(made.buffer, made.byteOffset, made.byteLength)
  if (isOpen && type.startsWith('text/')) return reply.send(await compressed(request, reply, whole))
  // iOS plays no sound from a server that cannot send parts of it.
  if (typeof whole === 'string' || !type.startsWith('audio/')) return reply.send(whole)
  reply.header('accept-ranges', 'bytes')
  const part = partAsked(request.headers.range, whole.length)
  if (!part) return reply.send(whole)
  if (part === 'none') return reply.status(416).header('content-range', `bytes */${whole.length}`).send()
  const [from, to] = part
  return reply
    .status(206)
    .header('content-range', `bytes ${from}-${to}/${whole.length}`)
    .send(whole.subarray(from, to + 1))
}

/** First and last byte of a single range (RFC 9110, 14.2); null for the whole, also where several or nonsense are asked for. */
export function partAsked(range: string | undefined, length: number): [number, number] | 'none' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '')
  if (!match || (!match[1] && !match[2])) return null
  const from = match[1] ? Number(match[1]) : Math.max(0, length - Number(match[2]))
  const to = match[1] && match[2] ? Math.min(Number(match[2]), length - 1) : length - 1
  if (match[1] && match[2] && Number(match[2]) < from) return null
  return from > to ? 'none' : [from, to]
}
