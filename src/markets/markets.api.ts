import { z } from 'zod'
import { endpoint, OFFICERS, STAFF_ROLES } from '#kernel/endpoint.ts'
import { Day, DivisionCode, Id, Moment, NoContent, Paging, Point, paged, Text } from '#kernel/schemas.ts'

export const MARKET_KINDS = ['comprehensive', 'industry'] as const
export const MARKET_NATURES = ['public', 'entrusted', 'commercial', 'charitable', 'spontaneous'] as const
export const MARKET_STATES = [
  'surveyed',
  'planned',
  'building',
  'accepted',
  'running',
  'rectifying',
  'relocating',
  'closed',
] as const
export const ZONE_KINDS = ['introduction', 'talks', 'publication', 'convenience', 'services', 'self-service'] as const
/** A market is set up by the county or above, or by whoever sets the system up. */
const REGISTRARS = ['county-officer', 'city-officer', 'province-officer', 'system-admin'] as const
const KEEPERS = [...OFFICERS, 'system-admin'] as const

export const MarketKind = z.enum(MARKET_KINDS)
export const MarketNature = z.enum(MARKET_NATURES)
export const MarketState = z.enum(MARKET_STATES)

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '请填写 00:00 到 24:00 之间的时间')
/** Opening hours: `days` 1 = Monday … 7 = Sunday, Asia/Shanghai. */
export const OpeningHours = z
  .object({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: Time, to: Time })
  .meta({ id: 'OpeningHours' })

/** As it stands in a list and on a map. `publicPhone` is the office's number. */
export const MarketItem = z
  .object({
    marketId: Id,
    name: z.string(),
    customaryName: z.string().nullable(),
    divisionCode: z.string(),
    divisionName: z.string(),
    kind: MarketKind,
    industry: z.string().nullable(),
    nature: MarketNature,
    /** 公共 / 经营性 / 自发形成, as the national lists count. */
    nationalNature: z.string(),
    address: z.string(),
    point: Point,
    publicPhone: z.string().nullable(),
    trades: z.array(z.object({ code: z.string(), name: z.string() })),
    hours: z.array(OpeningHours),
    state: MarketState,
    /** Great-circle metres from the asked point; null without one. */
    distanceM: z.int().nullable(),
  })
  .meta({ id: 'MarketItem' })

/** In the list of those who keep it. */
export const MyMarket = MarketItem.extend({
  /** Roles held at it now. */
  staff: z.int(),
  /** On the board, and waiting for review. */
  postsOpen: z.int(),
  postsSubmitted: z.int(),
}).meta({ id: 'MyMarket' })

export const MarketSettings = z
  .object({
    /** Either side may cancel without mark until so long before the start. */
    cancelFreeMinutes: z.int().min(0).max(2880),
    /** Time kept free between two hires of one worker. */
    travelMarginMinutes: z.int().min(0).max(240),
    /** How near a check-in by place has to be. */
    checkinRadiusM: z.int().min(50).max(3000),
  })
  .meta({ id: 'MarketSettings' })

export const Zone = z
  .object({
    zoneId: Id,
    kind: z.enum(ZONE_KINDS),
    name: z.string(),
    areaM2: z.int().nullable(),
    counters: z.int(),
    rooms: z.int(),
    seats: z.int(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Zone' })

export const Market = MarketItem.extend({
  operatorName: z.string(),
  /** Of entrusted operation: its name or number. */
  operatorContract: z.string().nullable(),
  settings: MarketSettings,
  zones: z.array(Zone),
  stateSince: Moment,
  /** The directory entry was last held against the place on this day. */
  checkedOn: Day.nullable(),
}).meta({ id: 'Market' })

export const StateChange = z
  .object({
    state: MarketState,
    at: Moment,
    why: z.string().nullable(),
    /** Where the workers go, when it closes or moves. */
    workersGoTo: z.object({ marketId: Id, name: z.string() }).nullable(),
  })
  .meta({ id: 'MarketStateChange' })

const MarketBody = z.object({
  /** 〈市|县〉+〈位置〉+〈综合|行业〉+零工市场 (guideline 二(三)1). */
  name: Text(60, 2),
  customaryName: Text(60).nullish(),
  divisionCode: DivisionCode,
  kind: MarketKind,
  /** Needed for kind `industry`: 纺织, 家政 … */
  industry: Text(20).nullish(),
  nature: MarketNature,
  operatorName: Text(60, 2),
  operatorContract: Text(120).nullish(),
  address: Text(120, 2),
  point: Point,
  publicPhone: z
    .string()
    .trim()
    .regex(/^[\d-]{5,20}$/, '请填写电话号码')
    .nullish(),
  /** Occupation codes of what is mainly hired here. */
  trades: z.array(z.string()).max(20).default([]),
  hours: z.array(OpeningHours).max(14).default([]),
})
const ZoneBody = z.object({
  /** Absent for a new zone. */
  zoneId: Id.optional(),
  kind: z.enum(ZONE_KINDS),
  name: Text(30),
  areaM2: z.int().positive().max(1_000_000).nullish(),
  counters: z.int().min(0).max(500).default(0),
  rooms: z.int().min(0).max(500).default(0),
  seats: z.int().min(0).max(10_000).default(0),
  note: Text(200).nullish(),
})
const InMarket = z.object({ marketId: Id })

export const findMarkets = endpoint({
  method: 'GET',
  path: '/markets',
  summary: 'Markets, nearest first when a point is given',
  zh: '零工市场名录：按远近、区划、状态查找',
  callers: ['anyone'],
  query: Paging.extend({
    lat: z.coerce.number().min(18).max(27).optional(),
    lng: z.coerce.number().min(108).max(119).optional(),
    radiusM: z.coerce.number().int().min(100).max(500_000).optional(),
    divisionCode: DivisionCode.optional(),
    kind: MarketKind.optional(),
    nature: MarketNature.optional(),
    /** Default: those that serve: running and rectifying. */
    state: MarketState.optional(),
    /** Part of the name, customary name or address. */
    name: z.string().trim().max(30).optional(),
  }),
  reply: paged(MarketItem),
  fails: ['unknown-division'],
})
export const getMarket = endpoint({
  method: 'GET',
  path: '/markets/{marketId}',
  summary: 'One market with zones, hours and published rules',
  zh: '一个市场：功能区、开放时间、公开的规则',
  callers: ['anyone'],
  params: InMarket,
  reply: Market,
})
export const listMyMarkets = endpoint({
  method: 'GET',
  path: '/my-markets',
  summary: "Markets inside the caller's part of the tree",
  zh: '我管的市场',
  callers: [...STAFF_ROLES, 'system-admin', 'kiosk'],
  query: Paging.extend({ name: z.string().trim().max(30).optional() }),
  reply: paged(MyMarket),
})
export const registerMarket = endpoint({
  method: 'POST',
  path: '/markets',
  summary: 'Enter a market in the register',
  zh: '登记零工市场',
  callers: REGISTRARS,
  body: MarketBody.extend({
    /** A hall that works already begins as running. */
    state: z.enum(['surveyed', 'planned', 'building', 'accepted', 'running']).default('surveyed'),
  }),
  reply: z.object({ marketId: Id }),
  fails: ['unknown-division', 'unknown-occupation', 'market-outside-area', 'market-name-taken', 'industry-missing'],
})
export const changeMarket = endpoint({
  method: 'PATCH',
  path: '/markets/{marketId}',
  summary: 'Correct the register entry',
  zh: '修改市场登记信息',
  callers: KEEPERS,
  params: InMarket,
  body: MarketBody.omit({ divisionCode: true }).partial(),
  reply: NoContent,
  fails: ['unknown-occupation', 'market-name-taken', 'industry-missing'],
})
export const setMarketSettings = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/settings',
  summary: 'Set the published rules of cancelling, travel and check-in',
  zh: '设定取消、路程、签到的公开规则',
  callers: KEEPERS,
  params: InMarket,
  body: MarketSettings,
  reply: NoContent,
})
export const setZones = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/zones',
  summary: 'Set the zones of a market',
  zh: '设定功能区',
  callers: KEEPERS,
  params: InMarket,
  body: z.object({ zones: z.array(ZoneBody).max(30) }),
  reply: z.object({
    zones: z.array(Zone),
    /** Of the four required zones (guideline 二(四)) those not there yet. */
    missing: z.array(z.enum(ZONE_KINDS)),
  }),
  fails: ['zone-not-here'],
})
export const moveMarket = endpoint({
  method: 'POST',
  path: '/markets/{marketId}/state-changes',
  summary: 'Move a market to its next state',
  zh: '变更市场状态：摸排、规划、建设、验收、运行、整改、迁移、关闭',
  callers: REGISTRARS,
  params: InMarket,
  body: z.object({
    state: MarketState,
    why: Text(300).nullish(),
    /** Closing and relocating name the market where the workers go. */
    workersGoTo: Id.nullish(),
  }),
  reply: NoContent,
  fails: ['state-not-next', 'why-missing', 'workers-go-to-missing', 'workers-go-to-closed'],
})
export const listStateChanges = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/state-changes',
  summary: 'The life of a market',
  zh: '市场的状态变化记录',
  callers: ['anyone'],
  params: InMarket,
  reply: z.object({ items: z.array(StateChange) }),
})
export const confirmDirectoryEntry = endpoint({
  method: 'PUT',
  path: '/markets/{marketId}/directory-check',
  summary: 'State that the directory entry was held against the place today',
  zh: '确认名录信息今天核对无误',
  callers: KEEPERS,
  params: InMarket,
  reply: NoContent,
})
