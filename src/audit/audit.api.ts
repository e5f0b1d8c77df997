import { z } from 'zod'
import { endpoint, OFFICERS, ROLES } from '#kernel/endpoint.ts'
import { Day, Id, Moment, Paging, paged, StreamReply } from '#kernel/schemas.ts'

export type JournalLine = z.infer<typeof JournalLine>
/** Something that happened. Ids, numbers and states only; never personal data. */
export const JournalLine = z
  .object({
    journalId: z.int(),
    marketId: Id.nullable(),
    at: Moment,
    kind: z.string(),
    subjectId: Id.nullable(),
    actorId: Id.nullable(),
    actorAs: z.string().nullable(),
    forPersonId: Id.nullable(),
    reason: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    /** False for the last second's entries, until the sealer has chained them. */
    sealed: z.boolean(),
  })
  .meta({ id: 'JournalLine' })

export const listJournal = endpoint({
  method: 'GET',
  path: '/journal-entries',
  summary: 'What happened in my part of the tree, newest first',
  zh: '查看操作日志，新的在前',
  callers: ['audit-admin', 'security-admin', ...OFFICERS],
  query: Paging.extend({
    marketId: Id.optional(),
    kind: z.string().max(60).optional().describe('noun.past-participle, or the noun alone'),
    actorId: Id.optional(),
    subjectId: Id.optional(),
    fromOn: Day.optional(),
    toOn: Day.optional(),
  }),
  reply: paged(JournalLine),
})

export const verifyChains = endpoint({
  method: 'GET',
  path: '/chain-verifications',
  summary: 'Recompute the audit chains of my part of the tree',
  zh: '验算审计链是否被改动',
  callers: ['audit-admin'],
  reply: z.object({
    chains: z.int(),
    links: z.int(),
    faults: z.array(
      z.object({
        marketId: Id.nullable(),
        seq: z.int(),
        what: z.enum(['missing-link', 'missing-entry', 'changed', 'cut-tail']),
      }),
    ),
    at: Moment,
  }),
})

/** What an open page is told: something it shows has changed, ask again. */
export type Change = { kind: string; marketId: string | null; subjectId: string | null; at: string }
export const watchChanges = endpoint({
  method: 'GET',
  path: '/changes',
  kind: 'stream',
  summary: 'Server-sent events: what changed for me, as it happens',
  zh: '实时变化通知（SSE）',
  callers: ROLES,
  reply: StreamReply,
})
