/** Rules of law as dated data: which hold, on what source, confirmed or replaced by whom. */
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, DivisionCode, Moment, NoContent, Paging, paged, Text } from '#kernel/schemas.ts'

export const LAW_MARKS = ['V', 'P', 'P-', 'M'] as const
export const LAW_EFFECTS = ['refuse', 'warn', 'clock', 'keep', 'text'] as const
export const LAW_TOPICS = [
  'ads',
  'agency',
  'fairs',
  'hours',
  'pay',
  'minimum-wage',
  'age',
  'women',
  'heat',
  'older-workers',
  'insurance',
  'disputes',
  'personal-data',
  'signature',
  'access',
  'maps',
  'volunteers',
  'naming',
] as const
/** A rule for all of Guangdong is the province's to confirm, a rule of single cities also theirs. */
const CONFIRMERS = ['city-officer', 'province-officer'] as const

export const LawConfirmation = z
  .object({
    at: Moment,
    /** 岗位与地方, e.g. 市主管（江门市）. */
    by: z.string(),
    /** Official page the rule was read on. */
    address: z.string(),
    /** 文号. */
    documentNumber: z.string(),
    publishedOn: Day.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'LawConfirmation' })

export const LawRowItem = z
  .object({
    rowId: z.string(),
    version: z.int(),
    topic: z.enum(LAW_TOPICS),
    /** One plain Chinese sentence. */
    text: z.string(),
    textEn: z.string(),
    /** Units are in the names: `maxDailyHours`, `floorFenPerHour`. */
    numbers: z.record(z.string(), z.number()),
    document: z.string(),
    article: z.string(),
    /** 《…》第…条, with 待核实 while unconfirmed. */
    citation: z.string(),
    mark: z.enum(LAW_MARKS).describe('V 读过原文 · P 摘录或报道 · P- 转载 · M 凭记忆'),
    effects: z.array(z.enum(LAW_EFFECTS)),
    /** Marked V or confirmed by an officer: only then it may refuse. */
    verified: z.boolean(),
    actsAs: z.enum(['refuse', 'warn']),
    effectiveFrom: Day.nullable(),
    effectiveTo: Day.nullable(),
    /** City codes it is limited to; empty: all of Guangdong. */
    cities: z.array(z.string()),
    sourceAddress: z.string().nullable(),
    note: z.string(),
    confirmation: LawConfirmation.nullable(),
  })
  .meta({ id: 'LawRow' })

export const LawVersion = LawRowItem.extend({
  madeAt: Moment,
  /** 岗位与地方; null: delivered with the product. */
  madeBy: z.string().nullable(),
  reason: z.string().nullable(),
}).meta({ id: 'LawVersion' })

const RowId = z.object({ rowId: z.string().regex(/^[a-z0-9-]{2,80}$/) })
const Evidence = z.object({
  /** Page of the official site the rule was read on. */
  address: z.url({ protocol: /^https?$/, error: '请填写官方网页的网址' }).max(500),
  documentNumber: Text(60, 2),
  publishedOn: Day.nullish(),
  reason: Text(300, 2),
})

export const findLawRows = endpoint({
  method: 'GET',
  path: '/law-rows',
  summary: 'The rules in force on a day, with source and mark',
  zh: '现行规则：内容、出处、是否核实',
  callers: ['anyone'],
  query: Paging.extend({
    topic: z.enum(LAW_TOPICS).optional(),
    /** In the sentence, the document or the article. */
    text: z.string().trim().min(1).max(60).optional(),
    /** Default today. */
    day: Day.optional(),
    /** Rules of single cities only where they hold here. */
    divisionCode: DivisionCode.optional(),
    /** True: those nobody has confirmed yet. */
    unverified: z.stringbool().optional(),
  }),
  reply: paged(LawRowItem).extend({
    /** Years whose holiday notice is missing: the working-day clocks stop there. */
    missingYears: z.array(z.int()),
  }),
  fails: ['unknown-division'],
})

export const getLawRow = endpoint({
  method: 'GET',
  path: '/law-rows/{rowId}',
  summary: 'A rule with all its versions, newest first',
  zh: '一条规则和它的全部版本',
  callers: ['anyone'],
  params: RowId,
  reply: z.object({
    rowId: z.string(),
    /** The version in force today; null: none is. */
    current: z.int().nullable(),
    versions: z.array(LawVersion),
  }),
})

export const confirmLawRow = endpoint({
  method: 'PUT',
  path: '/law-rows/{rowId}/confirmation',
  summary: 'State that a rule was read on an official page: it then acts as verified',
  zh: '核实规则：写明官方网址、文号、日期',
  callers: CONFIRMERS,
  params: RowId,
  body: Evidence.extend({
    /** The version that was read; another one may have come since the screen was opened. */
    version: z.int().positive(),
    /** First day in force as read; must agree with the row, else replace it. */
    effectiveFrom: Day.nullish(),
  }),
  reply: LawRowItem,
  fails: ['law-row-above', 'law-version-changed', 'law-dates-differ', 'law-published-later'],
})

export const withdrawLawConfirmation = endpoint({
  method: 'DELETE',
  path: '/law-rows/{rowId}/confirmation',
  summary: 'Take a confirmation back: the rule warns only, as before',
  zh: '撤回核实',
  callers: CONFIRMERS,
  params: RowId,
  body: z.object({ version: z.int().positive(), reason: Text(300, 2) }),
  reply: NoContent,
  fails: ['law-row-above', 'law-not-confirmed'],
})

export const replaceLawRow = endpoint({
  method: 'POST',
  path: '/law-rows/{rowId}/versions',
  summary: 'Replace a rule by a new dated version, with its source; the old one stays for old records',
  zh: '更换规则：新的一条从某天起生效，旧的留给旧记录',
  callers: CONFIRMERS,
  params: RowId,
  body: Evidence.extend({
    /** The newest version known to the screen. */
    after: z.int().positive(),
    text: Text(500, 4),
    textEn: z.string().trim().max(500).nullish(),
    /** The same names as before; every one given. */
    numbers: z.record(z.string(), z.number().min(0).max(100_000_000)),
    document: Text(120, 2),
    article: z.string().trim().max(60).default(''),
    effects: z.array(z.enum(LAW_EFFECTS)).min(1).optional().describe('不填：与原来相同'),
    effectiveFrom: Day,
    effectiveTo: Day.nullish(),
    note: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ version: z.int() }),
  fails: [
    'law-row-above',
    'law-version-changed',
    'law-numbers-differ',
    'law-begins-before',
    'law-ends-before',
    'law-published-later',
  ],
})

export const WageFloor = z
  .object({
    rowId: z.string(),
    version: z.int(),
    floorFenPerHour: z.int(),
    floorFenPerMonth: z.int(),
    effectiveFrom: Day.nullable(),
    citation: z.string(),
    sourceAddress: z.string().nullable(),
  })
  .meta({ id: 'WageFloor' })

export const getWageFloors = endpoint({
  method: 'GET',
  path: '/wage-floors',
  summary: "Minimum wage at an employer's seat on a day: the verified figure and a newer unverified one",
  zh: '最低工资：某地某天的标准，已核实的和待核实的',
  callers: ['anyone'],
  query: z.object({
    divisionCode: z.string().trim().min(1).max(40),
    /** Default today. */
    day: Day.optional(),
  }),
  reply: z.object({
    cityCode: z.string(),
    cityName: z.string(),
    day: Day,
    /** Below it a post is refused. */
    verified: WageFloor.nullable(),
    /** Newer, or the only one: below it a post is warned. */
    unverified: WageFloor.nullable(),
  }),
  fails: ['unknown-division'],
})
