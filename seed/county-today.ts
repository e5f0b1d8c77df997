/** The last day before now, and what lies ahead: shifts under way, later today, tomorrow; posts that wait, were refused or are half written. */
import { cancelHire } from '#hires/hires.api.ts'
import { decidePost, getPostRecord, writePost } from '#jobs/posts.api.ts'
import { lookForWork, type Town } from './county.ts'
import { comeIn, goHome, keyOf, type NewPost, pay, post, type Span, take } from './county-steps.ts'
import { EMPLOYERS } from './people.ts'

const HALF_HOUR_MS = 1_800_000

export async function playToday(town: Town): Promise<void> {
  const { stage, now, ago, at, workers, employer: contactOf, staff } = town
  /** On the half hour, `hours` from now. */
  const ahead = (hours: number) => new Date(Math.ceil((now.getTime() + hours * 3600_000) / HALF_HOUR_MS) * HALF_HOUR_MS)
  const behind = (hours: number) =>
    new Date(Math.floor((now.getTime() - hours * 3600_000) / HALF_HOUR_MS) * HALF_HOUR_MS)
  const tomorrow = (time: string, hours: number, headcount: number, breakMinutes = 0): Span => ({
    startsAt: at(1, time),
    hours,
    headcount,
    breakMinutes,
  })

  await stage.goTo(ago(23 * 60))
  const done = await post(town, 'wuliu', 'shiqi', LOADING, [{ startsAt: behind(14), hours: 4, headcount: 3 }])
  const doneHires = [await take(town, 'maimaiti', done), await take(town, 'liangBingkun', done)]
  const running = await post(town, 'wuliu', 'shiqi', { ...LOADING, title: '装车卸车' }, [
    { startsAt: behind(2), hours: 8, headcount: 3, breakMinutes: 30 },
  ])
  const runningHires = [await take(town, 'weiZhiqiang', running), await take(town, 'zhangJianguo', running)]
  await stage.goTo(new Date(behind(14).getTime() - 600_000))
  await comeIn(town, done, doneHires)
  await stage.goTo(new Date(behind(10).getTime() + 120_000))
  await goHome(town, done, doneHires)
  await pay(town, done, doneHires.slice(0, 1), 'wechat')

  await stage.goTo(ago(6 * 60))
  const later = await post(town, 'wuliu', 'shiqi', { ...PACKING, urgent: true }, [
    { startsAt: ahead(2.5), hours: 4, headcount: 2 },
    { startsAt: ahead(4), hours: 5, headcount: 3 },
  ])
  await take(town, 'wangGuilan', later)
  await take(town, 'liuXing', later)
  const parcels = await post(town, 'wuliu', 'shiqi', PARCELS, [
    tomorrow('07:30', 9, 6, 60),
    tomorrow('13:00', 5, 3),
    { ...tomorrow('07:30', 9, 6, 60), startsAt: at(2, '07:30') },
  ])
  await take(town, 'liangBingkun', parcels)
  const leaver = await take(town, 'wuXiaoyu', parcels, 1)
  await take(town, 'liuXing', parcels)
  const walls = await post(town, 'shigongdui', 'shiqi', WALLS, [
    tomorrow('07:00', 10.5, 4, 90),
    { ...tomorrow('07:00', 10.5, 4, 90), startsAt: at(2, '07:00') },
  ])
  await take(town, 'chenDawen', walls)
  const cleaning = await post(town, 'jiating', 'shiqi', CLEANING, [tomorrow('14:00', 3, 1)])
  await take(town, 'liXiuying', cleaning)
  const counting = await post(
    town,
    'wuliu',
    'shiqi',
    COUNTING,
    Array.from({ length: 6 }, (_, i) => ({ startsAt: at(3 + i, '09:00'), hours: 8, headcount: 2, breakMinutes: 60 })),
  )
  const dropped = await take(town, 'maimaiti', counting)

  await stage.goTo(ago(4 * 60))
  const tiles = await post(town, 'shigongdui', 'dashi', TILES, [tomorrow('08:00', 9, 2, 60)])
  await take(town, 'linYan', tiles)
  await post(town, 'zhuangxiu', 'dashi', FITTING, [tomorrow('13:30', 4, 2)])
  await stage.goTo(new Date(behind(2).getTime() - 900_000))
  await comeIn(town, running, runningHires)

  await stage.goTo(ago(90))
  await stage.call(workers.wuXiaoyu, cancelHire, { ...keyOf(leaver), body: { reason: '明天学校有考试' } })
  await stage.call(await contactOf('wuliu'), cancelHire, { ...keyOf(dropped), body: { reason: '盘点改期' } })

  await stage.goTo(ago(60))
  await post(
    town,
    'zhuangxiu',
    'dashi',
    { ...FITTING, title: '旧柜子拆除', occupation: 'wall-breaker' },
    [tomorrow('09:00', 4, 1)],
    'leave',
  )
  await post(town, 'wuliu', 'shiqi', LOW_PAY, [tomorrow('18:00', 4, 3)], 'leave')
  const vague = await post(
    town,
    'zhuangxiu',
    'dashi',
    { ...FITTING, title: '招人帮忙' },
    [tomorrow('19:00', 2, 1)],
    'leave',
  )
  const { version } = await stage.call(await contactOf('zhuangxiu'), getPostRecord, {
    params: { marketId: vague.marketId, postId: vague.postId },
  })
  await stage.call(await staff('chuangkou-dashi'), decidePost, {
    params: { marketId: vague.marketId, postId: vague.postId },
    body: { outcome: 'reject', note: '请写清楚帮什么忙、要带什么工具', version },
  })
  const { divisionCode, address, point } = EMPLOYERS.wuliu
  await stage.call(await contactOf('wuliu'), writePost, {
    params: { marketId: town.markets.shiqi },
    body: {
      ...COUNTING,
      title: '年货打包',
      divisionCode,
      place: address,
      point,
      validUntil: at(20, '18:00').toISOString(),
    },
  })
  await stage.goTo(ago(20))
  await lookForWork(town, ['maimaiti', 'liuXing', 'wuXiaoyu', 'zhengJiahao', 'yangXue'])
}

const LOADING: NewPost = {
  occupation: 'loader',
  kind: 'daily',
  title: '卸货柜',
  description: '纸箱百货，有传送带和手推车',
  payFen: 3_500,
  payUnit: 'hour',
  settlement: 'after-shift',
  conditions: { meals: true, tools: true, rest: '每两小时休息15分钟', notes: '身体好，能搬30公斤' },
}
const PACKING: NewPost = {
  occupation: 'packer',
  kind: 'daily',
  title: '电商打包',
  description: '贴单、装箱、封箱，坐着站着都可以',
  payFen: 2_600,
  payUnit: 'hour',
  settlement: 'after-shift',
  conditions: { meals: true, notes: '不限经验' },
}
const PARCELS: NewPost = {
  occupation: 'sorter',
  kind: 'temporary',
  title: '快递分拣',
  description: '包裹分拣、装袋，有师傅带',
  payFen: 24_000,
  payUnit: 'day',
  settlement: 'next-day',
  conditions: { meals: true, rest: '中午休息1小时', notes: '不限经验' },
}
const WALLS: NewPost = {
  occupation: 'bricklayer',
  kind: 'temporary',
  title: '砌围墙',
  description: '砌240围墙，材料到位，有小工配合',
  payFen: 40_000,
  payUnit: 'day',
  settlement: 'after-shift',
  level: 'skilled',
  principal: '广州岐丰建设有限公司（演示）',
  conditions: { meals: true, tools: true, insurance: true, rest: '中午休息1个半小时', notes: '要会砌墙，带身份证' },
}
const CLEANING: NewPost = {
  occupation: 'hourly-helper',
  kind: 'hourly',
  title: '家里搞卫生',
  description: '擦窗擦地、收拾厨房',
  payFen: 4_000,
  payUnit: 'hour',
  settlement: 'after-shift',
  place: '市桥街道繁华路小区',
  conditions: { tools: true, notes: '不限' },
}
const COUNTING: NewPost = {
  occupation: 'stocktaker',
  kind: 'stage',
  title: '仓库盘点',
  description: '按表清点货架，扫码登记',
  payFen: 20_000,
  payUnit: 'day',
  settlement: 'at-end',
  conditions: { meals: true, rest: '中午休息1小时', notes: '识字，会用手机' },
}
const TILES: NewPost = {
  occupation: 'tiler',
  kind: 'daily',
  title: '卫生间贴砖',
  description: '两个卫生间墙地砖，砖和水泥在现场',
  payFen: 42_000,
  payUnit: 'day',
  settlement: 'after-shift',
  level: 'skilled',
  principal: '大石好师傅装修服务部（演示）',
  divisionCode: '440113012',
  place: '大石街道朝阳东路小区',
  point: { lat: 23.0212, lng: 113.3171 },
  conditions: { transport: true, rest: '中午休息1小时', notes: '自带切割机' },
}
const FITTING: NewPost = {
  occupation: 'furniture-fitter',
  kind: 'part-time',
  title: '上门装柜子',
  description: '衣柜、鞋柜上门安装，两人一组',
  payFen: 4_500,
  payUnit: 'hour',
  settlement: 'half-month',
  conditions: { transport: true, notes: '会用电钻' },
}
/** Under the hourly floor of Guangzhou that nobody has confirmed yet: goes to review with a warning. */
const LOW_PAY: NewPost = {
  occupation: 'labeller',
  kind: 'part-time',
  title: '晚上贴标',
  description: '给瓶子贴标签，坐着干',
  payFen: 2_150,
  payUnit: 'hour',
  settlement: 'weekly',
  conditions: { notes: '不限' },
}
