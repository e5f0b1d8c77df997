import { aliyunGateway } from './sms-aliyun.ts'
import { httpGateway } from './sms-http.ts'
import { tencentGateway } from './sms-tencent.ts'

/** One message as a gateway needs it: some take template and parameters, some the whole text. */
export interface SmsMessage {
  /** The same over all retries. */
  id: string
  /** Eleven digits, or E.164 outside the mainland. */
  phone: string
  template: string
  params: Record<string, string>
  /** With signature. */
  text: string
}
/** A way to the carriers. `send` resolves when the gateway has taken the message over, else throws `SmsRefused` or a network error. */
export interface SmsGateway {
  name: string
  send(message: SmsMessage, signal: AbortSignal): Promise<void>
}
/** `final`: asking again would not help (unknown template, number that does not exist). The code never holds the number. */
export class SmsRefused extends Error {
  override name = 'SmsRefused'
  readonly final: boolean
  constructor(code: string, final: boolean) {
    super(code.slice(0, 100))
    this.final = final
  }
}

export type Env = Record<string, string | undefined>

/**
 * The gateway of this installation by `LINGGONG_SMS`: `aliyun`, `tencent`, `http` or `console`; in the demo nothing
 * leaves the machine whatever is set. Null where SMS has not been set up: then nobody is offered a code.
 */
export function smsGatewayOf(env: Env, demo: boolean): SmsGateway | null {
  if (demo) return { name: 'demo', send: async () => {} }
  switch (env['LINGGONG_SMS']) {
    case 'aliyun':
      return aliyunGateway(env)
    case 'tencent':
      return tencentGateway(env)
    case 'http':
      return httpGateway(env)
    case 'console':
      return { name: 'console', send: async ({ text }) => void process.stdout.write(`短信：${text}\n`) }
    default:
      return null
  }
}

/** A setting the chosen gateway cannot do without. */
export function required(env: Env, name: string): string {
  const value = env[name]
  if (!value) throw new SmsRefused(`${name} is not set`, true)
  return value
}

/** The carrier's number for one of our templates, from `LINGGONG_SMS_TEMPLATES` = `{"login-code":"SMS_123"}`. */
export function vendorTemplate(env: Env, template: string): string {
  const number = (JSON.parse(env['LINGGONG_SMS_TEMPLATES'] || '{}') as Record<string, string>)[template]
  if (!number) throw new SmsRefused(`no number for template ${template}`, true)
  return number
}
