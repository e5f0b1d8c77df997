import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const squeeze = promisify(gzip)
/** Less than what one packet carries gains nothing. */
const LEAST_BYTES = 1400

/**
 * Text as the caller takes it: the board's page is 43 KB, 4 KB packed, and the phones' lines carry 50 KB a second. Only for what
 * anybody may read: where something secret stands beside something a stranger chose, packed sizes tell (BREACH).
 */
export async function compressed(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string | Buffer,
): Promise<string | Buffer> {
  if (Buffer.byteLength(text) < LEAST_BYTES) return text
  reply.header('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return text
  reply.header('content-encoding', 'gzip')
  return squeeze(text)
}
