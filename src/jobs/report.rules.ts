/** Why somebody reports a post, in the words of the button. Browser-safe. */

export const REPORT_REASONS = ['fee', 'papers', 'not-as-said', 'not-real', 'unsafe', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]
export const REPORT_REASON_NAMES: Record<ReportReason, string> = {
  fee: '要交钱、押金',
  papers: '扣身份证、证件',
  'not-as-said': '和写的不一样',
  'not-real': '没有这个活、是骗人的',
  unsafe: '违法、太危险',
  other: '别的问题',
}
export const REPORT_OUTCOMES = ['upheld', 'unfounded'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]
export const REPORT_OUTCOME_NAMES: Record<ReportOutcome, string> = { upheld: '属实，已处理', unfounded: '没有查到' }

/** So that nobody buries a market in reports. */
export const MOST_REPORTS_A_DAY = 10
