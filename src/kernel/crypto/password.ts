/**
 * Passwords of staff and employers: argon2id from Node itself, in the PHC string form other systems can read.
 *
 * 19 MiB, two passes, one lane: the floor of OWASP's password storage guide, 42 ms on one core. It runs on the thread pool,
 * four at a time by default, so a burst of logins costs 76 MiB and never the event loop.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_LENGTH = 32
/** A row that asks for more than this was not written here. */
const MOST_MEMORY = 1_048_576

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, COST, TAG_LENGTH)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`
}

/**
 * `rehash` asks the caller to store `hashPassword` of what was just proven: the costs have been raised since. A null `phc`
 * (no such account) takes as long as a wrong password, so that accounts cannot be counted by the clock.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<{ ok: boolean; rehash: boolean }> {
  const stored = phc === null ? null : parse(phc)
  if (!stored) {
    await derive(password, Buffer.alloc(16), COST, TAG_LENGTH)
    return { ok: false, rehash: false }
  }
  const tag = await derive(password, stored.salt, stored.cost, stored.tag.length)
  const ok = timingSafeEqual(tag, stored.tag)
  const cheaper = stored.cost.memory < COST.memory || stored.cost.passes < COST.passes || stored.tag.length < TAG_LENGTH
  return { ok, rehash: ok && cheaper }
}

type Cost = typeof COST

function parse(phc: string): { cost: Cost; salt: Buffer; tag: Buffer } | null {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u.exec(phc)
  if (!match) return null
  const cost = { memory: Number(match[1]), passes: Number(match[2]), parallelism: Number(match[3]) }
  const salt = Buffer.from(match[4]!, 'base64')
  const tag = Buffer.from(match[5]!, 'base64')
  const sane =
    cost.memory <= MOST_MEMORY && cost.memory >= 8 * cost.parallelism && cost.passes >= 1 && cost.passes <= 64
  return sane && cost.parallelism >= 1 && salt.length >= 8 && tag.length >= 16 ? { cost, salt, tag } : null
}

function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  // The same password typed with another input method must be the same bytes (NIST SP 800-63B-4, 3.1.1.2).
  const message = Buffer.from(password.normalize('NFKC'), 'utf8')
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength, ...cost }, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
