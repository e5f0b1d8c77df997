import type { Ctx } from '#kernel/context.ts'
import { type About, type Params, sendPage, sendSms, type TemplateId } from '#notices/index.ts'
import { phoneForSending } from './persons.ts'
import { beyondScope } from './scope.ts'

/**
 * Tells a person something that concerns them: on their page always, by SMS too when they have a phone. For what follows
 * from their own business (a hire, a wage); advertising asks for the consent `sms-alerts` first.
 */
export async function textPerson<T extends TemplateId>(
  ctx: Ctx,
  {
    personId,
    marketId = null,
    template,
    params,
    about = null,
  }: { personId: string; marketId?: string | null; template: T; params: Params<T>; about?: About | null },
): Promise<void> {
  await sendPage(ctx, { personId, marketId, template, params, about })
  // The other side of a hire may not see this person; the number goes into the sealed outbox and to nobody else.
  const phone = await beyondScope(ctx, () => phoneForSending(ctx, personId))
  if (phone) await sendSms(ctx, { phone, personId, marketId, template, params })
}
