/** The people of the demo, none of whom exists. What they did is in `county.ts`. Long because it is their list. */
import type { AdminRole, Role, StaffRole } from '#kernel/endpoint.ts'
import { phoneOfCast } from './papers.ts'

/** One word for every door of the demo (演示专用), so that it can be printed once and typed on any screen. */
export const DEMO_PASSWORD = 'yanshi-zhuanyong-88'

export const COUNTY = '440113'
export const CITY = '440100'
export const PROVINCE = '440000'

export const MARKETS = {
  shiqi: {
    name: '番禺区石碁综合零工市场',
    customaryName: '岐山路人力市场',
    divisionCode: '440113120',
    kind: 'comprehensive',
    nature: 'public',
    operatorName: '番禺区公共就业服务中心（演示）',
    address: '石碁镇岐山路1号',
    point: { lat: 22.952, lng: 113.432 },
    publicPhone: '020-80000001',
    trades: ['loader', 'parcel-handler', 'packer', 'bricklayer', 'cleaner', 'sewing-worker'],
  },
  dashi: {
    name: '番禺区大石装修行业零工市场',
    customaryName: '大石装修街',
    divisionCode: '440113012',
    kind: 'industry',
    industry: '装修',
    nature: 'entrusted',
    operatorName: '大石装修行业服务社（演示）',
    operatorContract: '番人社购服〔2026〕演示1号',
    address: '大石街道朝阳东路20号',
    point: { lat: 23.019, lng: 113.313 },
    publicPhone: '020-80000002',
    trades: ['tiler', 'painter', 'carpenter', 'electrical-fitter', 'wall-breaker', 'furniture-fitter'],
  },
} as const
export type MarketKey = keyof typeof MARKETS

export interface Staff {
  loginName: string
  name: string
  role: StaffRole | AdminRole
  at: { market: MarketKey } | { divisionCode: string }
}
/** The first makes the two other administrators; the second gives everybody else their role. */
export const STAFF: readonly Staff[] = [
  { loginName: 'xitong', name: '何永强', role: 'system-admin', at: { divisionCode: PROVINCE } },
  { loginName: 'anquan', name: '罗志勇', role: 'security-admin', at: { divisionCode: PROVINCE } },
  { loginName: 'shenji', name: '邓淑仪', role: 'audit-admin', at: { divisionCode: PROVINCE } },
  { loginName: 'guangdong', name: '梁文辉', role: 'province-officer', at: { divisionCode: PROVINCE } },
  { loginName: 'guangzhou', name: '黎国栋', role: 'city-officer', at: { divisionCode: CITY } },
  { loginName: 'panyu', name: '何美玲', role: 'county-officer', at: { divisionCode: COUNTY } },
  { loginName: 'tiaojie', name: '覃志平', role: 'mediator', at: { divisionCode: COUNTY } },
  { loginName: 'shiqi', name: '曾庆华', role: 'market-manager', at: { market: 'shiqi' } },
  { loginName: 'dashi', name: '麦伟雄', role: 'market-manager', at: { market: 'dashi' } },
  { loginName: 'chuangkou-shiqi', name: '冼丽娟', role: 'clerk', at: { market: 'shiqi' } },
  { loginName: 'chuangkou-dashi', name: '区美珍', role: 'clerk', at: { market: 'dashi' } },
  { loginName: 'zhiyuan', name: '苏晓彤', role: 'volunteer', at: { market: 'shiqi' } },
]

/** What the list of logins says beside a name. */
export interface CastWorker {
  name: string
  /** Null: registered at the desk, has no phone. */
  phone: string | null
  /** Years before today and a day of the year, so that ages stay what they are meant to be. */
  age: number
  birthday: string
  sex: 'male' | 'female'
  /** First registration, old codes too; null: has shown no paper. */
  place: string | null
  market: MarketKey
  trades: readonly { occupation: string; level: 'helper' | 'skilled' | 'master'; years: number }[]
  languages: readonly ('mandarin' | 'cantonese' | 'hakka' | 'teochew' | 'zhuang' | 'english' | 'hunanese')[]
  vehicle?: 'e-bike' | 'bicycle' | 'motorcycle'
  tools?: readonly string[]
  drawsPension?: boolean
  ground?: 'older-jobless' | 'veteran'
  note: string
}
export const WORKERS = {
  chenDawen: {
    name: '陈大文',
    phone: phoneOfCast(1),
    age: 56,
    birthday: '03-18',
    sex: 'male',
    place: '440126',
    market: 'shiqi',
    trades: [
      { occupation: 'bricklayer', level: 'master', years: 30 },
      { occupation: 'tiler', level: 'skilled', years: 12 },
    ],
    languages: ['cantonese', 'mandarin'],
    vehicle: 'motorcycle',
    tools: ['砌刀', '水平尺'],
    ground: 'older-jobless',
    note: '砌筑师傅，有一笔拖欠的工钱',
  },
  liXiuying: {
    name: '李秀英',
    phone: phoneOfCast(2),
    age: 58,
    birthday: '06-02',
    sex: 'female',
    place: '430523',
    market: 'shiqi',
    trades: [
      { occupation: 'hourly-helper', level: 'skilled', years: 8 },
      { occupation: 'cleaner', level: 'skilled', years: 10 },
    ],
    languages: ['mandarin', 'hunanese'],
    drawsPension: true,
    note: '已领养老金的钟点工',
  },
  liangBingkun: {
    name: '梁炳坤',
    phone: null,
    age: 63,
    birthday: '01-25',
    sex: 'male',
    place: '440126',
    market: 'shiqi',
    trades: [{ occupation: 'sorter', level: 'helper', years: 3 }],
    languages: ['cantonese'],
    note: '没有手机，在窗口登记、由窗口代办',
  },
  zhengJiahao: {
    name: '郑家豪',
    phone: phoneOfCast(3),
    age: 47,
    birthday: '09-09',
    sex: 'male',
    place: null,
    market: 'dashi',
    trades: [{ occupation: 'carpenter', level: 'master', years: 20 }],
    languages: ['cantonese', 'english'],
    tools: ['电圆锯'],
    note: '香港居民，凭来往内地通行证登记',
  },
  liuXing: {
    name: '刘㛃',
    phone: phoneOfCast(4),
    age: 34,
    birthday: '11-30',
    sex: 'female',
    place: '452133',
    market: 'shiqi',
    trades: [{ occupation: 'packer', level: 'skilled', years: 5 }],
    languages: ['mandarin', 'cantonese'],
    vehicle: 'e-bike',
    note: '名字里有生僻字',
  },
  wuXiaoyu: {
    name: '吴小雨',
    phone: phoneOfCast(5),
    age: 17,
    birthday: '02-01',
    sex: 'female',
    place: '440513',
    market: 'shiqi',
    trades: [{ occupation: 'packer', level: 'helper', years: 0 }],
    languages: ['mandarin', 'teochew'],
    note: '17岁，未成年工不能做的活报不上名',
  },
  zhangJianguo: {
    name: '张建国',
    phone: phoneOfCast(6),
    age: 44,
    birthday: '10-01',
    sex: 'male',
    place: '512921',
    market: 'shiqi',
    trades: [
      { occupation: 'loader', level: 'skilled', years: 15 },
      { occupation: 'parcel-handler', level: 'skilled', years: 4 },
    ],
    languages: ['mandarin'],
    note: '和爱人王桂兰共用一个手机，登录时选人',
  },
  wangGuilan: {
    name: '王桂兰',
    phone: phoneOfCast(6),
    age: 43,
    birthday: '04-12',
    sex: 'female',
    place: '512921',
    market: 'shiqi',
    trades: [{ occupation: 'packer', level: 'skilled', years: 6 }],
    languages: ['mandarin'],
    note: '和爱人张建国共用一个手机，登录时选人',
  },
  weiZhiqiang: {
    name: '韦志强',
    phone: phoneOfCast(7),
    age: 29,
    birthday: '07-07',
    sex: 'male',
    place: '452402',
    market: 'shiqi',
    trades: [
      { occupation: 'loader', level: 'skilled', years: 6 },
      { occupation: 'parcel-handler', level: 'helper', years: 2 },
    ],
    languages: ['zhuang', 'mandarin'],
    vehicle: 'e-bike',
    note: '装卸熟手，正在上班',
  },
  linYan: {
    name: '林䶮',
    phone: phoneOfCast(8),
    age: 38,
    birthday: '12-12',
    sex: 'male',
    place: '440524',
    market: 'dashi',
    trades: [
      { occupation: 'tiler', level: 'master', years: 16 },
      { occupation: 'painter', level: 'skilled', years: 8 },
    ],
    languages: ['teochew', 'mandarin'],
    tools: ['瓷砖切割机'],
    note: '贴砖师傅，名字里有生僻字',
  },
  maimaiti: {
    name: '买买提·艾力',
    phone: phoneOfCast(9),
    age: 31,
    birthday: '08-20',
    sex: 'male',
    place: '653101',
    market: 'shiqi',
    trades: [{ occupation: 'loader', level: 'helper', years: 1 }],
    languages: ['mandarin'],
    note: '退役军人，登记了优先服务',
    ground: 'veteran',
  },
  yangXue: {
    name: '杨雪',
    phone: phoneOfCast(10),
    age: 26,
    birthday: '05-05',
    sex: 'female',
    place: null,
    market: 'shiqi',
    trades: [{ occupation: 'sewing-worker', level: 'skilled', years: 4 }],
    languages: ['mandarin'],
    note: '刚用手机注册，还没出示证件',
  },
} as const satisfies Record<string, CastWorker>
export type WorkerKey = keyof typeof WORKERS

export const EMPLOYERS = {
  wuliu: {
    kind: 'enterprise',
    name: '广州顺安达物流有限公司（演示）',
    contactName: '黄志强',
    phone: phoneOfCast(21),
    divisionCode: '440113120',
    address: '石碁镇岐山路12号',
    point: { lat: 22.9535, lng: 113.4352 },
    note: '企业，已核验',
  },
  zhuangxiu: {
    kind: 'sole-trader',
    name: '大石好师傅装修服务部（演示）',
    contactName: '陈国良',
    phone: phoneOfCast(22),
    divisionCode: '440113012',
    address: '大石街道朝阳东路36号',
    point: { lat: 23.0205, lng: 113.3155 },
    note: '个体工商户，先行通过，限招5人',
  },
  jiating: {
    kind: 'household',
    contactName: '李婉仪',
    phone: phoneOfCast(23),
    divisionCode: '440113007',
    address: '市桥街道繁华路',
    point: { lat: 22.9405, lng: 113.363 },
    note: '家庭，已核验',
  },
  shigongdui: {
    kind: 'labour-team',
    name: '覃师傅施工队（演示）',
    contactName: '覃德胜',
    phone: phoneOfCast(24),
    divisionCode: '440113120',
    address: '石碁镇傍江西路8号',
    point: { lat: 22.961, lng: 113.42 },
    note: '劳务队，已核验，有逾期工钱',
  },
  canyin: {
    kind: 'enterprise',
    name: '广州悦食堂餐饮管理有限公司（演示）',
    contactName: '冯小燕',
    phone: phoneOfCast(25),
    divisionCode: '440113120',
    address: '石碁镇市莲路66号',
    point: { lat: 22.948, lng: 113.437 },
    note: '企业，已交执照，等待核验',
  },
} as const
export type EmployerKey = keyof typeof EMPLOYERS

/** `YYYY-MM-DD` of somebody who is `age` on `today`, whatever the year. */
export function bornOn({ age, birthday }: Pick<CastWorker, 'age' | 'birthday'>, today: string): string {
  const had = today.slice(5) >= birthday
  return `${Number(today.slice(0, 4)) - age - (had ? 0 : 1)}-${birthday}`
}

const ROLE_PLACES: Partial<Record<Role, string>> = {
  'province-officer': '广东省',
  'city-officer': '广州市',
  'county-officer': '番禺区',
  mediator: '番禺区',
}
export function placeOf({ role, at }: Staff): string {
  return 'market' in at ? MARKETS[at.market].name : (ROLE_PLACES[role] ?? '全省')
}
