import type { Ctx } from '#kernel/context.ts'
import { blindIndex, openField, sealField } from '#kernel/crypto/index.ts'
import { smsGatewayOf } from './sms-gateway.ts'
import { fitParams, type Params, SIGNATURE, type TemplateId, textOf } from './templates.rules.ts'

export const DELIVER = 'notices.deliver'
const TO = 'notices.message.to'
const TEXT = 'notices.message.text'

/** Whether a message could leave at all; where not, nobody is asked to wait for a code. */
export function canSendSms({ settings }: Pick<Ctx, 'settings'>): boolean {
  return smsGatewayOf(process.env, settings.demo) !== null
}

/** Puts an SMS into the outbox in the caller's transaction; it leaves soon after COMMIT, at least once, under a stable id. Answers that id. */
export async function sendSms<T extends TemplateId>(
  ctx: Ctx,
  {
    phone,
    personId = null,
    marketId = null,
    template,
    params,
  }: { phone: string; personId?: string | null; marketId?: string | null; template: T; params: Params<T> },
): Promise<string> {
  const messageId = ctx.newId()
  const recipientHash = blindIndex(ctx.keyring, 'notices.recipient', phone)
  await ctx.db
    .insertInto('notices.message')
    .values({
      recipientHash,
      messageId,
      personId,
      marketId,
      channel: 'sms',
      template,
      toSealed: sealField(ctx.keyring, TO, phone, messageId),
      textSealed: sealText(ctx, messageId, template, params),
      state: 'waiting',
      madeAt: ctx.now,
    })
    .execute()
  await ctx.work(DELIVER, { recipientHash, messageId })
  return messageId
}

/** What a message speaks of, in its market: its reader gets there by one press. */
export interface About {
  kind: 'hire' | 'shift' | 'post'
  id: string
}

/** A message that waits on the person's own page. Answers its id. */
export async function sendPage<T extends TemplateId>(
  ctx: Ctx,
  {
    personId,
    marketId = null,
    template,
    params,
    about = null,
  }: { personId: string; marketId?: string | null; template: T; params: Params<T>; about?: About | null },
): Promise<string> {
  const messageId = ctx.newId()
  await ctx.db
    .insertInto('notices.message')
    .values({
      recipientHash: blindIndex(ctx.keyring, 'notices.recipient', personId),
      messageId,
      personId,
      marketId,
      channel: 'page',
      template,
      textSealed: sealText(ctx, messageId, template, params),
      aboutKind: about?.kind ?? null,
      aboutId: about?.id ?? null,
      state: 'sent',
      madeAt: ctx.now,
      sentAt: ctx.now,
    })
    .execute()
  return messageId
}

interface Stored {
  messageId: string
  textSealed: string
  toSealed: string | null
}
/** The words of a stored message. */
export function openMessage(
  { keyring }: Pick<Ctx, 'keyring'>,
  row: Stored,
): { to: string | null; text: string; params: Record<string, string> } {
  const { text, params } = JSON.parse(openField(keyring, TEXT, row.textSealed, row.messageId)) as {
    text: string
    params: Record<string, string>
  }
  return { to: row.toSealed && openField(keyring, TO, row.toSealed, row.messageId), text, params }
}
export const withSignature = (text: string): string => `${SIGNATURE}${text}`

function sealText(ctx: Ctx, messageId: string, template: TemplateId, params: Record<string, string | number>): string {
  const fitted = fitParams(template, params)
  return sealField(ctx.keyring, TEXT, JSON.stringify({ text: textOf(template, fitted), params: fitted }), messageId)
}
