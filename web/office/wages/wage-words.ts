import type { WageState } from '#hires/hire.rules.ts'

export const WAGE_STATE_NAMES: Record<WageState, string> = {
  due: '未付',
  'part-paid': '付了一部分',
  paid: '已付清',
  confirmed: '本人已确认',
}
