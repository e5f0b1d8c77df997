/** Second factor of staff and officials: RFC 6238, six digits, thirty seconds, SHA-1, which is all that phone apps agree on. */
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'

const PERIOD_S = 30

export function newTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** What the QR code for an authenticator app holds. It contains the secret: show once, never log. */
export function totpUri(secret: string, account: string, issuer = '零工市场'): string {
  return generateURI({ issuer, label: account, secret, period: PERIOD_S })
}

/**
 * `{ timeStep }` when the code is right, else null; one step early or late is allowed for slow clocks. Store `timeStep` in the
 * transaction of the login and hand it over as `lastTimeStep` next time: a code seen over a shoulder works only once.
 */
export function verifyTotp(
  secret: string,
  code: string,
  now: Date,
  lastTimeStep: number | null,
): { timeStep: number } | null {
  const token = code.normalize('NFKC').replace(/\s/gu, '')
  if (!/^\d{6}$/u.test(token)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token, epoch, epochTolerance: PERIOD_S, period: PERIOD_S })
  if (!result.valid || !('timeStep' in result)) return null
  return lastTimeStep !== null && result.timeStep <= lastTimeStep ? null : { timeStep: result.timeStep }
}

/** The code of a moment, for tests and for the simulator of an authenticator. */
export function totpAt(secret: string, moment: Date): string {
  return generateSync({ secret, epoch: Math.floor(moment.getTime() / 1000), period: PERIOD_S })
}
