import { actorOf } from '#kernel/context.ts'
import { Failure } from '#kernel/failure.ts'
import { maskName } from '#kernel/mask.ts'
import type { Handler } from '#kernel/mount.ts'
import { spokenPhone } from '#kernel/phone.ts'
import { sendSms } from '#notices/index.ts'
import type * as api from './accounts.api.ts'
import { mobileOf, proveCode, sendCode } from './login-code.ts'
import {
  changePhone,
  clearIdentity,
  clearPhone,
  personOf,
  phoneForSending,
  renamePerson,
  showIdentity,
} from './persons.ts'
import { ROLE_NAMES } from './role.rules.ts'
import { beyondScope } from './scope.ts'

export const getMyPerson: Handler<typeof api.getMyPerson> = (_input, ctx) => personOf(ctx, actorOf(ctx).personId)

export const changeMyPerson: Handler<typeof api.changeMyPerson> = async ({ body: { name, identity } }, ctx) => {
  const { personId } = actorOf(ctx)
  if (name !== undefined) await renamePerson(ctx, personId, name)
  if (identity) await showIdentity(ctx, personId, identity)
  return personOf(ctx, personId)
}

export const createPhoneCode: Handler<typeof api.createPhoneCode> = ({ body: { phone } }, ctx) =>
  sendCode(ctx, { phone: mobileOf(phone), purpose: 'login' })

/** The old phone is told: a stolen session should not move the account in silence. */
export const putMyPhone: Handler<typeof api.putMyPhone> = async ({ body }, ctx) => {
  const { personId } = actorOf(ctx)
  const phone = mobileOf(body.phone)
  const right = await proveCode(ctx, { phone, code: body.code, purpose: 'login' })
  // A code that once opened a session is used up; the same request again is answered by its idempotency key before it comes here.
  if (right.spentBy) throw new Failure('code-over')
  await right.spend(personId)
  const old = await phoneForSending(ctx, personId)
  const phoneMasked = await changePhone(ctx, personId, phone, { shared: true, proven: true })
  if (old && old !== phone) await sendSms(ctx, { phone: old, personId, template: 'phone-changed', params: {} })
  return { phoneMasked }
}

export const getMyClearReadings: Handler<typeof api.getMyClearReadings> = async ({ query: { after, limit } }, ctx) => {
  const rows = await ctx.db
    .selectFrom('kernel.clearReading')
    .selectAll()
    .where('personId', '=', actorOf(ctx).personId)
    .$if(after !== undefined, (q) => q.where('readingId', '<', after!))
    .orderBy('readingId', 'desc')
    .limit(limit + 1)
    .execute()
  // Whoever read somebody's number answers to them by name; staff are otherwise not seen by workers.
  const readers =
    rows.length === 0
      ? []
      : await beyondScope(ctx, () =>
          ctx.db
            .selectFrom('accounts.person')
            .select(['personId', 'name'])
            .where(
              'personId',
              'in',
              rows.map((r) => r.byPersonId),
            )
            .execute(),
        )
  const items = rows.slice(0, limit).map((row) => ({
    readingId: row.readingId,
    at: row.at.toISOString(),
    what: row.what === 'phone' ? '手机号' : '证件号',
    reason: row.reason,
    by: `${ROLE_NAMES[row.byAs as keyof typeof ROLE_NAMES] ?? row.byAs} ${maskName(readers.find((p) => p.personId === row.byPersonId)?.name ?? '')}`.trim(),
  }))
  return { items, next: rows.length > limit ? items.at(-1)!.readingId : null }
}

export const getClearPhone: Handler<typeof api.getClearPhone> = async (
  { params: { personId }, query: { reason } },
  ctx,
) => {
  const phone = await clearPhone(ctx, personId, reason)
  return { phone, spoken: spokenPhone(phone) }
}
export const getClearIdentity: Handler<typeof api.getClearIdentity> = async (
  { params: { personId }, query: { reason } },
  ctx,
) => {
  const number = await clearIdentity(ctx, personId, reason)
  const { identityKind } = await personOf(ctx, personId)
  return { kind: identityKind, number }
}
