import type { Ctx } from '#kernel/context.ts'
import { sendPage, sendSms } from '#notices/index.ts'
import { phoneForSending } from './persons.ts'
import { beyondScope } from './scope.ts'

type Words = Parameters<typeof sendSms>[1]

/**
 * Tells a person something that concerns them: on their page always, by SMS too when they have a phone. For what follows
 * from their own business (a hire, a wage); advertising asks for the consent `sms-alerts` first.
 */
export async function textPerson(
  ctx: Ctx,
  { personId, marketId = null, template, params }: Omit<Words, 'phone' | 'personId'> & { personId: string },
): Promise<void> {
  await sendPage(ctx, { personId, marketId, template, params })
  // The other side of a hire may not see this person; the number goes into the sealed outbox and to nobody else.
  const phone = await beyondScope(ctx, () => phoneForSending(ctx, personId))
  if (phone) await sendSms(ctx, { phone, personId, marketId, template, params })
}
