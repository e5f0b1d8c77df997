/** 常用的人: who worked for an employer before, kept and asked again; the worker has the last word. */
import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { Id, Moment, NoContent, Paging, paged } from '#kernel/schemas.ts'
import { INVITED_OUTCOMES, MOST_INVITED } from './worker-facts.rules.ts'

const OfEmployer = z.object({ employerId: Id })
const OfWorker = z.object({ workerId: Id })

export const WorkerFacts = z
  .object({
    workerId: Id,
    daysWorked: z.int(),
    arrivals: z.int(),
    onTime: z.int(),
    noShows: z.int(),
    timesForMe: z.int(),
  })
  .meta({ id: 'WorkerFacts' })
export const listShiftFacts = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/shifts/{shiftId}/worker-facts',
  summary: 'Facts of record of those who come to a shift: of this market, of the last year',
  zh: '来干活的人的记录：本市场近一年的事实，不打分',
  callers: ['employer', ...COUNTER],
  params: OfEmployer.extend({ shiftId: Id }),
  reply: z.object({ items: z.array(WorkerFacts) }),
  fails: ['no-shift'],
})

export const FormerWorker = z
  .object({
    workerId: Id,
    name: z.string(),
    /** Of what they did for this employer alone. */
    times: z.int(),
    arrivals: z.int(),
    onTime: z.int(),
    noShows: z.int(),
    lastTitle: z.string(),
    lastAt: Moment,
    isFavourite: z.boolean(),
    refused: z.boolean(),
  })
  .meta({ id: 'FormerWorker' })
export const listFormerWorkers = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/former-workers',
  summary: 'Who worked for an employer, latest first; kept ones alone if asked',
  zh: '给我干过活的人、常用的人',
  callers: ['employer'],
  params: OfEmployer,
  query: Paging.extend({ kept: z.stringbool().optional() }),
  reply: paged(FormerWorker),
})
export const keepFavourite = endpoint({
  method: 'PUT',
  path: '/employers/{employerId}/favourites/{workerId}',
  summary: 'Keep somebody who worked for one',
  zh: '记为常用的人',
  callers: ['employer'],
  params: OfEmployer.extend({ workerId: Id }),
  reply: NoContent,
  fails: ['not-your-worker', 'does-not-want'],
})
export const dropFavourite = endpoint({
  method: 'DELETE',
  path: '/employers/{employerId}/favourites/{workerId}',
  summary: 'Keep them no longer',
  zh: '不再记为常用的人',
  callers: ['employer'],
  params: OfEmployer.extend({ workerId: Id }),
  reply: NoContent,
})
export const inviteWorkers = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/shifts/{shiftId}/invitations',
  summary: 'Ask people who worked for one to come to a shift; each answered for itself, each asked once',
  zh: '叫常用的人来',
  callers: ['employer'],
  params: z.object({ marketId: Id, shiftId: Id }),
  body: z.object({ workerIds: z.array(Id).min(1).max(MOST_INVITED) }),
  reply: z.object({ items: z.array(z.object({ workerId: Id, outcome: z.enum(INVITED_OUTCOMES) })) }),
  fails: ['no-shift', 'shift-closed', 'shift-full'],
})

export const MyFacts = z
  .object({
    marketId: Id,
    marketName: z.string(),
    daysWorked: z.int(),
    arrivals: z.int(),
    onTime: z.int(),
    noShows: z.int(),
  })
  .meta({ id: 'MyFacts' })
export const listMyFacts = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/facts',
  summary: 'What employers of each market are shown of the worker',
  zh: '用工方看得到我的哪些记录',
  callers: ['worker', ...COUNTER],
  params: OfWorker,
  reply: z.object({ items: z.array(MyFacts) }),
})
export const listMyEmployers = endpoint({
  method: 'GET',
  path: '/workers/{workerId}/favoured-by',
  summary: 'Employers who keep the worker, and those the worker refused',
  zh: '谁把我记成常用的人',
  callers: ['worker'],
  params: OfWorker,
  reply: z.object({
    items: z.array(
      z.object({ employerId: Id, employerName: z.string(), since: Moment.nullable(), refused: z.boolean() }),
    ),
  }),
})
export const refuseEmployer = endpoint({
  method: 'PUT',
  path: '/workers/{workerId}/favoured-by/{employerId}/refusal',
  summary: 'Not to be asked by this employer any more',
  zh: '不让这个用工方再叫我',
  callers: ['worker'],
  // Not the employer's own id: it is somebody else's, named by the worker.
  params: OfWorker.extend({ employerId: Id }),
  reply: NoContent,
})
export const allowEmployer = endpoint({
  method: 'DELETE',
  path: '/workers/{workerId}/favoured-by/{employerId}/refusal',
  summary: 'May be asked again',
  zh: '又可以叫我',
  callers: ['worker'],
  params: OfWorker.extend({ employerId: Id }),
  reply: NoContent,
})
