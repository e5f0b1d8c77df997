import { noteClearReading } from '#kernel/clear-reading.ts'
import { actorOf } from '#kernel/context.ts'
import { Failure, orMissing, refuseIf } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { mustSee, phoneOf } from './employer.sql.ts'
import type * as api from './employers.api.ts'

const MOST_PAPERS = 30

/** Papers are stored sealed; pictures are drawn anew, so that no place or hidden payload stays in them. */
export const addPaper: Handler<typeof api.addPaper> = async (
  { params: { employerId }, body: { kind }, upload },
  ctx,
) => {
  await mustSee(ctx, employerId)
  const { n } = await ctx.db
    .selectFrom('employers.licence')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('employerId', '=', employerId)
    .executeTakeFirstOrThrow()
  refuseIf(n >= MOST_PAPERS ? 'too-many-papers' : null, { facts: { most: MOST_PAPERS } })
  const stored = await ctx.files.putFile(upload.bytes, {
    name: upload.fileName,
    kinds: ['jpeg', 'png', 'webp', 'pdf'],
    personal: true,
  })
  if ('refusal' in stored) throw new Failure(stored.refusal, { status: 422 })
  const paperId = ctx.newId()
  await ctx.db
    .insertInto('employers.licence')
    .values({
      employerId,
      licenceId: paperId,
      kind,
      fileId: stored.id,
      fileName: stored.name,
      at: ctx.now,
      byPersonId: actorOf(ctx).personId,
    })
    .execute()
  await ctx.journal({ kind: 'employer.paper-added', subjectId: employerId, data: { paperId, kind } })
  return { paperId }
}

export const readPaper: Handler<typeof api.readPaper> = async (
  { params: { employerId, paperId }, query: { reason } },
  ctx,
) => {
  await mustSee(ctx, employerId)
  const paper = orMissing(
    await ctx.db
      .selectFrom('employers.licence as l')
      .innerJoin('employers.employer as e', 'e.employerId', 'l.employerId')
      .select(['l.fileId', 'l.fileName', 'e.contactPersonId'])
      .where('l.employerId', '=', employerId)
      .where('l.licenceId', '=', paperId)
      .executeTakeFirst(),
    'not-found',
  )
  const bytes = orMissing(await ctx.files.getFile(paper.fileId), 'not-found')
  await noteClearReading(ctx, { personId: paper.contactPersonId, what: 'paper', reason })
  await ctx.journal({ kind: 'employer.paper-read', subjectId: employerId, reason, data: { paperId } })
  return { bytes, type: typeOf(paper.fileName), fileName: paper.fileName }
}

/** The store names a file by what it is. */
function typeOf(fileName: string): string {
  const types: Record<string, string> = {
    jpg: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    pdf: 'application/pdf',
  }
  return types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}

export const readEmployerPhone: Handler<typeof api.readEmployerPhone> = async (
  { params: { employerId }, query: { reason } },
  ctx,
) => {
  await mustSee(ctx, employerId)
  const row = orMissing(
    await ctx.db
      .selectFrom('employers.employer')
      .select(['employerId', 'contactName', 'phoneSealed', 'contactPersonId'])
      .where('employerId', '=', employerId)
      .executeTakeFirst(),
    'not-found',
  )
  await noteClearReading(ctx, { personId: row.contactPersonId, what: 'contact-phone', reason })
  return { contactName: row.contactName, phone: phoneOf(ctx, row) }
}
