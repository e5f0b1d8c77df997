/** The life of a hire and what either side may do when. Browser-safe. */

export const HIRE_STATES = [
  'accepted',
  'checked-in',
  'worked',
  'paid',
  'confirmed',
  'cancelled-by-worker',
  'cancelled-by-employer',
  'no-show',
] as const
export type HireState = (typeof HIRE_STATES)[number]
export const HIRE_STATE_NAMES: Record<HireState, string> = {
  accepted: '已报名',
  'checked-in': '已到岗',
  worked: '已干完',
  paid: '已付工钱',
  confirmed: '已结清',
  'cancelled-by-worker': '本人取消',
  'cancelled-by-employer': '用工方取消',
  'no-show': '未到岗',
}

/** What a clerk finds of an objection (申诉) against "did not come". */
export const OBJECTION_OUTCOMES = ['came', 'excused', 'stands'] as const
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number]
export const OBJECTION_OUTCOME_NAMES: Record<ObjectionOutcome, string> = {
  came: '来过，撤回登记，补记工时',
  excused: '有正当理由，不记',
  stands: '仍记未到岗',
}

export const PAY_UNITS = ['hour', 'day', 'piece', 'job'] as const
export type PayUnit = (typeof PAY_UNITS)[number]
export const SETTLEMENTS = ['after-shift', 'next-day', 'weekly', 'half-month', 'at-end'] as const
export type Settlement = (typeof SETTLEMENTS)[number]
export const PAYMENT_WAYS = ['cash', 'bank', 'wechat', 'alipay'] as const
export const PAYMENT_WAY_NAMES: Record<(typeof PAYMENT_WAYS)[number], string> = {
  cash: '现金',
  bank: '银行转账',
  wechat: '微信',
  alipay: '支付宝',
}
export const WAGE_STATES = ['due', 'part-paid', 'paid', 'confirmed'] as const
export type WageState = (typeof WAGE_STATES)[number]

/** Work may be begun this long before the start and until the end of the shift. */
export const CHECKIN_EARLY_MINUTES = 60
/** The worker's own check-out is taken until this long after the end; later the employer or the desk adds it with a note. */
export const CHECKOUT_LATE_MINUTES = 240
/** A place free again is worth more than a name on a list: after this long past the start the worker may be marked absent. */
export const NO_SHOW_GRACE_MINUTES = 30
/** After this long past the end a check-out counts as forgotten and is shown to the employer and the desk. */
export const OUT_FORGOTTEN_MINUTES = 60

const MINUTE_MS = 60_000

/** Before the work begins, a hire may be left by either side. */
export function whyNotCancel(state: HireState): 'hire-over' | 'already-checked-in' | null {
  if (state === 'accepted') return null
  return state.startsWith('cancelled') || state === 'no-show' ? 'hire-over' : 'already-checked-in'
}

/** Until then a cancellation is free of a mark (the market's published rule). */
export function cancelFreeUntil(startsAt: Date, cancelFreeMinutes: number): Date {
  return new Date(startsAt.getTime() - cancelFreeMinutes * MINUTE_MS)
}

/** A slip of the finger is taken back without a mark, however near the start is. */
export const TAKE_BACK_MINUTES = 2
export function canTakeBack(acceptedAt: Date, now: Date): boolean {
  return now.getTime() - acceptedAt.getTime() <= TAKE_BACK_MINUTES * MINUTE_MS
}

/** A worker who leaves because the terms were changed is never late (promise 5), nor is one who has only just pressed. */
export function isCancelledLate(
  {
    startsAt,
    cancelFreeMinutes,
    termsChanged,
    acceptedAt,
  }: { startsAt: Date; cancelFreeMinutes: number; termsChanged: boolean; acceptedAt: Date },
  side: 'worker' | 'employer',
  now: Date,
): boolean {
  if (side === 'worker' && (termsChanged || canTakeBack(acceptedAt, now))) return false
  return now > cancelFreeUntil(startsAt, cancelFreeMinutes)
}

export function whyNotCheckIn(
  state: HireState,
  startsAt: Date,
  endsAt: Date,
  at: Date,
): 'hire-over' | 'too-early' | 'too-late' | null {
  if (state !== 'accepted') return 'hire-over'
  if (at.getTime() < startsAt.getTime() - CHECKIN_EARLY_MINUTES * MINUTE_MS) return 'too-early'
  return at >= endsAt ? 'too-late' : null
}

/** `own`: by the worker; the employer and the desk may add a forgotten check-out at any time. */
export function whyNotCheckOut(
  state: HireState,
  endsAt: Date,
  now: Date,
  own: boolean,
): 'hire-over' | 'not-checked-in' | 'too-late' | null {
  if (state === 'accepted') return 'not-checked-in'
  if (state !== 'checked-in') return 'hire-over'
  return own && now.getTime() > endsAt.getTime() + CHECKOUT_LATE_MINUTES * MINUTE_MS ? 'too-late' : null
}

export function whyNotNoShow(
  state: HireState,
  startsAt: Date,
  now: Date,
): 'hire-over' | 'already-checked-in' | 'too-early' | null {
  return (
    whyNotCancel(state) ?? (now.getTime() < startsAt.getTime() + NO_SHOW_GRACE_MINUTES * MINUTE_MS ? 'too-early' : null)
  )
}

/** Said of the last objection: an open one is said again in other words, a decided one is not raised again while its mark stands. */
export function whyNotObject(
  state: HireState,
  last: { outcome: ObjectionOutcome | null } | null,
): 'not-absent' | 'objection-decided' | null {
  if (state !== 'no-show') return 'not-absent'
  return last?.outcome === 'stands' ? 'objection-decided' : null
}

export function isOutForgotten(state: HireState, endsAt: Date, now: Date): boolean {
  return state === 'checked-in' && now.getTime() > endsAt.getTime() + OUT_FORGOTTEN_MINUTES * MINUTE_MS
}

export function wageStateOf(due: { amountFen: number; paidFen: number; confirmedAt: Date | null }): WageState {
  if (due.confirmedAt) return 'confirmed'
  if (due.paidFen >= due.amountFen) return 'paid'
  return due.paidFen > 0 ? 'part-paid' : 'due'
}
