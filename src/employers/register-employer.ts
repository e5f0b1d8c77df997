import { grantRole, openSession, registerPerson, tiePerson } from '#accounts/index.ts'
import { actorOf, type Ctx } from '#kernel/context.ts'
import type { Received } from '#kernel/endpoint.ts'
import { orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { getServingMarket } from '#markets/index.ts'
import { setLevel } from './decide-employer.ts'
import { householdName, isBarred } from './employer.rules.ts'
import { actsForItself, lockEmployer, mustSee, tie } from './employer.sql.ts'
import {
  claimUscc,
  nameColumns,
  phoneColumns,
  readContactName,
  readDivision,
  readPhone,
  readUscc,
} from './employer-fields.ts'
import type * as api from './employers.api.ts'

export const registerEmployer: Handler<typeof api.registerEmployer> = async ({ body }, ctx) => {
  const { personId } = actorOf(ctx)
  const { marketId } = await getServingMarket(ctx, body.marketId)
  // The employer is younger than the caller's session: its first rows are written as the market's, which reviews it.
  await ctx.within(marketId)
  const employerId = await insertEmployer(ctx, body, { marketId, contactPersonId: personId, source: 'own' })
  const grantId = await grantRole(ctx, { personId, role: 'employer', employerId })
  await openSession(ctx, { personId, door: 'employer', grantId, strength: actorOf(ctx).strength })
  return { employerId, grantId }
}

export const registerEmployerAtDesk: Handler<typeof api.registerEmployerAtDesk> = async ({ params, body }, ctx) => {
  const { marketId } = await getServingMarket(ctx, params.marketId)
  const contactName = readContactName(body.contactName)
  const phone = readPhone(body.phone)
  // Asked before the tie is made: a tie opens the person to this market, and a number somebody wrote down is no leave for that.
  if (body.contactPersonId) await mustBeSeen(ctx, body.contactPersonId)
  const contactPersonId = body.contactPersonId ?? (await registerPerson(ctx, { name: contactName, phone }))
  await tiePerson(ctx, contactPersonId, marketId, 'employer')
  const employerId = await insertEmployer(ctx, body, { marketId, contactPersonId, source: 'desk' })
  // The contact signs in later with the phone they gave and finds the employer's door open.
  await grantRole(ctx, { personId: contactPersonId, role: 'employer', employerId })
  return { employerId }
}

async function mustBeSeen(ctx: Ctx, personId: string): Promise<void> {
  orMissing(
    await ctx.db.selectFrom('accounts.person').select('personId').where('personId', '=', personId).executeTakeFirst(),
    'person-not-found',
  )
}

type Fields = Omit<Received<typeof api.registerEmployer>['body'], 'marketId'>
async function insertEmployer(
  ctx: Ctx,
  fields: Fields,
  { marketId, contactPersonId, source }: { marketId: string; contactPersonId: string; source: 'own' | 'desk' },
): Promise<string> {
  const { kind, point, address, agencyLicence = null } = fields
  const contactName = readContactName(fields.contactName)
  refuseIf(kind !== 'household' && !fields.name ? 'employer-name-missing' : null, { status: 422 })
  const uscc = readUscc(kind, fields.uscc)
  const phone = readPhone(fields.phone)
  const divisionCode = await readDivision(ctx, fields.divisionCode)
  const employerId = ctx.newId()
  await ctx.db
    .insertInto('employers.employer')
    .values({
      employerId,
      kind,
      ...nameColumns(kind === 'household' ? householdName(contactName) : fields.name!),
      uscc,
      agencyLicence,
      contactPersonId,
      contactName,
      ...phoneColumns(ctx, employerId, phone),
      divisionCode,
      address,
      lat: point?.lat ?? null,
      lng: point?.lng ?? null,
      level: 'unverified',
      levelSince: ctx.now,
      createdAt: ctx.now,
      createdBy: actorOf(ctx).personId,
    })
    .execute()
  if (uscc) await claimUscc(ctx, uscc, employerId)
  await tie(ctx, employerId, marketId)
  await tiePerson(ctx, contactPersonId, marketId, 'employer')
  await ctx.journal({
    kind: 'employer.registered',
    marketId,
    subjectId: employerId,
    forPersonId: source === 'desk' ? contactPersonId : null,
    data: { kind, source },
  })
  return employerId
}

export const tieEmployer: Handler<typeof api.tieEmployer> = async ({ params: { marketId, employerId } }, ctx) => {
  await getServingMarket(ctx, marketId)
  const { contactPersonId } = orMissing(
    await ctx.db
      .selectFrom('employers.employer')
      .select('contactPersonId')
      .where('employerId', '=', employerId)
      .executeTakeFirst(),
    'not-found',
  )
  await tie(ctx, employerId, marketId)
  // An employer's member is nobody's staff: only the employer's own tie opens the market to its contact.
  if (actsForItself(ctx)) await ctx.within(marketId)
  await tiePerson(ctx, contactPersonId, marketId, 'employer')
  await ctx.journal({ kind: 'employer.tied', marketId, subjectId: employerId })
  return {}
}

export const changeEmployer: Handler<typeof api.changeEmployer> = async ({ params: { employerId }, body }, ctx) => {
  await mustSee(ctx, employerId)
  const old = await lockEmployer(ctx, employerId)
  refuseIf(actsForItself(ctx) && isBarred(old.level) ? 'employer-suspended' : null)
  const contactName = body.contactName === undefined ? old.contactName : readContactName(body.contactName)
  const uscc = body.uscc === undefined ? old.uscc : readUscc(old.kind, body.uscc)
  const name = old.kind === 'household' ? householdName(contactName) : (body.name ?? old.name)
  if (uscc && uscc !== old.uscc) await claimUscc(ctx, uscc, employerId)
  const { address, point, agencyLicence } = body
  const divisionCode = body.divisionCode === undefined ? old.divisionCode : await readDivision(ctx, body.divisionCode)
  await ctx.db
    .updateTable('employers.employer')
    .set({
      ...nameColumns(name),
      uscc,
      contactName,
      ...(address !== undefined && { address }),
      ...(body.phone !== undefined && phoneColumns(ctx, employerId, readPhone(body.phone))),
      divisionCode,
      ...(point !== undefined && { lat: point?.lat ?? null, lng: point?.lng ?? null }),
      ...(agencyLicence !== undefined && { agencyLicence }),
    })
    .where('employerId', '=', employerId)
    .execute()
  await ctx.journal({ kind: 'employer.changed', subjectId: employerId, data: { fields: Object.keys(body) } })
  // What was verified was this name under this code; a household's contact is its name. Another city of the seat is another wage
  // floor (劳动合同法 72), so it is seen on the papers again.
  const isAnother =
    name !== old.name ||
    uscc !== old.uscc ||
    divisionCode.slice(0, 4) !== old.divisionCode.slice(0, 4) ||
    (agencyLicence !== undefined && agencyLicence !== old.agencyLicence)
  if (!isAnother || (old.level !== 'verified' && old.level !== 'provisional')) return { level: old.level }
  await setLevel(ctx, {
    employerId,
    marketId: null,
    level: 'unverified',
    levelUntil: null,
    openHeadcountLimit: null,
    note: '名称、代码、所在城市或许可证已修改，请重新核验',
  })
  return { level: 'unverified' }
}
