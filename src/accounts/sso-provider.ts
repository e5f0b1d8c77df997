import * as oidc from 'openid-client'
import { Failure } from '#kernel/failure.ts'
import { IDENTITY_KINDS, type IdentityKind } from '#kernel/identity.ts'

export type Env = Record<string, string | undefined>

export interface Provider {
  label: string
  scope: string
  claims: { identity: string; kind: string; name: string; phone: string }
  /** Their word for a paper → ours. */
  kinds: Record<string, string>
  /** The provider's addresses and keys, asked once; after a failure asked again. */
  discover(): Promise<oidc.Configuration>
}
/** Whom the provider vouches for. */
export interface Verified {
  name: string
  kind: IdentityKind
  number: string
  phone: string | null
}

/**
 * `LINGGONG_SSO_ISSUER`, `LINGGONG_SSO_CLIENT_ID`, `LINGGONG_SSO_CLIENT_SECRET`; where the provider names things otherwise:
 * `LINGGONG_SSO_LABEL`, `LINGGONG_SSO_SCOPE`, `LINGGONG_SSO_CLAIMS` = `{"identity":"id_number","kind":"id_type","name":"name","phone":"phone_number"}`
 * and `LINGGONG_SSO_KINDS` = `{"111":"mainland-id"}`. Null = not configured.
 */
export function providerOf(env: Env): Provider | null {
  const issuer = env['LINGGONG_SSO_ISSUER']
  const clientId = env['LINGGONG_SSO_CLIENT_ID']
  if (!issuer || !clientId) return null
  const url = new URL(issuer)
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  let found: Promise<oidc.Configuration> | null = null
  return {
    label: env['LINGGONG_SSO_LABEL'] ?? '广东省统一身份认证',
    scope: env['LINGGONG_SSO_SCOPE'] ?? 'openid profile phone',
    claims: {
      identity: 'id_number',
      kind: 'id_type',
      name: 'name',
      phone: 'phone_number',
      ...JSON.parse(env['LINGGONG_SSO_CLAIMS'] || '{}'),
    },
    kinds: { '': 'mainland-id', ...JSON.parse(env['LINGGONG_SSO_KINDS'] || '{}') },
    discover() {
      // The library leaves the ID token's signature to TLS unless told: here it is what an identity rests on, so it is checked.
      const execute = [oidc.enableNonRepudiationChecks, ...(loopback ? [oidc.allowInsecureRequests] : [])]
      found ??= oidc
        .discovery(url, clientId, env['LINGGONG_SSO_CLIENT_SECRET'], undefined, { execute })
        .catch((error) => {
          found = null
          throw error
        })
      return found
    },
  }
}

/** The claims as a verified identity; without one the sign-on proves nothing we could use. */
export function verifiedOf({ claims, kinds }: Provider, said: Record<string, unknown>): Verified {
  const text = (name: string) => (typeof said[name] === 'string' ? (said[name] as string) : '')
  const theirs = text(claims.kind)
  const kind = IDENTITY_KINDS.find((k) => k === (kinds[theirs] ?? theirs))
  const number = text(claims.identity)
  if (!kind || kind === 'none' || !number) throw new Failure('identity-missing', { status: 400 })
  return { name: text(claims.name), kind, number, phone: text(claims.phone) || null }
}
