/** A post and a job card as they are read out: what it pays first, then when, where, what, how many, who. Pure. */
import type { Settlement } from '#hires/hire.rules.ts'
import type { JobCard } from '#hires/job-card.rules.ts'
import { countSaid, farSaid, moneySaid, numberSaid, type Phrase, spanSaid, type Voice } from './number.rules.ts'
import { ending, type FixedId, fixed, PIECES } from './said.rules.ts'
import { sayable } from './text.rules.ts'

interface Pay {
  fen: number
  unit: 'hour' | 'day' | 'piece' | 'job'
  pieceName: string | null
}
interface Where {
  divisionCode: string
  /** 广州市番禺区石碁镇. */
  divisionName: string
  /** As the employer wrote it. */
  place: string
  meetingPoint?: string | null
}
type Trade = { code: string; name: string; spoken?: string | null }

export interface PostSaid extends Where {
  pay: Pay
  settlement: Settlement
  shiftPayFen: number | null
  startsAt: Date
  endsAt: Date
  occupation: Trade
  /** Null when nobody is taken any more. */
  placesLeft: number | null
  level: string
  conditions: Record<string, unknown>
  /** One of `FAR_STEPS_M`; null when nobody said where they are. */
  farM: number | null
}

export function postSaid(post: PostSaid, now: Date, voice: Voice): Phrase[] {
  const { pay, placesLeft } = post
  const whole =
    pay.unit === 'hour' && post.shiftPayFen !== null
      ? ending([fixed('whole-shift', voice), ...moneySaid(post.shiftPayFen, voice)], '。')
      : []
  return [
    ...paySaid(pay, post.settlement, voice),
    ...whole,
    ...ending(spanSaid(post.startsAt, post.endsAt, now, voice), '。'),
    ...whereSaid(post, voice, post.farM),
    ...workSaid('hiring', post.occupation, voice),
    ...leftSaid(placesLeft, voice),
    ...givenSaid(post.conditions, voice),
    ...levelSaid(post.level, voice),
    fixed('no-fee', voice, '。'),
  ]
}

/** The terms in force, read out before and after they are agreed to. Of names only a firm's: the worker's own is nobody's business. */
export function cardSaid(
  card: JobCard,
  { divisionName, occupation }: { divisionName: string; occupation: Trade },
  now: Date,
  voice: Voice,
): Phrase[] {
  const { place, employer, breakMinutes } = card
  const firm = employer.kind === 'enterprise' || employer.kind === 'sole-trader'
  const where = { divisionCode: place.divisionCode, divisionName, place: place.text, meetingPoint: place.meetingPoint }
  return [
    fixed('card', voice, '。'),
    ...paySaid(card.pay, card.settlement, voice),
    ...ending(spanSaid(new Date(card.startsAt), new Date(card.endsAt), now, voice), '，'),
    ...(breakMinutes > 0 ? ending([fixed('break', voice), ...longSaid(breakMinutes, voice)], '。') : []),
    ...whereSaid(where, voice, null),
    ...workSaid('work-is', occupation, voice),
    ...(firm ? [fixed('employer', voice), { id: null, text: sayable(employer.name), after: '。' as const }] : []),
    ...givenSaid(card.conditions, voice),
    ...(['paid-to-you', 'change-asks', 'cannot-come'] as const).map((id) => fixed(id, voice, '。')),
  ]
}

/** 工钱二百六十块一天，当天结。 */
function paySaid({ fen, unit, pieceName }: Pay, settlement: Settlement, voice: Voice): Phrase[] {
  const per =
    unit === 'piece'
      ? [fixed('per-one', voice), pieceSaid(pieceName ?? '件')]
      : [fixed(({ hour: 'per-hour', day: 'per-day', job: 'per-job' } as const)[unit], voice)]
  const amount = ending([fixed('pay', voice), ...moneySaid(fen, voice), ...per], '，')
  return [...amount, fixed(`paid-${settlement}`, voice, '。')]
}
function pieceSaid(name: string): Phrase {
  const id = PIECES[name]
  return { id: id ? `piece-${id}` : null, text: sayable(name) }
}

/** 在番禺区石碁镇岐山路十二号，离您大约三公里。 */
function whereSaid({ divisionCode, divisionName, place, meetingPoint }: Where, voice: Voice, farM: number | null) {
  const area = areaSaid(divisionName)
  const rest = sayable(restOf(divisionName, place))
  const out: Phrase[] = [fixed('at', voice), { id: `place-${divisionCode}`, text: area }]
  if (rest) out.push({ id: null, text: rest })
  const meet = meetingPoint ? sayable(meetingPoint) : ''
  const lines = [ending(out, meet || farM !== null ? '，' : '。')]
  if (meet) lines.push(ending([fixed('meet-at', voice, '，'), { id: null, text: meet }], farM === null ? '。' : '，'))
  if (farM !== null && farM <= 100) lines.push([fixed('far-near', voice, '。')])
  if (farM !== null && farM > 100) lines.push(ending([fixed('far-about', voice), ...farSaid(farM)], '。'))
  return lines.flat()
}
/** 广州市番禺区石碁镇 → 番禺区石碁镇: the city is known to whoever asks there; 东莞市长安镇 keeps it. */
export function areaSaid(divisionName: string): string {
  return divisionName.replace(/^[^市]+市(?=[^市]+[区县市])/u, '')
}
/** What of the written place is not already said by the division: people write the town again. */
function restOf(divisionName: string, place: string): string {
  for (let from = 0; from < divisionName.length - 1; from++) {
    const tail = divisionName.slice(from)
    if (place.startsWith(tail)) return place.slice(tail.length)
  }
  return place
}

function workSaid(how: 'hiring' | 'work-is', occupation: Trade, voice: Voice): Phrase[] {
  return [fixed(how, voice), { ...tradeSaid(occupation, voice), after: '。' }]
}
/** A Cantonese speaker's own word where the book has one. */
export function tradeSaid({ code, name, spoken }: Trade, voice: Voice): Phrase {
  return { id: `trade-${code}`, text: voice === 'yue' && spoken ? spoken : name }
}

function leftSaid(placesLeft: number | null, voice: Voice): Phrase[] {
  if (placesLeft === null) return [fixed('over', voice, '。')]
  if (placesLeft <= 0) return [fixed('full', voice, '。')]
  return [fixed('wanted', voice), ...countSaid(placesLeft), fixed('people', voice, '。')]
}

const GIVEN = ['meals', 'lodging', 'transport', 'tools', 'insurance'] as const
function givenSaid(conditions: Record<string, unknown>, voice: Voice): Phrase[] {
  const given = GIVEN.filter((key) => conditions[key] === true).map((key) => fixed(`given-${key}`, voice, '，'))
  return ending(given, '。')
}

const LEVELS: Record<string, FixedId> = { verified: 'level-verified', provisional: 'level-provisional' }
function levelSaid(level: string, voice: Voice): Phrase[] {
  return [fixed(LEVELS[level] ?? 'level-unverified', voice, '。')]
}

/** `90` → 一小时三十分钟 (一个钟三十分钟). */
function longSaid(minutes: number, voice: Voice): Phrase[] {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [
    ...(whole > 0 ? [...countSaid(whole), fixed('hours', voice)] : []),
    ...(rest > 0 ? [...numberSaid(rest), fixed('minutes', voice)] : []),
  ]
}
