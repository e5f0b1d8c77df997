/**
 * The town of the demo: three weeks of 番禺 up to this moment, played by its people through the contract, each act at its hour.
 * Hires end in every state there is; today and tomorrow are open, full, waiting for review. The order of this file is the order of
 * time.
 */
import { createStaffInvitation, createStaffRegistration, getStaffInvitations } from '#accounts/accounts.api.ts'
import { firstAdministratorLink } from '#accounts/index.ts'
import {
  addPaper,
  decideEmployer,
  registerEmployer,
  registerEmployerAtDesk,
  tieEmployer,
} from '#employers/employers.api.ts'
import { addDays, dayOf, momentOf } from '#kernel/clock.ts'
import type { World } from '#kernel/context.ts'
import { registerMarket, setMarketSettings, setZones } from '#markets/markets.api.ts'
import { addPriority, registerWorker, saveWorker, setLooking, showIdentity } from '#workers/workers.api.ts'
import { playHistory } from './county-history.ts'
import { playToday } from './county-today.ts'
import { creditCode, identityNumber } from './papers.ts'
import {
  bornOn,
  type CastWorker,
  COUNTY,
  DEMO_PASSWORD,
  EMPLOYERS,
  type EmployerKey,
  MARKETS,
  type MarketKey,
  STAFF,
  type Staff,
  WORKERS,
  type WorkerKey,
} from './people.ts'
import { openStage, type Player, type Stage } from './stage.ts'

/** Who and what is on stage by the time the work begins. */
export interface Town {
  stage: Stage
  /** The moment the play ends at: the demo's now. */
  now: Date
  /** Wall clock of a day before today (`at(-3, '07:30')`). */
  at(day: number, time: string): Date
  /** Minutes before the end of the play, on the half hour for shifts. */
  ago(minutes: number): Date
  markets: Record<MarketKey, string>
  workers: Record<WorkerKey, Player>
  employers: Record<EmployerKey, string>
  /** The employer's contact, signed in. */
  employer(key: EmployerKey): Promise<Player>
  staff(loginName: string): Promise<Player>
}

export async function playCounty({ url, world }: { url: string; world: World }): Promise<void> {
  const now = world.clock()
  const today = dayOf(now)
  const stage = await openStage({ url, world })
  const at = (day: number, time: string) => momentOf(addDays(today, day), time)
  const staff = (loginName: string) => stage.byPassword(loginName, DEMO_PASSWORD)
  try {
    stage.beginAt(at(-21, '09:00'))
    const markets = await appoint(stage, world, at)
    await stage.goTo(at(-19, '08:30'))
    const employers = await registerEmployers(stage, markets, staff)
    await stage.goTo(at(-18, '07:00'))
    const workers = await registerWorkers(stage, markets, staff, today)
    const town: Town = {
      stage,
      now,
      at,
      ago: (minutes) => new Date(now.getTime() - minutes * 60_000),
      markets,
      workers,
      employers,
      employer: (key) => stage.employer(EMPLOYERS[key].phone),
      staff,
    }
    await playHistory(town)
    await playToday(town)
    await stage.goTo(now)
  } finally {
    await stage.close()
  }
}

/** From the one-time link of an empty system down to the two halls and everybody who serves there. */
async function appoint(
  stage: Stage,
  world: World,
  at: (day: number, time: string) => Date,
): Promise<Record<MarketKey, string>> {
  const [first, ...others] = STAFF
  const staged = { ...world, clock: () => stage.now }
  const takeUp = (person: Staff, link: string) =>
    stage.call(null, createStaffRegistration, {
      body: { token: link.split('#')[1]!, name: person.name, loginName: person.loginName, password: DEMO_PASSWORD },
    })
  await takeUp(first!, (await firstAdministratorLink(staged))!)
  const markets = {} as Record<MarketKey, string>
  const invite = async (person: Staff) => {
    const isAdmin = person.role.endsWith('-admin')
    const by = await stage.byPassword(isAdmin ? first!.loginName : 'anquan', DEMO_PASSWORD)
    const where = 'market' in person.at ? { marketId: markets[person.at.market] } : person.at
    const { invitationId } = await stage.call(by, createStaffInvitation, {
      body: { role: person.role, name: person.name, ...where },
    })
    const { items } = await stage.call(by, getStaffInvitations, {})
    await takeUp(person, items.find((i) => i.invitationId === invitationId)!.link)
  }
  for (const person of others.filter((p) => 'divisionCode' in p.at)) await invite(person)
  await stage.goTo(at(-20, '09:00'))
  const officer = await stage.byPassword('panyu', DEMO_PASSWORD)
  for (const key of Object.keys(MARKETS) as MarketKey[]) {
    const { marketId } = await stage.call(officer, registerMarket, {
      body: {
        ...MARKETS[key],
        trades: [...MARKETS[key].trades],
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '05:00', to: '18:00' }],
        state: 'running',
      },
    })
    markets[key] = marketId
  }
  // A county officer's part of the tree is read at sign-in: both halls exist now.
  for (const person of others.filter((p) => 'market' in p.at)) await invite(person)
  for (const key of Object.keys(MARKETS) as MarketKey[]) {
    const marketId = markets[key]
    await stage.call(officer, setMarketSettings, {
      params: { marketId },
      body: { cancelFreeMinutes: 120, travelMarginMinutes: key === 'dashi' ? 30 : 0, checkinRadiusM: 300 },
    })
    await stage.call(officer, setZones, {
      params: { marketId },
      body: {
        zones: [
          { kind: 'introduction', name: '用工介绍区', areaM2: 180, counters: 4 },
          { kind: 'talks', name: '洽谈区', areaM2: 60, rooms: 2, seats: 16 },
          { kind: 'publication', name: '信息发布区', areaM2: 40 },
          { kind: 'convenience', name: '便民候工区', areaM2: 150, seats: 80 },
          { kind: 'self-service', name: '自助服务区', areaM2: 20, note: '自助机1台' },
        ],
      },
    })
  }
  return markets
}

type StaffOf = Town['staff']

async function registerEmployers(
  stage: Stage,
  markets: Record<MarketKey, string>,
  staff: StaffOf,
): Promise<Town['employers']> {
  const out = {} as Town['employers']
  const licence = await drawnLicence()
  let running = 1
  for (const key of Object.keys(EMPLOYERS) as EmployerKey[]) {
    const { note: _, ...about } = EMPLOYERS[key]
    const marketId = markets[key === 'zhuangxiu' ? 'dashi' : 'shiqi']
    const code = about.kind === 'enterprise' ? '91' : '92'
    const body = {
      ...about,
      ...((about.kind === 'enterprise' || about.kind === 'sole-trader') && {
        uscc: creditCode(code, COUNTY, running++),
      }),
    }
    const clerk = await staff(key === 'zhuangxiu' ? 'chuangkou-dashi' : 'chuangkou-shiqi')
    if (about.kind === 'household' || about.kind === 'labour-team') {
      const { employerId } = await stage.call(clerk, registerEmployerAtDesk, { params: { marketId }, body })
      out[key] = employerId
    } else {
      const contact = await stage.byPhone(about.phone, 'worker', { name: about.contactName, consents: ['register'] })
      const { employerId } = await stage.call(contact, registerEmployer, { body: { ...body, marketId } })
      const player = await stage.employer(about.phone)
      await stage.call(
        player,
        addPaper,
        { params: { employerId }, body: { kind: 'business-licence' } },
        { bytes: licence, fileName: '营业执照.png' },
      )
      out[key] = employerId
    }
    if (key === 'canyin') continue
    const outcome = key === 'zhuangxiu' ? 'provisional' : 'verified'
    await stage.call(clerk, decideEmployer, {
      params: { marketId, employerId: out[key] },
      body: {
        outcome,
        papersSeen: true,
        days: 30,
        ...(outcome === 'provisional' && { note: '先行通过，请补交租赁合同' }),
      },
    })
  }
  for (const key of ['wuliu', 'shigongdui'] as const) {
    const contact = await stage.employer(EMPLOYERS[key].phone)
    await stage.call(contact, tieEmployer, { params: { marketId: markets.dashi, employerId: out[key] } })
  }
  return out
}

/** Paper of nobody: a frame and a seal, no text, so that it can be taken for nothing else. */
async function drawnLicence(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="594">
    <rect width="840" height="594" fill="#fdf8ee"/><rect x="24" y="24" width="792" height="546" fill="none" stroke="#b08d57" stroke-width="6"/>
    <circle cx="420" cy="110" r="44" fill="#c8352b"/><g stroke="#8a7a5c" stroke-width="3">
    ${[220, 270, 320, 370, 420].map((y) => `<line x1="120" y1="${y}" x2="720" y2="${y}"/>`).join('')}</g>
    <circle cx="650" cy="470" r="56" fill="none" stroke="#c8352b" stroke-width="6"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(drawing)).png().toBuffer())
}

async function registerWorkers(
  stage: Stage,
  markets: Record<MarketKey, string>,
  staff: StaffOf,
  today: string,
): Promise<Town['workers']> {
  const out = {} as Town['workers']
  let running = 101
  for (const key of Object.keys(WORKERS) as WorkerKey[]) {
    const person: CastWorker = WORKERS[key]
    const marketId = markets[person.market]
    const born = bornOn(person, today)
    running += (running % 2 === 1) === (person.sex === 'male') ? 2 : 1
    const identity = person.place
      ? { kind: 'mainland-id' as const, number: identityNumber(person.place, born, running) }
      : key === 'zhengJiahao'
        ? { kind: 'hk-macau-permit' as const, number: 'H00000001', bornOn: born }
        : null
    const wishes = {
      trades: person.trades.map((trade) => ({ ...trade })),
      lowestPay: { fen: 18_000, unit: 'day' as const },
      radiusM: person.vehicle ? 15_000 : 5_000,
      point: MARKETS[person.market].point,
      languages: [...person.languages],
      tools: [...(person.tools ?? [])],
      vehicle: person.vehicle ?? null,
      drawsPension: person.drawsPension ?? null,
    }
    const clerk = await staff(person.market === 'dashi' ? 'chuangkou-dashi' : 'chuangkou-shiqi')
    if (person.phone === null || key === 'zhengJiahao' || key === 'wangGuilan') {
      const { workerId } = await stage.call(clerk, registerWorker, {
        params: { marketId },
        body: {
          name: person.name,
          identity: identity!,
          phone: person.phone,
          sharedPhone: key === 'wangGuilan',
          wishes,
          consents: ['register', 'identity', 'share-phone-with-employer'],
        },
      })
      out[key] =
        person.phone === null
          ? { personId: workerId, token: '', door: 'worker' }
          : await stage.byPhone(person.phone, 'worker', { personId: workerId })
      continue
    }
    const player = await stage.byPhone(person.phone, 'worker', {
      name: person.name,
      asNew: true,
      consents: ['register', 'identity', 'share-phone-with-employer', 'location', 'priority-group'],
    })
    out[key] = player
    const params = { workerId: player.personId }
    await stage.call(player, saveWorker, { params, body: { marketId, ...wishes } })
    if (!identity) continue
    await stage.call(player, showIdentity, { params, body: identity })
    // Most have had their paper compared at the counter since.
    if (key !== 'maimaiti') await stage.call(clerk, showIdentity, { params, body: identity })
    if (person.ground)
      await stage.call(player, addPriority, { params, body: { ground: person.ground, note: '证明材料在窗口' } })
  }
  return out
}

/** 今天找活, for those without work at the end of the play. */
export async function lookForWork({ stage, now, workers }: Town, keys: readonly WorkerKey[]): Promise<void> {
  for (const key of keys) {
    const until = new Date(now.getTime() + 20 * 3600_000).toISOString()
    await stage.call(workers[key], setLooking, { params: { workerId: workers[key].personId }, body: { until } })
  }
}
