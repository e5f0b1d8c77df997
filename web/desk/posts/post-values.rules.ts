/** What the form of a post holds, and what of it goes to the server. Pure. */
import type { PayUnit, Settlement } from '#hires/hire.rules.ts'
import type { JOB_KINDS } from '#jobs/job-schemas.api.ts'
import type { checkPostText, writePost } from '#jobs/posts.api.ts'
import { everyDay } from '#jobs/shift.rules.ts'
import type { Sent } from '#kernel/endpoint.ts'
import type { Point } from '#kernel/geo.ts'
import { readYuan } from '#kernel/money.ts'
import type { DivisionChosen } from '../kit/division-picker.tsx'
import type { PointChosen } from '../kit/point-picker.tsx'

export interface PostDraft {
  employer: { employerId: string; name: string } | null
  occupation: { code: string; name: string } | null
  kind: (typeof JOB_KINDS)[number]
  title: string
  description: string
  payYuan: string
  payUnit: PayUnit
  pieceName: string
  piecesPerHour: string
  settlement: Settlement
  division: DivisionChosen | null
  place: string
  point: PointChosen
  meetingPoint: string
  meals: boolean
  lodging: boolean
  transport: boolean
  tools: boolean
  insurance: boolean
  notes: string
  day: string
  from: string
  to: string
  days: number
  headcount: string
  breakMinutes: string
  urgent: boolean
}
export type PostField =
  | 'employer'
  | 'occupation'
  | 'title'
  | 'pay'
  | 'pieceName'
  | 'place'
  | 'point'
  | 'times'
  | 'headcount'

export const emptyPost = (day: string, division: DivisionChosen): PostDraft => ({
  employer: null,
  occupation: null,
  kind: 'daily',
  title: '',
  description: '',
  payYuan: '',
  payUnit: 'day',
  pieceName: '',
  piecesPerHour: '',
  settlement: 'after-shift',
  division,
  place: '',
  point: { source: 'market', typed: '' },
  meetingPoint: '',
  meals: false,
  lodging: false,
  transport: false,
  tools: false,
  insurance: false,
  // The law wants conditions stated; most dawn work has none.
  notes: '不限',
  day,
  from: '08:00',
  to: '17:30',
  days: 1,
  headcount: '',
  breakMinutes: '60',
  urgent: false,
})

export const payFenOf = (d: PostDraft): number | null => {
  const read = readYuan(d.payYuan)
  return 'fen' in read && read.fen > 0 ? read.fen : null
}
export function shiftsOf(d: PostDraft) {
  const headcount = Number(d.headcount)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(d.day) || !/^\d{2}:\d{2}$/.test(d.from) || !/^\d{2}:\d{2}$/.test(d.to)) return []
  if (!Number.isInteger(headcount) || headcount < 1) return []
  return everyDay({
    fromOn: d.day,
    days: d.days,
    from: d.from,
    to: d.to,
    headcount,
    breakMinutes: Number(d.breakMinutes) || 0,
  })
}

export function wrongOfPost(d: PostDraft, point: Point | null, now: Date): Partial<Record<PostField, string>> {
  const wrong: Partial<Record<PostField, string>> = {}
  if (!d.employer) wrong.employer = '请先选用工主体；没登记的先登记'
  if (!d.occupation) wrong.occupation = '请选工种'
  if (d.title.trim().length < 2) wrong.title = '请写一句话，例如：石碁搬货，明早6点半'
  if (payFenOf(d) === null) wrong.pay = '请填工钱，例如 260'
  if (d.payUnit === 'piece' && !d.pieceName.trim()) wrong.pieceName = '计件要写按什么计，例如件、箱'
  if (!d.division || d.place.trim().length < 2) wrong.place = '请选地区并写明地点'
  if (!point) wrong.point = '请选地图位置，或填坐标，例如 22.9501, 113.4302'
  if (!(Number(d.headcount) >= 1)) wrong.headcount = '请填招几个人'
  const first = shiftsOf({ ...d, headcount: d.headcount || '1' })[0]
  if (!first) wrong.times = '请填日期和时间'
  else if (new Date(first.startsAt) <= now) wrong.times = '开始时间已经过了，请改晚一点或改成明天'
  return wrong
}

/** What is known so far, for the live law check: unfinished fields are left out. */
export function checkBodyOf(d: PostDraft): Sent<typeof checkPostText>['body'] {
  const payFen = payFenOf(d)
  const shifts = shiftsOf(d)
  return {
    ...(d.employer && { employerId: d.employer.employerId }),
    ...(d.occupation && { occupation: d.occupation.code }),
    kind: d.kind,
    ...(d.title.trim().length >= 2 && { title: d.title.trim() }),
    description: d.description.trim(),
    ...(payFen !== null && { payFen, payUnit: d.payUnit }),
    ...(d.payUnit === 'piece' &&
      Number(d.piecesPerHour) >= 1 && { piecesPerHour: Math.floor(Number(d.piecesPerHour)) }),
    settlement: d.settlement,
    ...(d.division && { divisionCode: d.division.code }),
    ...(d.place.trim().length >= 2 && { place: d.place.trim() }),
    conditions: conditionsOf(d),
    ...(shifts.length > 0 && { validUntil: shifts.at(-1)!.endsAt }),
    shifts,
  }
}

export function bodyOfPost(d: PostDraft, point: Point, submit: boolean): Sent<typeof writePost>['body'] {
  const shifts = shiftsOf(d)
  return {
    employerId: d.employer!.employerId,
    occupation: d.occupation!.code,
    kind: d.kind,
    title: d.title.trim(),
    description: d.description.trim(),
    payFen: payFenOf(d)!,
    payUnit: d.payUnit,
    ...(d.payUnit === 'piece' && {
      pieceName: d.pieceName.trim(),
      ...(Number(d.piecesPerHour) >= 1 && { piecesPerHour: Math.floor(Number(d.piecesPerHour)) }),
    }),
    settlement: d.settlement,
    divisionCode: d.division!.code,
    place: d.place.trim(),
    point,
    ...(d.meetingPoint.trim() && { meetingPoint: d.meetingPoint.trim() }),
    conditions: conditionsOf(d),
    // Until the last shift is over: later nobody can be taken.
    validUntil: shifts.at(-1)!.endsAt,
    urgent: d.urgent,
    shifts,
    submit,
  }
}

function conditionsOf({ meals, lodging, transport, tools, insurance, notes }: PostDraft) {
  return { meals, lodging, transport, tools, insurance, ...(notes.trim() && { notes: notes.trim() }) }
}

export interface MarkedFinding {
  words?: readonly { field: string; start: number; end: number; text: string }[] | undefined
  suggestion?: string | undefined
}
const TEXT_OF = { title: 'title', description: 'description', conditions: 'notes' } as const

/** The lawful wording in the place of the words at fault: once, where the first of them stood; the others go. */
export function withSuggestion(d: PostDraft, { words = [], suggestion }: MarkedFinding): PostDraft {
  if (!suggestion) return d
  const next = { ...d }
  let placed = false
  for (const field of ['title', 'description', 'conditions'] as const) {
    const key = TEXT_OF[field]
    // Positions count from the text as it was sent, which is trimmed.
    let text = d[key].trim()
    const spans = words
      .filter((w) => w.field === field && text.slice(w.start, w.end) === w.text)
      .sort((a, b) => a.start - b.start)
    if (spans.length === 0) continue
    const first = placed ? null : spans[0]!
    for (const span of [...spans].reverse())
      text = text.slice(0, span.start) + (span === first ? suggestion : '') + text.slice(span.end)
    next[key] = text
    placed = true
  }
  return next
}
/** Whether `withSuggestion` would change anything. */
export function canAccept(d: PostDraft, finding: MarkedFinding): boolean {
  return withSuggestion(d, finding) !== d && JSON.stringify(withSuggestion(d, finding)) !== JSON.stringify(d)
}
