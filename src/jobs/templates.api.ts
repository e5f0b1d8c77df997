/** What helps an employer post quickly: posts kept under a name, and what others in the city pay. */
import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { DivisionCode, Id, Moment, NoContent, Text } from '#kernel/schemas.ts'
import { PayUnit } from './job-schemas.api.ts'

const OfTemplate = z.object({ employerId: Id, postId: Id })
export const Template = z
  .object({
    marketId: Id,
    postId: Id,
    name: z.string(),
    title: z.string(),
    occupation: z.object({ code: z.string(), name: z.string() }),
    payFen: z.int(),
    payUnit: PayUnit,
    pieceName: z.string().nullable(),
    place: z.string(),
    savedAt: Moment,
  })
  .meta({ id: 'Template' })

export const listTemplates = endpoint({
  method: 'GET',
  path: '/employers/{employerId}/templates',
  summary: 'Posts an employer keeps to post again, last kept first',
  zh: '常招的活',
  callers: ['employer'],
  params: z.object({ employerId: Id }),
  reply: z.object({ items: z.array(Template) }),
})
export const saveTemplate = endpoint({
  method: 'PUT',
  path: '/employers/{employerId}/templates/{postId}',
  summary: 'Keep a post under a name',
  zh: '存为常招的活',
  callers: ['employer'],
  params: OfTemplate,
  body: z.object({ marketId: Id, name: Text(30) }),
  reply: NoContent,
  fails: ['too-many-templates'],
})
export const dropTemplate = endpoint({
  method: 'DELETE',
  path: '/employers/{employerId}/templates/{postId}',
  summary: 'Keep it no longer; the post stays',
  zh: '不再存为常招的活',
  callers: ['employer'],
  params: OfTemplate,
  reply: NoContent,
})
export const getGoingRate = endpoint({
  method: 'GET',
  path: '/going-rates',
  summary: 'The median pay of posts of a trade in a city in the last days; none of too few posts',
  zh: '行情：同城同工种近期工钱的中位数',
  callers: ['employer', ...COUNTER],
  query: z.object({ occupation: z.string().min(1).max(60), divisionCode: DivisionCode, payUnit: PayUnit }),
  reply: z
    .object({ cityName: z.string(), days: z.int(), posts: z.int(), medianFen: z.int().nullable() })
    .meta({ id: 'GoingRate' }),
  fails: ['unknown-occupation', 'unknown-division'],
})
