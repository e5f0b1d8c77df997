import { createHash, createHmac } from 'node:crypto'
import { newId, systemClock } from '#kernel/clock.ts'
import { type Env, required, type SmsGateway, SmsRefused, vendorTemplate } from './sms-gateway.ts'

/**
 * 阿里云短信, SendSms 2017-05-25, signed by hand: the official client brings an install script and 30 packages for one call.
 * Env: `LINGGONG_SMS_KEY`, `LINGGONG_SMS_SECRET`, `LINGGONG_SMS_SIGN`, `LINGGONG_SMS_TEMPLATES`; `LINGGONG_SMS_URL` for another endpoint.
 */
export function aliyunGateway(env: Env): SmsGateway {
  const url = new URL(env['LINGGONG_SMS_URL'] ?? 'https://dysmsapi.aliyuncs.com/')
  return {
    name: 'aliyun',
    async send({ id, phone, template, params }, signal) {
      const query = {
        PhoneNumbers: phone.replace(/^\+/, ''),
        SignName: required(env, 'LINGGONG_SMS_SIGN'),
        TemplateCode: vendorTemplate(env, template),
        TemplateParam: JSON.stringify(params),
        OutId: id,
      }
      const { headers, canonicalQuery } = signAcs3({
        host: url.host,
        action: 'SendSms',
        version: '2017-05-25',
        query,
        date: systemClock(),
        nonce: newId(),
        key: required(env, 'LINGGONG_SMS_KEY'),
        secret: required(env, 'LINGGONG_SMS_SECRET'),
      })
      const answer = await fetch(`${url.origin}/?${canonicalQuery}`, { method: 'POST', headers, signal })
      const { Code: code = `HTTP_${answer.status}` } = (await answer.json().catch(() => ({}))) as { Code?: string }
      if (code !== 'OK') throw new SmsRefused(code, FINAL.test(code))
    },
  }
}
/** Wrong number, template, signature or account: a person must act. Flow control and the service's own faults pass. */
const FINAL =
  /MOBILE_NUMBER_ILLEGAL|TEMPLATE|SIGNATURE|SIGN_NAME|INVALID_PARAMETERS|PARAM|ACCOUNT|AccessKeyId|Forbidden|BLACK/

interface Acs3 {
  host: string
  action: string
  version: string
  query: Record<string, string>
  date: Date
  nonce: string
  key: string
  secret: string
  body?: string
}
/** ACS3-HMAC-SHA256 (阿里云 V3 版本请求体和签名机制). */
export function signAcs3({ host, action, version, query, date, nonce, key, secret, body = '' }: Acs3): {
  headers: Record<string, string>
  canonicalQuery: string
} {
  const signed: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': date.toISOString().replace(/\.\d+Z/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const names = Object.keys(signed).sort()
  const canonicalQuery = Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name]!)}`)
    .join('&')
  const request = [
    'POST',
    '/',
    canonicalQuery,
    names.map((name) => `${name}:${signed[name]}\n`).join(''),
    names.join(';'),
    sha256(body),
  ].join('\n')
  const signature = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex')
  const { host: _, ...headers } = signed // fetch sets it itself
  return {
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${key},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
    canonicalQuery,
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
