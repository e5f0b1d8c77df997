/** Numbers, money and time as they are said on screens and pages. Chinese, Arabic digits, units spelled out. Browser-safe. */
import { addDays, dayOf, systemClock, timeOf } from './clock.ts'
import { priceTag, yuan } from './money.ts'

export { priceTag, yuan }

export type PayPer = 'hour' | 'day' | 'piece' | 'month' | 'job'
const PER: Record<PayPer, string> = { hour: '小时', day: '天', piece: '件', month: '月', job: '次' }

/** `26000, 'day'` → `￥260/天`. */
export function pay(fen: number, per: PayPer): string {
  return `${priceTag(fen)}/${PER[per]}`
}

/** `12600000` → `126,000.00`, for tables. */
export function ledger(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const size = Math.abs(fen)
  return `${sign}${count(Math.floor(size / 100))}.${String(size % 100).padStart(2, '0')}`
}

/** `12600` → `12,600`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** `2026-11-25` seen from `today` → `今天`, `明天`, `后天`, `昨天`, `11月25日 周三`, another year with its number. */
export function dayInWords(day: string, today = dayOf(systemClock())): string {
  const near: Record<string, string> = {
    [today]: '今天',
    [addDays(today, 1)]: '明天',
    [addDays(today, 2)]: '后天',
    [addDays(today, -1)]: '昨天',
  }
  if (near[day]) return near[day]
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = '日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()]
  const plain = `${month}月${date}日 周${weekday}`
  return day.slice(0, 4) === today.slice(0, 4) ? plain : `${year}年${plain}`
}

/** `07:30` → `早上7点半`, `14:00` → `下午2点`, `00:15` → `凌晨0点15分`. */
export function timeInWords(time: string): string {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const part =
    hour < 5 ? '凌晨' : hour < 9 ? '早上' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  const on = hour > 12 ? hour - 12 : hour
  return `${part}${on}点${minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`}`
}

/** A moment → `今天早上7点半`, `11月25日 周三 下午2点`. */
export function whenInWords(at: string, now: Date = systemClock()): string {
  const moment = new Date(at)
  const day = dayInWords(dayOf(moment), dayOf(now))
  return `${day}${day.includes('日') ? ' ' : ''}${timeInWords(timeOf(moment))}`
}

/** From one moment to another → `今天早上7点半到下午5点半`; the second day is named when it is another, `次日` when the next. */
export function spanInWords(from: string, to: string, now: Date = systemClock()): string {
  const last = new Date(to)
  const [first, second] = [dayOf(new Date(from)), dayOf(last)]
  const end = second === first ? '' : second === addDays(first, 1) ? '次日' : dayInWords(second, dayOf(now))
  return `${whenInWords(from, now)}到${end}${timeInWords(timeOf(last))}`
}

/** How long ago → `刚刚`, `5分钟前`, `3小时前`, then the day. */
export function agoInWords(at: string, now: Date = systemClock()): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes}分钟前`
  if (minutes < 720) return `${Math.floor(minutes / 60)}小时前`
  return whenInWords(at, now)
}

/** `1234` → `1.2公里`, `320` → `300米`: a walker does not need more. */
export function distance(metres: number): string {
  if (metres < 50) return '就在附近'
  if (metres < 950) return `${Math.round(metres / 50) * 50}米`
  const km = metres / 1000
  return km < 10 ? `${(Math.round(km * 10) / 10).toString()}公里` : `${Math.round(km)}公里`
}

/** `570` minutes → `9个半小时`, `45` → `45分钟`. */
export function hours(minutes: number): string {
  const whole = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (whole === 0) return `${rest}分钟`
  if (rest === 0) return `${whole}小时`
  return rest === 30 ? `${whole}个半小时` : `${whole}小时${rest}分钟`
}

/** `13712345678` → `137 1234 5678`, as it is read aloud. */
export function phoneInGroups(phone: string): string {
  return phone.replace(/^(\+?86)?(1\d{2})(\d{4})(\d{4})$/, '$2 $3 $4')
}
