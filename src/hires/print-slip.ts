import { LEVEL_NAMES } from '#employers/employer.rules.ts'
import { dayOf, timeOf } from '#kernel/clock.ts'
import { orMissing } from '#kernel/failure.ts'
import { yuan } from '#kernel/money.ts'
import type { Handler } from '#kernel/mount.ts'
import { cardInForce, findHire } from './hire.sql.ts'
import type * as api from './hires.api.ts'
import type { JobCard } from './job-card.rules.ts'
import { momentText } from './times.ts'
import { plannedMinutesOf } from './wage.rules.ts'

/** The terms in force, on an 80 mm strip for the worker's pocket or on A4 with a copy for each side. */
export const printSlip: Handler<typeof api.printSlip> = async ({ params: { marketId, hireId }, query }, ctx) => {
  const row = orMissing(await findHire(ctx.db, marketId, hireId), 'no-hire')
  const card = cardInForce(row)
  const { pdf } = await ctx.documents.renderPdf(
    'job-card',
    { layout: query.paper === 'A4' ? 'a4' : 'slip-80', ...wordsOf(card) },
    {
      codes: { card: `${ctx.settings.origin}/w/jobs/${marketId}/${hireId}` },
      madeAt: row.acceptedAt,
    },
  )
  return { bytes: pdf, type: 'application/pdf', fileName: `用工卡-${card.number}.pdf` }
}

const KINDS: Record<string, string> = {
  'part-time': '非全日制',
  temporary: '临时性',
  stage: '阶段性',
  hourly: '小时工',
  daily: '日结工',
}
const UNITS = { hour: '小时', day: '天', job: '整活' }
const SETTLEMENT_WORDS = {
  'after-shift': '当天结',
  'next-day': '第二天结',
  weekly: '每周结',
  'half-month': '半月结',
  'at-end': '干完结',
}
const GIVEN: Record<string, string> = {
  meals: '包饭',
  lodging: '包住',
  transport: '包接送',
  tools: '提供工具',
  insurance: '买保险',
}

function wordsOf(card: JobCard): Record<string, unknown> {
  const from = new Date(card.startsAt)
  const to = new Date(card.endsAt)
  const minutes = plannedMinutesOf({ startsAt: from, endsAt: to, breakMinutes: card.breakMinutes })
  const hours = `${Math.floor(minutes / 60)}小时${minutes % 60 ? `${minutes % 60}分钟` : ''}`
  return {
    number: card.number,
    frozenAt: momentText(new Date(card.acceptedAt)),
    market: card.market.name,
    employer: {
      name: card.employer.name,
      identity: LEVEL_NAMES[card.employer.level as keyof typeof LEVEL_NAMES] ?? '',
    },
    worker: card.worker.name,
    occupation: card.occupation.name,
    kind: KINDS[card.kind] ?? '',
    on: dayText(from),
    time: `${timeOf(from)} 到 ${dayOf(to) === dayOf(from) ? '' : '第二天 '}${timeOf(to)}`,
    hours: card.breakMinutes ? `${hours}（另休息${card.breakMinutes}分钟）` : hours,
    place: card.place.text,
    meetingPoint: card.place.meetingPoint,
    contact: `${card.contact.name} ${card.contact.phoneMasked}`,
    pay: {
      amount: `￥${yuan(card.pay.fen)}`,
      unit: card.pay.unit === 'piece' ? card.pay.pieceName : UNITS[card.pay.unit],
      settlement: SETTLEMENT_WORDS[card.settlement],
    },
    conditions: Object.entries(card.conditions).flatMap(([key, value]) =>
      value === true ? (GIVEN[key] ?? []) : typeof value === 'string' && value !== '' ? value : [],
    ),
    rights: ['市场窗口', ...(card.market.phone ? [`电话 ${card.market.phone}`] : []), '劳动保障热线 12333'],
  }
}
function dayText(moment: Date): string {
  const [year, month, day] = dayOf(moment).split('-').map(Number)
  return `${year}年${month}月${day}日`
}
