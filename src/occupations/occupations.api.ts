/** 工种: what gig work is called, for pickers and for the words people say. */
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'

export const OccupationItem = z
  .object({
    /** Ours, never reused: `loader`. */
    code: z.string(),
    /** 搬运装卸工. */
    name: z.string(),
    /** What a Cantonese speaker says, where it differs from the name. */
    spoken: z.string().nullable(),
    /** Key of the picture. */
    picture: z.string(),
    /** Code of its group. */
    group: z.string(),
  })
  .meta({ id: 'Occupation' })

export const OccupationGroup = z
  .object({ code: z.string(), name: z.string(), picture: z.string(), occupations: z.array(OccupationItem) })
  .meta({ id: 'OccupationGroup' })

export const OccupationPage = OccupationItem.extend({
  groupName: z.string(),
  /** Other words for it: Mandarin, Cantonese, slang. */
  aliases: z.array(z.string()),
  /** Number of 职业分类大典; null while it is to be confirmed. */
  nationalCode: z.string().nullable(),
  /** 0 anyone after a word of explanation, 1 practised, 2 trained or licensed. */
  skill: z.int().min(0).max(2),
  risks: z.array(z.string()),
  /** For 16 and 17 (未成年工特殊保护). */
  minors: z.enum(['allowed', 'forbidden']),
  certificates: z.array(z.string()),
  /** How it is usually paid. */
  payUnit: z.string(),
  /** Trades its workers can also do. */
  adjacent: z.array(OccupationItem),
}).meta({ id: 'OccupationPage' })

export const getOccupations = endpoint({
  method: 'GET',
  path: '/occupations',
  summary: 'All trades in their groups, for pickers; changes only with a release, so keep it by its ETag',
  zh: '全部工种，按大类分组',
  callers: ['anyone'],
  reply: z.object({ groups: z.array(OccupationGroup) }),
})

export const getOccupation = endpoint({
  method: 'GET',
  path: '/occupations/{occupationCode}',
  summary: 'One trade: other words, papers, risks, neighbouring trades',
  zh: '一个工种：别名、证件、风险、相近工种',
  callers: ['anyone'],
  params: z.object({ occupationCode: z.string().trim().min(1).max(60) }),
  reply: OccupationPage,
  fails: ['unknown-occupation'],
})

export const searchOccupations = endpoint({
  method: 'GET',
  path: '/occupation-searches',
  summary: 'Trades for what somebody typed or said: name, other word, pinyin, initials, a sentence',
  zh: '按说法找工种：名称、俗称、粤语、拼音都行',
  callers: ['anyone'],
  query: z.object({
    /** 搬货, 苦力, banyun, 想找洗碗的活. An unknown word is refused with suggestions. */
    text: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(30).default(10),
  }),
  reply: z.object({ items: z.array(OccupationItem) }).describe('最合适的在前'),
  fails: ['unknown-occupation'],
})
