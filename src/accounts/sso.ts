import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'ghtml'
import * as oidc from 'openid-client'
import { makeCtx, type World } from '#kernel/context.ts'
import { openField, sealField } from '#kernel/crypto/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#kernel/database.ts'
import { DOORS, type Door } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import { writeJournal } from '#kernel/journal.ts'
import { cookieName, type MountOptions } from '#kernel/mount.ts'
import { words } from './accounts.words.ts'
import { signIn } from './get-me.ts'
import { personBySso } from './sso-person.ts'
import { type Env, type Provider, providerOf, verifiedOf } from './sso-provider.ts'

const WAIT_MS = 10 * 60_000
const SEALED = 'accounts.sso'

/** What the sign-in screens are told: whether there is a provider, and where its way begins. */
export function ssoOffer(env: Env): { label: string; start: string } | null {
  const provider = providerOf(env)
  return provider && { label: provider.label, start: '/sso/start' }
}

/** The two ends of the province's single sign-on (OpenID Connect, code flow with PKCE). Without a provider the addresses do not exist. */
export function mountSso(app: FastifyInstance, options: MountOptions, env: Env): void {
  const provider = providerOf(env)
  if (!provider) return
  const { world } = options
  const secure = world.settings.origin.startsWith('https:')
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const cookieNamed = `${secure ? '__Host-' : ''}linggong-sso`
  const redirectUri = `${world.settings.origin}/sso/return`

  app.get<{ Querystring: { door?: string; to?: string; agreed?: string } }>('/sso/start', async (request, reply) => {
    const door = DOORS.find((d) => d === request.query.door) ?? 'worker'
    const under: Under = {
      door,
      to: localPath(request.query.to),
      agreed: request.query.agreed === 'register',
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      until: world.clock().getTime() + WAIT_MS,
    }
    const config = await provider.discover().catch(() => null)
    if (!config) return page(reply, 503, '统一身份认证暂时连不上，请用短信验证码登录，或稍后再试')
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: provider.scope,
      state: under.state,
      nonce: under.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(under.verifier),
      code_challenge_method: 'S256',
    })
    // Bound to this browser: an answer carried over from another one opens nothing (login CSRF).
    reply.setCookie(cookieNamed, sealField(world.keyring, SEALED, JSON.stringify(under), ''), {
      ...cookie,
      maxAge: WAIT_MS / 1000,
    })
    return reply.header('cache-control', 'no-store').redirect(url.href)
  })

  app.get('/sso/return', async (request, reply) => {
    reply.clearCookie(cookieNamed, cookie).header('cache-control', 'no-store')
    const under = underWay(world, request.cookies[cookieNamed])
    if (!under) return page(reply, 400, '登录等待太久或换了浏览器，请重新登录')
    try {
      const verified = await askProvider(provider, new URL(request.url, world.settings.origin), under)
      await inTransaction(world.db, SYSTEM_SCOPE, 'read write', async (tx) => {
        const ctx = makeCtx(world, tx, null, writeJournal, options.enqueue, { http: httpOf(request, reply, world) })
        await signIn(ctx, await personBySso(ctx, verified, under), under.door, 'sso')
      })
    } catch (error) {
      if (error instanceof Failure)
        return page(reply, error.status, (words as Record<string, string>)[error.code] ?? '没有登录成功，请重新登录')
      request.log.warn({ why: (error as Error).name }, 'single sign-on refused')
      return page(reply, 400, '统一身份认证没有确认您的身份，请重新登录')
    }
    return reply.redirect(under.to)
  })
}

interface Under {
  door: Door
  to: string
  /** The person read and agreed to the purpose `register` before starting. */
  agreed: boolean
  state: string
  nonce: string
  verifier: string
  until: number
}

function underWay(world: World, sealed: string | undefined): Under | null {
  if (!sealed) return null
  try {
    const under = JSON.parse(openField(world.keyring, SEALED, sealed, '')) as Under
    return under.until > world.clock().getTime() ? under : null
  } catch {
    return null
  }
}

async function askProvider(provider: Provider, url: URL, { state, nonce, verifier }: Under) {
  const config = await provider.discover()
  const tokens = await oidc.authorizationCodeGrant(config, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  // Some providers put the identity only into the userinfo answer.
  const more = config.serverMetadata().userinfo_endpoint
    ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
    : {}
  return verifiedOf(provider, { ...more, ...claims })
}

function httpOf(request: FastifyRequest, reply: FastifyReply, { settings: { origin } }: World) {
  return {
    address: request.ip,
    device: String(request.headers['user-agent'] ?? '').slice(0, 200),
    key: null,
    setSession: (door: Door, token: string, expires: Date) =>
      void reply.setCookie(cookieName(door, origin), token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: origin.startsWith('https:'),
        expires,
      }),
    clearSession() {},
  }
}

/** A path of this site and nothing else: no open redirect. */
export function localPath(to: string | undefined): string {
  return to && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/'
}

function page(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  const text = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>登录</title></head>
<body><main><h1>没有登录成功</h1><p>${sentence}。</p><p><a href="/">返回首页</a></p></main></body></html>`
  return reply.status(status).type('text/html; charset=utf-8').send(text)
}
