/** A hire in the words a worker says: its state, its next step, how the wage was reckoned. Pure. */
import { whyNotCheckIn, whyNotCheckOut } from '#hires/hire.rules.ts'
import type { getHire, listWorkerHires } from '#hires/hires.api.ts'
import type { WageBasis } from '#hires/wage.rules.ts'
import { conditionsInWords, payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { priceTag } from '#kernel/money.ts'
import { hours, spanInWords, whenInWords } from '../../shared/format.ts'

export type HireLine = Reply<typeof listWorkerHires>['items'][number]
export type Hire = Reply<typeof getHire>
export type JobCard = Hire['card']

export const STATE_WORDS: Record<HireLine['state'], string> = {
  accepted: '已报名，等开工',
  'checked-in': '正在干活',
  worked: '干完了，等工钱',
  paid: '工钱付了，等您确认',
  confirmed: '工钱收到，结清了',
  'cancelled-by-worker': '您取消了',
  'cancelled-by-employer': '用工方取消了',
  'no-show': '记了没来',
}

/** `when` today counts: a job one can check into now is the first thing to see. */
export function canCheckIn(hire: Pick<HireLine, 'state' | 'startsAt' | 'endsAt'>, now: Date): boolean {
  return whyNotCheckIn(hire.state, new Date(hire.startsAt), new Date(hire.endsAt), now) === null
}
export function canCheckOut(hire: Pick<HireLine, 'state' | 'endsAt'>, now: Date): boolean {
  return whyNotCheckOut(hire.state, new Date(hire.endsAt), now, true) === null
}

const EARLY_MINUTES = 15
/** Leaving long before the agreed end is paid to the minute: said before the press, because there is no way back from it. */
export function leavingEarly(hire: Pick<HireLine, 'startsAt' | 'endsAt' | 'pay'>, now: Date): string | null {
  if (new Date(hire.endsAt).getTime() - now.getTime() < EARLY_MINUTES * 60_000) return null
  const until = `说好干到${whenInWords(hire.endsAt, now)}。`
  if (hire.pay.unit !== 'hour' && hire.pay.unit !== 'day') return `${until}没干完先不要签退。`
  return now < new Date(hire.startsAt)
    ? '还没到开工时间，现在签退没有工钱。没干完先不要点。'
    : `${until}现在签退，工钱只算到现在。没干完先不要点。`
}

/** Today whole, also what is done already, and what lies ahead, soonest first; what is behind, newest first. */
export function splitByTime(hires: readonly HireLine[], now: Date): { ahead: HireLine[]; behind: HireLine[] } {
  const today = dayOf(now)
  const ahead = hires.filter(
    (h) => h.state === 'accepted' || h.state === 'checked-in' || (h.live && dayOf(new Date(h.startsAt)) === today),
  )
  const behind = hires.filter((h) => !ahead.includes(h))
  return {
    ahead: ahead.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
    behind: behind.sort((a, b) => (a.startsAt > b.startsAt ? -1 : 1)),
  }
}

/** `干了9个半小时，每小时￥20，一共￥190`; empty while nothing was reckoned. */
export function reckoningInWords(
  stored: Record<string, unknown> | null,
  amountFen: number,
  pieceName?: string | null,
): string {
  if (!stored) return ''
  const basis = stored as unknown as WageBasis
  const total = `一共${priceTag(amountFen)}`
  const price = payInWords(basis.payFen, basis.unit, pieceName)
  switch (basis.how) {
    case 'minutes':
      return `干了${hours(basis.workedMinutes)}，${price}，${total}`
    case 'whole-day':
      return `干满一天（${hours(basis.workedMinutes)}），${price}，${total}`
    case 'part-day':
      return `说好一天干${hours(basis.plannedMinutes)}、${price}，实际干了${hours(basis.workedMinutes)}，按时间算，${total}`
    case 'pieces':
      return `做了${basis.pieces ?? 0}${pieceName ?? '件'}，${price}，${total}`
    case 'whole-job':
      return `整个活${priceTag(basis.payFen)}，${total}`
  }
}

export const PAYMENT_WORDS: Record<Hire['payments'][number]['how'], string> = {
  cash: '现金',
  bank: '银行转账',
  wechat: '微信',
  alipay: '支付宝',
}

/** Cancelling now, in one sentence about what it means. */
export function cancelMeaning(
  hire: Pick<HireLine, 'cancelFreeUntil' | 'changeOffered' | 'changeRefused'>,
  now: Date,
): string {
  if (hire.changeOffered || hire.changeRefused) return '用工方改了条件，您不去没有任何处罚。'
  return now <= new Date(hire.cancelFreeUntil)
    ? '现在取消不影响您以后接活。'
    : '离开工太近了，这次取消会记一次。真来不了还是要取消，比不说一声好。'
}

export interface Difference {
  what: string
  was: string
  now: string
  changed: boolean
}
/** Old and new terms, line by line, in the order a worker weighs them. */
export function differences(was: JobCard, now: JobCard, at: Date): Difference[] {
  const lines: [string, (card: JobCard) => string][] = [
    ['工钱', (c) => payInWords(c.pay.fen, c.pay.unit, c.pay.pieceName)],
    ['什么时候给', (c) => SETTLEMENT_WORDS[c.settlement]],
    ['时间', (c) => spanInWords(c.startsAt, c.endsAt, at)],
    ['中间休息', (c) => `${c.breakMinutes}分钟`],
    ['干什么', (c) => c.title],
    ['地点', (c) => c.place.text],
    ['碰头的地方', (c) => c.place.meetingPoint ?? '没写'],
    ['给什么', (c) => givenInWords(c)],
    ['要求', (c) => String(c.conditions['notes'] ?? '') || '不限'],
  ]
  return lines.map(([what, say]) => {
    const [before, after] = [say(was), say(now)]
    return { what, was: before, now: after, changed: before !== after }
  })
}

export function givenInWords(card: Pick<JobCard, 'conditions'>): string {
  const given = conditionsInWords(card.conditions)
    .filter((line) => line.given)
    .map((line) => line.word)
  return given.join('、') || '没写'
}

export interface Totals {
  /** Due and not yet paid. */
  owedFen: number
  overdueFen: number
  /** Stated as paid, not confirmed yet. */
  toConfirmFen: number
  confirmedFen: number
}
export function totalsOf(hires: readonly Pick<HireLine, 'wage'>[]): Totals {
  const sum: Totals = { owedFen: 0, overdueFen: 0, toConfirmFen: 0, confirmedFen: 0 }
  for (const { wage } of hires) {
    if (!wage) continue
    const open = Math.max(0, wage.amountFen - wage.paidFen)
    if (wage.state === 'confirmed') sum.confirmedFen += wage.paidFen
    else {
      sum.owedFen += open
      sum.toConfirmFen += wage.paidFen
      if (wage.overdue) sum.overdueFen += open
    }
  }
  return sum
}

/** What is in the camera's picture: our codes travel as they are; a code inside an address is taken out of it. */
export function codeOfScan(text: string): string {
  const plain = text.trim()
  if (!/^https?:\/\//i.test(plain)) return plain
  try {
    const url = new URL(plain)
    return url.searchParams.get('code') ?? url.pathname.split('/').filter(Boolean).pop() ?? plain
  } catch {
    return plain
  }
}
