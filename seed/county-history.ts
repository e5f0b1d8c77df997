/** Two weeks of work behind the town: mostly good, with an absence, two cancellations, a settled and an open quarrel, arrears. */
import { cancelHire, disputeWage, markNoShow, rateHire, settleDispute } from '#hires/hires.api.ts'
import type { Town } from './county.ts'
import { comeIn, confirm, goHome, type Hired, keyOf, pay, post, take } from './county-steps.ts'
import type { WorkerKey } from './people.ts'

export async function playHistory(town: Town): Promise<void> {
  const { stage, at } = town
  await stage.goTo(at(-13, '16:00'))
  const parcels = await post(
    town,
    'wuliu',
    'shiqi',
    {
      occupation: 'packer',
      kind: 'temporary',
      title: '快递打包',
      description: '包裹扫码、打包，站着干活，有师傅带，晚上不加班',
      payFen: 22_000,
      payUnit: 'day',
      settlement: 'next-day',
      conditions: { meals: true, rest: '中午休息1小时', notes: '不限经验' },
    },
    PARCEL_DAYS.map((day) => ({ startsAt: at(day, '08:00'), hours: 9, headcount: 4, breakMinutes: 60 })),
  )
  const walls = await post(
    town,
    'shigongdui',
    'shiqi',
    {
      occupation: 'bricklayer',
      kind: 'stage',
      title: '厂房砌墙',
      description: '砌180墙和勾缝，材料到位，有小工配合',
      payFen: 38_000,
      payUnit: 'day',
      settlement: 'after-shift',
      level: 'skilled',
      principal: '广州岐丰建设有限公司（演示）',
      conditions: { meals: true, tools: true, insurance: true, rest: '中午休息1个半小时', notes: '要会砌墙，带身份证' },
    },
    WALL_DAYS.map((day) => ({ startsAt: at(day, '07:00'), hours: 10.5, headcount: 2, breakMinutes: 90 })),
  )
  const paidLater: { worker: WorkerKey; hire: Hired }[] = []
  for (let day = -12; day <= -3; day++) {
    const shift = PARCEL_DAYS.indexOf(day)
    const wall = WALL_DAYS.indexOf(day)
    await stage.goTo(at(day - 1, '19:30'))
    const crew: { worker: WorkerKey; hire: Hired }[] = []
    if (shift >= 0) {
      for (const worker of CREWS[shift % CREWS.length]!)
        crew.push({ worker, hire: await take(town, worker, parcels, shift) })
    }
    const bricks = wall >= 0 ? await take(town, 'chenDawen', walls, wall) : null
    if (day === -7) {
      await stage.goTo(at(-8, '20:10'))
      const [gone] = crew.splice(0, 1)
      await leave(town, gone!.worker, gone!.hire, '家里有事，去不了')
    }
    if (day === -5) {
      await stage.goTo(at(-5, '07:10'))
      const [gone] = crew.splice(0, 1)
      await leave(town, gone!.worker, gone!.hire, '早上发烧')
    }
    await stage.goTo(at(day, '06:50'))
    if (bricks) await comeIn(town, walls, [bricks])
    await stage.goTo(at(day, '07:50'))
    if (day === -9) {
      const [absent] = crew.splice(0, 1)
      await stage.goTo(at(day, '08:40'))
      await stage.call(await town.employer('wuliu'), markNoShow, {
        ...keyOf(absent!.hire),
        body: { note: '电话没人接' },
      })
    }
    await comeIn(
      town,
      parcels,
      crew.map((c) => c.hire),
    )
    await stage.goTo(at(day, '10:30'))
    if (paidLater.length > 0) {
      await pay(
        town,
        parcels,
        paidLater.map((p) => p.hire),
        'wechat',
      )
      for (const { worker, hire } of paidLater.splice(0)) await confirm(town, worker, hire)
    }
    await stage.goTo(at(day, '17:04'))
    await goHome(
      town,
      parcels,
      crew.map((c) => c.hire),
    )
    paidLater.push(...crew)
    await stage.goTo(at(day, '17:35'))
    if (bricks) {
      await goHome(town, walls, [bricks])
      await settleWall(town, walls, bricks, day)
    }
    if (day === -10 && crew[0]) await rateBoth(town, crew[0].worker, crew[0].hire)
  }
  await playHousehold(town)
  await stage.goTo(at(-2, '18:30'))
  if (paidLater.length > 0)
    await pay(
      town,
      parcels,
      paidLater.map((p) => p.hire),
      'bank',
    )
}

const PARCEL_DAYS = [-12, -11, -10, -9, -8, -7, -5, -4, -3]
const WALL_DAYS = [-10, -9, -8, -6, -5]
const CREWS: WorkerKey[][] = [
  ['weiZhiqiang', 'zhangJianguo', 'wangGuilan'],
  ['liuXing', 'weiZhiqiang', 'liangBingkun', 'wangGuilan'],
  ['wangGuilan', 'liuXing', 'zhangJianguo'],
]

async function leave({ stage, workers, staff }: Town, worker: WorkerKey, hire: Hired, reason: string): Promise<void> {
  const own = workers[worker].token !== ''
  await stage.call(own ? workers[worker] : await staff('chuangkou-shiqi'), cancelHire, {
    ...keyOf(hire),
    body: { reason, ...(!own && { side: 'worker' as const }) },
  })
}

/** Two days paid on the spot, one after a quarrel that was settled; then 200 yuan on account and a quarrel, then nothing. */
async function settleWall(
  town: Town,
  walls: Awaited<ReturnType<typeof post>>,
  hire: Hired,
  day: number,
): Promise<void> {
  const { stage, workers, staff } = town
  if (day === -10 || day === -9) {
    await pay(town, walls, [hire], 'cash')
    await confirm(town, 'chenDawen', hire)
  }
  if (day === -8) {
    await stage.call(workers.chenDawen, disputeWage, { ...keyOf(hire), body: { said: '今天的工钱还没给，说好当天结' } })
    await stage.goTo(town.at(-8, '20:00'))
    await pay(town, walls, [hire], 'cash')
    await stage.call(await staff('tiaojie'), settleDispute, {
      ...keyOf(hire),
      body: { note: '电话调解，用工方当晚付清' },
    })
    await confirm(town, 'chenDawen', hire)
  }
  if (day === -6) {
    await pay(town, walls, [hire], 'cash', 20_000)
    await stage.goTo(town.at(-6, '20:30'))
    await stage.call(workers.chenDawen, disputeWage, {
      ...keyOf(hire),
      body: { said: '只给了200元，还差180元，说下个月再给' },
    })
  }
}

async function rateBoth({ stage, workers, employer: contactOf }: Town, worker: WorkerKey, hire: Hired): Promise<void> {
  const facts = { asPromised: true, onTime: true }
  if (workers[worker].token) {
    await stage.call(workers[worker], rateHire, {
      ...keyOf(hire),
      body: { facts: { ...facts, paidOnTime: true }, stars: 5, words: '管饭，说话和气' },
    })
  }
  await stage.call(await contactOf('wuliu'), rateHire, { ...keyOf(hire), body: { facts, stars: 5, words: '手脚快' } })
}

/** A household at ease and a small shop that pays twice a month. */
async function playHousehold(town: Town): Promise<void> {
  const { stage, at } = town
  const clean = await post(
    town,
    'jiating',
    'shiqi',
    {
      occupation: 'hourly-helper',
      kind: 'hourly',
      title: '家里搞卫生',
      description: '三房两厅，擦窗擦地、收拾厨房',
      payFen: 4_000,
      payUnit: 'hour',
      settlement: 'after-shift',
      place: '市桥街道繁华路小区',
      conditions: { tools: true, notes: '不限' },
    },
    [{ startsAt: at(-2, '14:00'), hours: 3, headcount: 1 }],
  )
  const helper = await take(town, 'liXiuying', clean)
  const lights = await post(
    town,
    'zhuangxiu',
    'dashi',
    {
      occupation: 'furniture-fitter',
      kind: 'part-time',
      title: '上门装柜子',
      description: '衣柜、鞋柜上门安装，两人一组',
      payFen: 4_500,
      payUnit: 'hour',
      settlement: 'half-month',
      conditions: { transport: true, notes: '会用电钻' },
    },
    [{ startsAt: at(-2, '09:00'), hours: 4, headcount: 1 }],
  )
  const carpenter = await take(town, 'zhengJiahao', lights)
  await stage.goTo(at(-2, '08:50'))
  await comeIn(town, lights, [carpenter])
  await stage.goTo(at(-2, '13:02'))
  await goHome(town, lights, [carpenter])
  await stage.goTo(at(-2, '13:55'))
  await comeIn(town, clean, [helper])
  await stage.goTo(at(-2, '17:00'))
  await goHome(town, clean, [helper])
  await pay(town, clean, [helper], 'alipay')
  await confirm(town, 'liXiuying', helper)
}
