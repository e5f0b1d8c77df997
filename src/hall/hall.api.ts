/** What kiosk and big screen of a market show, and how somebody at a kiosk gets a human. No personal data passes here. */
import { z } from 'zod'
import { JobKind, PayUnit, Settlement } from '#jobs/job-schemas.api.ts'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { Day, Id, Moment, NoContent, StreamReply } from '#kernel/schemas.ts'

const InMarket = z.object({ marketId: Id })
const OfBell = z.object({ marketId: Id, bellId: Id })
/** Who stands before it: the device itself; staff look at what their hall sees. */
const WATCHERS = ['kiosk', 'volunteer', ...COUNTER] as const

/** One shift as the crowd may read it. No free text of a post but its place, and that only where it is no home. */
export type HallJob = z.infer<typeof HallJob>
export const HallJob = z
  .object({
    shiftId: Id,
    postId: Id,
    state: z.enum(['open', 'filled', 'paused']).describe('能报名 · 已招满 · 暂停招工'),
    occupation: z.object({ code: z.string(), name: z.string(), picture: z.string() }),
    kind: JobKind,
    payFen: z.int(),
    payUnit: PayUnit,
    pieceName: z.string().nullable(),
    settlement: Settlement,
    shiftPayFen: z.int().nullable(),
    startsAt: Moment,
    endsAt: Moment,
    place: z.string().describe('做工地点；家庭用工只到镇街'),
    headcount: z.int(),
    placesLeft: z.int(),
    urgent: z.boolean(),
    given: z.array(z.enum(['meals', 'lodging', 'transport', 'tools', 'insurance'])),
    employer: z.string().describe('企业、个体工商户的登记名称；家庭和班组只写种类'),
    verified: z.boolean(),
  })
  .meta({ id: 'HallJob' })

export type HallBoard = z.infer<typeof HallBoard>
export const HallBoard = z
  .object({
    market: z.object({
      marketId: Id,
      name: z.string(),
      customaryName: z.string().nullable(),
      address: z.string(),
      phone: z.string().nullable(),
      hours: z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() })),
      running: z.boolean(),
    }),
    /** The public address of this installation, for QR codes. */
    origin: z.string(),
    /** When this was true. */
    at: Moment,
    days: z.array(z.object({ on: Day, jobs: z.int(), places: z.int() })).describe('今天、明天：能报名的活和还要的人'),
    /** Open ones by start, then what was filled or paused. */
    jobs: z.array(HallJob),
    /** More than were asked for. */
    left: z.int(),
  })
  .meta({ id: 'HallBoard' })

export const getHallBoard = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hall-board',
  summary: 'What the hall shows: work of today and tomorrow, hours, telephone; no names of persons',
  zh: '大厅显示的内容：今天明天的活、开放时间、电话，没有个人信息',
  callers: WATCHERS,
  params: InMarket,
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
  reply: HallBoard,
})
export const watchHall = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hall-board/changes',
  summary:
    'Stream: `board` when the board may have changed, `bell` when a bell was rung or answered; nothing else is told',
  zh: '大厅内容变化的推送',
  callers: WATCHERS,
  kind: 'stream',
  params: InMarket,
  query: z.object({
    /** Taken off by the browser's own reconnecting; the board is simply read again. */
    lastEventId: z.string().max(40).optional(),
    door: z.string().max(20).optional(),
  }),
  reply: StreamReply,
})

export type Bell = z.infer<typeof Bell>
export const Bell = z
  .object({
    bellId: Id,
    state: z.enum(['rung', 'answered', 'ended']),
    rungAt: Moment,
    answeredAt: Moment.nullable(),
    device: z.string().describe('哪台自助机'),
  })
  .meta({ id: 'Bell' })

export const ringBell = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/bells',
  summary: 'Somebody at this kiosk asks for staff; an open bell of the same kiosk is answered again',
  zh: '自助机叫工作人员',
  callers: ['kiosk'],
  params: InMarket,
  reply: Bell,
})
export const getBell = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/bells/{bellId}',
  summary: 'Whether staff comes',
  zh: '有没有人应答',
  callers: ['kiosk'],
  params: OfBell,
  reply: Bell,
})
export const endBell = endpoint({
  method: 'DELETE',
  path: '/markets/{marketId}/bells/{bellId}',
  summary: 'Not needed any more, or the person has left',
  zh: '不用了',
  callers: ['kiosk'],
  params: OfBell,
  reply: NoContent,
})
export const listBells = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/bells',
  summary: 'Open bells of the market, longest waiting first',
  zh: '正在叫工作人员的自助机',
  callers: ['volunteer', ...COUNTER],
  params: InMarket,
  reply: z.object({ items: z.array(Bell) }),
})
export const answerBell = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/bells/{bellId}/answer',
  summary: 'I am on my way',
  zh: '我过去',
  callers: ['volunteer', ...COUNTER],
  params: OfBell,
  reply: Bell,
  fails: ['bell-over'],
})
