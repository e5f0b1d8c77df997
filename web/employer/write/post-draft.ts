/**
 * What an employer answers when posting, what follows from it, and what is still open. Pure.
 * Long because each of the wizard's steps has its own few checks, read together.
 */

import type { Settlement } from '#hires/hire.rules.ts'
import { MOST_VALID_DAYS, whyNotPost } from '#jobs/post.rules.ts'
import { everyDay, type PayUnit, shiftPayFen, whyNotShift } from '#jobs/shift.rules.ts'
import { addDays, dayOf, momentOf, timeOf } from '#kernel/clock.ts'
import type { Point } from '#kernel/geo.ts'
import { hourlyFen } from '#law/wage-floor.rules.ts'
import { type Finding, GIVEN, type Given, type JobKind, type PostRecord } from '../words.ts'

export interface PlaceAnswer {
  divisionCode: string
  divisionName: string
  place: string
  /** Null: nobody stood there; the market's point serves until somebody does. */
  point: Point | null
  meetingPoint: string
}
export interface PostDraft extends PlaceAnswer {
  occupation: string
  occupationName: string
  picture: string
  headcount: number
  fromOn: string
  days: number
  /** `HH:MM` */
  from: string
  to: string
  breakMinutes: number
  /** Empty: the nearest. */
  marketId: string
  payFen: number | null
  /** Empty: as the trade is usually paid. */
  payUnit: PayUnit | ''
  pieceName: string
  piecesPerHour: number | null
  settlement: Settlement
  /** Empty: what follows from days and pay. */
  kind: JobKind | ''
  given: Given[]
  rest: string
  notes: string
  title: string
  description: string
  level: '' | 'helper' | 'skilled' | 'master'
  certificate: string
  /** Of a labour team without a licence: the firm that answers for its wages. */
  principal: string
  /** Of an existing post: it may not end before. */
  validUntil: string
}

export function emptyPost(now: Date, place: PlaceAnswer): PostDraft {
  return {
    ...place,
    occupation: '',
    occupationName: '',
    picture: '',
    headcount: 1,
    fromOn: addDays(dayOf(now), 1),
    days: 1,
    from: '08:00',
    // Eight hours of work: more of it in a day asks for overtime pay (劳动法 36, 44), which is for the employer to choose.
    to: '17:00',
    breakMinutes: 60,
    marketId: '',
    payFen: null,
    payUnit: '',
    pieceName: '',
    piecesPerHour: null,
    settlement: 'after-shift',
    kind: '',
    given: [],
    rest: '',
    notes: '',
    title: '',
    description: '',
    level: '',
    certificate: '',
    principal: '',
    validUntil: '',
  }
}

/** An old post as the answers it was made of; its last shift's times, from tomorrow on. */
export function fromRecord(post: PostRecord, now: Date): PostDraft {
  const { conditions: c } = post
  const last = [...post.shifts].sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))[0]
  const place = {
    divisionCode: post.divisionCode,
    divisionName: post.divisionName,
    place: post.place,
    point: post.point,
    meetingPoint: post.meetingPoint ?? '',
  }
  return {
    ...emptyPost(now, place),
    occupation: post.occupation.code,
    occupationName: post.occupation.name,
    picture: post.occupation.code,
    ...(last && {
      headcount: last.headcount,
      from: timeOf(new Date(last.startsAt)),
      to: timeOf(new Date(last.endsAt)),
      breakMinutes: last.breakMinutes,
    }),
    marketId: post.marketId,
    payFen: post.payFen,
    payUnit: post.payUnit,
    pieceName: post.pieceName ?? '',
    piecesPerHour: post.piecesPerHour,
    settlement: post.settlement,
    kind: post.kind,
    given: GIVEN.map(([key]) => key).filter((key) => c[key]),
    rest: c.rest ?? '',
    notes: c.notes ?? '',
    title: post.title,
    description: post.description,
    level: post.level ?? '',
    certificate: post.certificate ?? '',
    principal: post.principal ?? '',
    validUntil: post.validUntil,
  }
}

/** Trades are also paid by month or trip; a post is not. */
export function usualUnit(payUnit: string | undefined): PayUnit {
  return payUnit === 'hour' || payUnit === 'piece' || payUnit === 'job' ? payUnit : payUnit === 'trip' ? 'job' : 'day'
}

export function shiftsOf({ fromOn, days, from, to, headcount, breakMinutes }: PostDraft) {
  return fromOn && from && to ? everyDay({ fromOn, days, from, to, headcount, breakMinutes }) : []
}
export function titleOf(draft: Pick<PostDraft, 'title' | 'occupationName'>): string {
  return draft.title.trim() || draft.occupationName
}
export function kindOf(draft: Pick<PostDraft, 'kind' | 'days' | 'payUnit'>): JobKind {
  if (draft.kind) return draft.kind
  if (draft.payUnit === 'hour') return 'hourly'
  return draft.payUnit === 'day' && draft.days <= 7 ? 'daily' : 'temporary'
}
/** The post is valid to the end of its last shift, an older one not shorter than it was. */
export function validUntilOf(draft: PostDraft): string {
  const last = shiftsOf(draft).slice(-1)[0]?.endsAt ?? ''
  return draft.validUntil > last ? draft.validUntil : last
}

export function whyNotWhen(draft: PostDraft, now: Date) {
  const shifts = shiftsOf(draft)
  if (shifts.length === 0) return 'no-shift-ahead' as const
  const validUntil = new Date(validUntilOf(draft))
  for (const shift of shifts) {
    const plan = { ...shift, startsAt: new Date(shift.startsAt), endsAt: new Date(shift.endsAt) }
    const why = whyNotShift(plan, { now, validUntil })
    if (why) return why
  }
  return validUntil.getTime() > now.getTime() + MOST_VALID_DAYS * 86_400_000 ? ('validity-too-long' as const) : null
}
export function whyNotPay(draft: PostDraft, now: Date) {
  if (!draft.payFen) return 'pay-missing' as const
  return whyNotPost(
    {
      payUnit: draft.payUnit || 'day',
      pieceName: draft.payUnit === 'piece' ? draft.pieceName.trim() : null,
      validUntil: new Date(now.getTime() + 86_400_000),
    },
    now,
  )
}

/** Everything the contract takes but what is not answered yet; `point` is the market's while nobody stood at the place. */
export function bodyOf(draft: PostDraft, marketPoint: Point | null) {
  const point = draft.point ?? marketPoint
  const { notes, rest, payFen, pieceName, piecesPerHour } = draft
  const payUnit = draft.payUnit || 'day'
  const piece = payUnit === 'piece'
  return {
    ...(draft.occupation && { occupation: draft.occupation, title: titleOf(draft) }),
    kind: kindOf(draft),
    description: draft.description.trim(),
    ...(payFen && { payFen }),
    payUnit,
    pieceName: piece && pieceName.trim() ? pieceName.trim() : null,
    piecesPerHour: piece ? piecesPerHour : null,
    settlement: draft.settlement,
    ...(draft.divisionCode && { divisionCode: draft.divisionCode }),
    ...(draft.place.trim().length >= 2 && { place: draft.place.trim() }),
    ...(point && { point }),
    meetingPoint: draft.meetingPoint.trim() || null,
    conditions: {
      ...Object.fromEntries(GIVEN.map(([key]) => [key, draft.given.includes(key)])),
      ...(rest.trim() && { rest: rest.trim() }),
      notes: notes.trim() || '不限',
    },
    level: draft.level || null,
    certificate: draft.certificate.trim() || null,
    principal: draft.principal.trim() || null,
    ...(validUntilOf(draft) && { validUntil: validUntilOf(draft) }),
  }
}
type Partly = ReturnType<typeof bodyOf>
export type WholeBody = Partly &
  Required<Pick<Partly, 'occupation' | 'title' | 'payFen' | 'divisionCode' | 'place' | 'point' | 'validUntil'>>
export function wholeBodyOf(draft: PostDraft, marketPoint: Point | null): WholeBody | null {
  const body = bodyOf(draft, marketPoint)
  const whole = body.occupation && body.payFen && body.divisionCode && body.place && body.point && body.validUntil
  return whole ? (body as WholeBody) : null
}

/** What the pay comes to an hour, for laying it beside the floor; null where the work done decides. */
export function hourlyOf(draft: PostDraft): number | null {
  const shift = shiftsOf(draft)[0]
  if (!draft.payFen || !shift) return null
  const minutes = (Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000 - draft.breakMinutes
  return hourlyFen({
    amountFen: draft.payFen,
    unit: draft.payUnit || 'day',
    hoursPerDay: minutes > 0 ? minutes / 60 : null,
    days: 1,
    piecesPerHour: draft.piecesPerHour,
  })
}
/** Expected pay of one shift; null for piece and job pay. */
export function shiftPayOf(draft: PostDraft): number | null {
  const shift = shiftsOf(draft)[0]
  if (!draft.payFen || !shift) return null
  return shiftPayFen(draft.payFen, draft.payUnit || 'day', {
    startsAt: new Date(shift.startsAt),
    endsAt: new Date(shift.endsAt),
    breakMinutes: draft.breakMinutes,
  })
}
/** Day after the first day's start: whether the work runs past midnight. */
export function isOvernight({ from, to }: Pick<PostDraft, 'from' | 'to'>): boolean {
  return to <= from
}
/** The first start as a moment, for words. */
export function startOf(draft: PostDraft): Date {
  return momentOf(draft.fromOn, draft.from)
}

/** Which of the draft's texts a finding's marked words stand in. */
export const FIELD_OF: Record<string, 'title' | 'description' | 'notes'> = {
  title: 'title',
  description: 'description',
  conditions: 'notes',
}
type Word = NonNullable<Finding['words']>[number]

/** A suggestion that can stand where the marked words stood; others are advice to a person. Null: nothing to press. */
export function replacementOf(finding: Pick<Finding, 'suggestion' | 'words'>): string | null {
  const { suggestion, words } = finding
  if (!suggestion || !words?.length) return null
  if (/^删去/u.test(suggestion)) return ''
  return /如“|^不低于|，写/u.test(suggestion) ? null : suggestion
}

/**
 * What is taken out for a lawful wording: the marked words, or the whole clause where little else is in it, so that 押金100元
 * does not become 不收押金100元. A longer clause may hold something worth keeping.
 */
export function spansOf(
  text: string,
  words: readonly Pick<Word, 'start' | 'end' | 'text'>[],
): Pick<Word, 'start' | 'end' | 'text'>[] {
  const spans = words
    .filter(({ start, end, text: marked }) => text.slice(start, end) === marked)
    .map(({ start, end }) => {
      const from = start - (/[^，。；、！,;!\s]*$/u.exec(text.slice(0, start))?.[0].length ?? 0)
      const to = end + (/^[^，。；、！,;!\s]*/u.exec(text.slice(end))?.[0].length ?? 0)
      const whole = to - from <= end - start + MOST_BESIDE
      return whole ? { start: from, end: to, text: text.slice(from, to) } : { start, end, text: text.slice(start, end) }
    })
  return spans.filter((one, at) => spans.findIndex((other) => other.start === one.start) === at)
}
const MOST_BESIDE = 6

/** The text with the marked words replaced, from the back so that places before stay right. A place that no longer reads as marked is left alone. */
export function replaceWords(text: string, words: readonly Pick<Word, 'start' | 'end' | 'text'>[], by: string): string {
  let said = false
  return [...words]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: marked }, i, all) => {
      if (now.slice(start, end) !== marked) return now
      // Several marked places of one fault get the lawful wording once.
      const put = i === all.length - 1 && !said ? by : ''
      said ||= put !== ''
      return now.slice(0, start) + put + now.slice(end)
    }, text)
    .replace(/[，、；]{2,}/gu, '，')
    .replace(/^[，、；]+/u, '')
}

/** A text cut where words are marked: plain, marked, plain, … */
export function cutAt(
  text: string,
  words: readonly Pick<Word, 'start' | 'end'>[],
): { at: number; text: string; marked: boolean }[] {
  const parts: { at: number; text: string; marked: boolean }[] = []
  let at = 0
  for (const { start, end } of [...words].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue
    if (start > at) parts.push({ at, text: text.slice(at, start), marked: false })
    parts.push({ at: start, text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) parts.push({ at, text: text.slice(at), marked: false })
  return parts
}

/** Answered by pressing: a settlement the law asks for. */
export function settlementOf(suggestion: string | undefined): Settlement | null {
  if (suggestion === '每周结清') return 'weekly'
  return suggestion === '当天下班结清' ? 'after-shift' : null
}
