import { type Env, required, type SmsGateway, SmsRefused } from './sms-gateway.ts'

/**
 * Any gateway that takes one HTTP request a message: 政务网关, a carrier's own, a modem in the cupboard. The holes {phone} {text}
 * {id} {template} and {params} in address and body are filled, quoted as the content type asks.
 * Env: `LINGGONG_SMS_URL`, `LINGGONG_SMS_BODY` (absent = GET), `LINGGONG_SMS_HEADERS` (JSON), `LINGGONG_SMS_OK` (what a good answer matches).
 */
export function httpGateway(env: Env): SmsGateway {
  return {
    name: 'http',
    async send(message, signal) {
      const headers = new Headers(JSON.parse(env['LINGGONG_SMS_HEADERS'] || '{}') as Record<string, string>)
      const holes: Record<string, string> = { ...message, params: JSON.stringify(message.params) }
      const fill = (pattern: string, quote: (value: string) => string) =>
        pattern.replaceAll(/\{(phone|text|id|template|params)\}/g, (_, hole: string) => quote(holes[hole]!))
      const url = fill(required(env, 'LINGGONG_SMS_URL'), encodeURIComponent)
      const pattern = env['LINGGONG_SMS_BODY']
      if (pattern && !headers.has('content-type')) headers.set('content-type', 'application/json; charset=utf-8')
      const quote = headers.get('content-type')?.includes('json')
        ? (value: string) => JSON.stringify(value).slice(1, -1)
        : encodeURIComponent
      const answer = await fetch(url, {
        method: pattern ? 'POST' : 'GET',
        headers,
        signal,
        ...(pattern && { body: fill(pattern, quote) }),
      })
      const said = await answer.text()
      if (!answer.ok)
        throw new SmsRefused(
          `HTTP_${answer.status}`,
          answer.status >= 400 && answer.status < 500 && answer.status !== 429,
        )
      const good = env['LINGGONG_SMS_OK']
      if (good && !new RegExp(good).test(said)) throw new SmsRefused('the answer does not match LINGGONG_SMS_OK', false)
    },
  }
}
