import { createHash, createHmac } from 'node:crypto'
import { systemClock } from '#kernel/clock.ts'
import { type Env, required, type SmsGateway, SmsRefused, vendorTemplate } from './sms-gateway.ts'
import { isTemplate, TEMPLATES } from './templates.rules.ts'

/**
 * 腾讯云短信, SendSms 2021-01-11, signed by hand (the official client depends on `common:*`).
 * Env: `LINGGONG_SMS_KEY`, `LINGGONG_SMS_SECRET`, `LINGGONG_SMS_APP`, `LINGGONG_SMS_SIGN`, `LINGGONG_SMS_TEMPLATES`,
 * `LINGGONG_SMS_REGION` (ap-guangzhou); `LINGGONG_SMS_URL` for another endpoint.
 */
export function tencentGateway(env: Env): SmsGateway {
  const url = new URL(env['LINGGONG_SMS_URL'] ?? 'https://sms.tencentcloudapi.com/')
  return {
    name: 'tencent',
    async send({ id, phone, template, params }, signal) {
      const body = JSON.stringify({
        PhoneNumberSet: [phone.startsWith('+') ? phone : `+86${phone}`],
        SmsSdkAppId: required(env, 'LINGGONG_SMS_APP'),
        SignName: required(env, 'LINGGONG_SMS_SIGN'),
        TemplateId: vendorTemplate(env, template),
        TemplateParamSet: inOrder(template, params),
        SessionContext: id,
      })
      const headers = signTc3({
        host: url.host,
        service: 'sms',
        action: 'SendSms',
        body,
        at: systemClock(),
        contentType: 'application/json; charset=utf-8',
        id: required(env, 'LINGGONG_SMS_KEY'),
        secret: required(env, 'LINGGONG_SMS_SECRET'),
      })
      const answer = await fetch(url, {
        method: 'POST',
        body,
        signal,
        headers: {
          ...headers,
          'x-tc-version': '2021-01-11',
          'x-tc-region': env['LINGGONG_SMS_REGION'] ?? 'ap-guangzhou',
        },
      })
      const { Response: said } = (await answer.json().catch(() => ({}))) as {
        Response?: { Error?: { Code: string }; SendStatusSet?: { Code: string }[] }
      }
      const code = said?.Error?.Code ?? said?.SendStatusSet?.[0]?.Code ?? `HTTP_${answer.status}`
      if (code !== 'Ok') throw new SmsRefused(code, FINAL.test(code))
    },
  }
}
const FINAL =
  /^(InvalidParameter|UnauthorizedOperation|UnsupportedOperation|MissingParameter|AuthFailure|FailedOperation\.(Template|Signature|Phone|Insufficient))/

/** Their templates number the parameters {1}, {2}: ours in the order in which they stand in the text. */
function inOrder(template: string, params: Record<string, string>): string[] {
  if (!isTemplate(template)) return Object.values(params)
  return [...TEMPLATES[template].text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => params[hole!] ?? '')
}

interface Tc3 {
  host: string
  service: string
  action: string
  body: string
  at: Date
  contentType: string
  id: string
  secret: string
}
/** TC3-HMAC-SHA256 (腾讯云 API 3.0 签名方法 v3). */
export function signTc3({ host, service, action, body, at, contentType, id, secret }: Tc3): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const day = at.toISOString().slice(0, 10)
  const names = 'content-type;host;x-tc-action'
  const request = `POST\n/\n\ncontent-type:${contentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n\n${names}\n${sha256(body)}`
  const scope = `${day}/${service}/tc3_request`
  const key = [day, service, 'tc3_request'].reduce<Buffer | string>(
    (k, part) => createHmac('sha256', k).update(part).digest(),
    `TC3${secret}`,
  )
  const signature = createHmac('sha256', key)
    .update(`TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(request)}`)
    .digest('hex')
  return {
    'content-type': contentType,
    'x-tc-action': action,
    'x-tc-timestamp': timestamp,
    authorization: `TC3-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  }
}
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
