/** Numbers, money and times as pieces a voice can be recorded in: few pieces, every value. Pure, browser-safe. */
import { dayOf, timeOf } from '#kernel/clock.ts'
import { dayInWords } from '#kernel/spoken.ts'

/** 普通话 and 粤语, by their ISO 639-3 codes. */
export const VOICES = ['cmn', 'yue'] as const
export type Voice = (typeof VOICES)[number]
export const VOICE_NAMES: Record<Voice, string> = { cmn: '普通话', yue: '粤语' }

/** One piece of speech. `id` names its recording; null where nobody can have recorded it (an address). */
export interface Phrase {
  id: string | null
  text: string
  /** What the voice does after it: nothing, a breath, an end. */
  after?: '，' | '。'
}

export const DIGITS = '零一二三四五六七八九'
export const MOST_SAID = 99_999_999

/** `260` → 二百 六十, `10_305` → 一 万 零 三百 零 五. Whole numbers to 99,999,999. */
export function numberSaid(n: number): Phrase[] {
  if (!Number.isInteger(n) || n < 0 || n > MOST_SAID) throw new RangeError(`no words for the number ${n}`)
  if (n < 100) return [belowHundred(n)]
  const out: Phrase[] = []
  const high = Math.floor(n / 10_000)
  // 两万, 两千, but 二百 and 二十: as people count.
  if (high > 0) out.push(...(high === 2 ? [TWO] : numberSaid(high)), { id: 'n-10000', text: '万' })
  const rest = n % 10_000
  const [thousands, hundreds, last] = [Math.floor(rest / 1000), Math.floor(rest / 100) % 10, rest % 100]
  let gap = high > 0 && thousands === 0 && rest > 0
  const zero = () => {
    if (gap) out.push(belowHundred(0))
    gap = false
  }
  if (thousands > 0) {
    out.push({ id: `n-${thousands}000`, text: `${thousands === 2 ? '两' : DIGITS[thousands]}千` })
    gap = hundreds === 0 && last > 0
  }
  if (hundreds > 0) {
    zero()
    out.push({ id: `n-${hundreds}00`, text: `${DIGITS[hundreds]}百` })
    gap = last > 0 && last < 10
  }
  if (last > 0) {
    gap ||= last < 10
    zero()
    // 一百一十二: behind a hundred the ten is said with its one.
    out.push(
      last > 9 && last < 20 ? { id: `n-tail-${last}`, text: `一${belowHundred(last).text}` } : belowHundred(last),
    )
  }
  return out
}

/** Before a measure word: 两块, 两个人, 两点; 十二块, 二十块. */
export function countSaid(n: number): Phrase[] {
  return n === 2 ? [TWO] : numberSaid(n)
}
const TWO: Phrase = { id: 'n-two', text: '两' }

export function belowHundred(n: number): Phrase {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const text = tens === 0 ? DIGITS[ones]! : `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
  return { id: `n-${n}`, text }
}

const MONEY: Record<Voice, { yuan: string; jiao: string; fen: string }> = {
  cmn: { yuan: '块', jiao: '毛', fen: '分' },
  yue: { yuan: '蚊', jiao: '毫', fen: '分' },
}
/** `26_000` → 二百六十块 (蚊), `1_250` → 十二块五毛, `35` → 三毛五分, `1_205` → 十二块零五分. */
export function moneySaid(fen: number, voice: Voice): Phrase[] {
  const words = MONEY[voice]
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const out: Phrase[] = []
  if (yuan > 0 || fen === 0) out.push(...countSaid(yuan), { id: 'yuan', text: words.yuan })
  if (jiao > 0) out.push(...countSaid(jiao), { id: 'jiao', text: words.jiao })
  if (rest > 0 && jiao === 0 && yuan > 0) out.push(belowHundred(0))
  if (rest > 0) out.push(...countSaid(rest), { id: 'fen', text: words.fen })
  return out
}

const PARTS: [until: number, id: string, cmn: string, yue: string][] = [
  [5, 'part-night', '凌晨', '凌晨'],
  [9, 'part-early', '早上', '朝早'],
  [12, 'part-morning', '上午', '上昼'],
  [13, 'part-noon', '中午', '晏昼'],
  [18, 'part-afternoon', '下午', '下昼'],
  [24, 'part-evening', '晚上', '夜晚'],
]
export const DAY_PARTS = PARTS.map(([, id, cmn, yue]) => ({ id, cmn, yue }))

/** `07:30` → 早上 七点 半 (朝早七点半): cut into the parts of the day the screens use. */
export function timeSaid(time: string, voice: Voice): Phrase[] {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const [, id, cmn, yue] = PARTS.find(([until]) => hour < until)!
  const out: Phrase[] = [{ id, text: { cmn, yue }[voice] }, hourSaid(hour > 12 ? hour - 12 : hour)]
  if (minute > 0) out.push(minuteSaid(minute))
  return out
}
export function hourSaid(hour: number): Phrase {
  return { id: `at-${hour}`, text: `${hour === 2 ? '两' : belowHundred(hour).text}点` }
}
export function minuteSaid(minute: number): Phrase {
  if (minute === 30) return { id: 'half', text: '半' }
  return { id: `minute-${minute}`, text: `${minute < 10 ? '零' : ''}${belowHundred(minute).text}分` }
}

const NEAR_DAYS: Record<string, { id: string; cmn: string; yue: string }> = {
  今天: { id: 'day-today', cmn: '今天', yue: '今日' },
  明天: { id: 'day-tomorrow', cmn: '明天', yue: '听日' },
  后天: { id: 'day-after', cmn: '后天', yue: '后日' },
  昨天: { id: 'day-before', cmn: '昨天', yue: '寻日' },
}
export const DAYS_NEAR = Object.values(NEAR_DAYS)

/** `2026-11-25` seen from `today` → 今天, 明天, 后天, else 十一月 二十五号 星期三. The year is never said: posts live 90 days. */
export function daySaid(day: string, today: string, voice: Voice): Phrase[] {
  const near = NEAR_DAYS[dayInWords(day, today)]
  if (near) return [{ id: near.id, text: near[voice] }]
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return [monthSaid(month), dateSaid(date), weekdaySaid(new Date(`${day}T00:00:00Z`).getUTCDay(), voice)]
}
export function monthSaid(month: number): Phrase {
  return { id: `month-${month}`, text: `${belowHundred(month).text}月` }
}
export function dateSaid(date: number): Phrase {
  return { id: `date-${date}`, text: `${belowHundred(date).text}号` }
}
export function weekdaySaid(weekday: number, voice: Voice): Phrase {
  return { id: `weekday-${weekday}`, text: `${voice === 'yue' ? '礼拜' : '星期'}${'日一二三四五六'[weekday]}` }
}

/** 今天 早上 七点 半 到 下午 五点 半; another day's end is named first. */
export function spanSaid(from: Date, to: Date, now: Date, voice: Voice): Phrase[] {
  const [first, last] = [dayOf(from), dayOf(to)]
  return [
    ...daySaid(first, dayOf(now), voice),
    ...timeSaid(timeOf(from), voice),
    { id: 'until', text: '到' },
    ...(first === last ? [] : [{ id: 'day-next', text: voice === 'yue' ? '第二日' : '第二天' }]),
    ...timeSaid(timeOf(to), voice),
  ]
}

/** The rings a distance is said in; a ring says less of where somebody stands than the metres do. */
export const FAR_STEPS_M = [
  100, 300, 500, 800, 1000, 1500, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 15_000, 20_000, 30_000, 60_000,
]
/** The ring nearest to a distance, in metres. */
export function farStepM(metres: number): number {
  return FAR_STEPS_M.reduce((best, step) => (Math.abs(step - metres) < Math.abs(best - metres) ? step : best))
}
/** `1500` → 一 公里 半, `300` → 三百 米. */
export function farSaid(stepM: number): Phrase[] {
  if (stepM < 1000) return [...numberSaid(stepM), { id: 'metre', text: '米' }]
  const whole = [...countSaid(Math.floor(stepM / 1000)), { id: 'kilometre', text: '公里' }]
  return stepM % 1000 === 0 ? whole : [...whole, { id: 'half', text: '半' }]
}
