/** Working time, pay period, probation and the wage floor of a post. */
import type { Fault, RuleBook } from './finding.rules.ts'
import type { LawRow } from './law-row.rules.ts'
import { isNegatedBefore } from './negation.rules.ts'
import { loose, plainText } from './plain-text.rules.ts'
import type { PostFacts } from './post-facts.rules.ts'
import { floorOf, hourlyFen, type WageFloor, weeklyHours } from './wage-floor.rules.ts'

/** A household's helper stands in a civil relation: 劳动合同法 binds firms and sole traders, so nothing here refuses it. */
export function faultsInHoursAndPay(facts: PostFacts, book: RuleBook, rows: readonly LawRow[], day: string): Fault[] {
  if (facts.employer.kind === 'household') {
    return faultsOfFloor(facts, book, rows, day).map((fault) => ({ ...fault, onlyWarn: true }))
  }
  return [
    ...faultsOfHours(facts, book),
    ...faultsOfPeriod(facts, book),
    ...faultsOfProbation(facts),
    ...faultsOfFloor(facts, book, rows, day),
  ]
}

function faultsOfHours(facts: PostFacts, { limit }: RuleBook): Fault[] {
  const { hoursPerDay, kind } = facts
  const week = weeklyHours(facts)
  if (kind === 'part-time') {
    const maxWeek = limit('lcl-68-part-time-hours', 'maxWeeklyHours')
    const maxDay = limit('lcl-68-part-time-hours', 'maxDailyHours')
    const faults: Fault[] = []
    if (week !== null && week > maxWeek) {
      faults.push({
        rowId: 'lcl-68-part-time-hours',
        code: 'part-time-week-too-long',
        message: `非全日制每周最多${maxWeek}小时，这里是${week}小时。请减少时间，或改选临时性、日结工。`,
      })
    } else if (hoursPerDay && hoursPerDay > maxDay) {
      faults.push({
        rowId: 'lcl-68-part-time-hours',
        code: 'part-time-day-too-long',
        message: `非全日制平均每天最多${maxDay}小时，这里是${hoursPerDay}小时。请减少时间，或改选临时性、日结工。`,
        // A long day now and then can still average four hours; only the hours of the week show it.
        onlyWarn: week !== null,
      })
    }
    return faults
  }
  const maxDay = limit('ldf-36-full-time-hours', 'maxDailyHours')
  const maxWeek = limit('ldf-36-full-time-hours', 'maxWeeklyHours')
  const maxOvertime = limit('ldf-36-full-time-hours', 'maxSpecialOvertimeHoursPerDay')
  if (hoursPerDay && hoursPerDay > maxDay + maxOvertime) {
    return [
      {
        rowId: 'ldf-36-full-time-hours',
        code: 'day-far-too-long',
        message: `每天${hoursPerDay}小时，超过${maxDay}小时加最多${maxOvertime}小时加班。请分成两班。`,
      },
    ]
  }
  if ((hoursPerDay && hoursPerDay > maxDay) || (week !== null && week > maxWeek)) {
    return [
      {
        rowId: 'ldf-36-full-time-hours',
        code: 'overtime',
        message: `超过每天${maxDay}小时或每周${maxWeek}小时的部分要按150%、200%、300%付加班费。请写明加班费。`,
      },
    ]
  }
  return []
}

const MONTHLY_WORDS = loose(
  '月结|按月(?:结|发|付)|(?:次|下个?)月[\\d一二三十]*(?:号|日)?(?:前|左右)?(?:统一)?(?:发|结|付)|月底(?:发|结|付)|押月',
)

function faultsOfPeriod(facts: PostFacts, { limit }: RuleBook): Fault[] {
  const { kind, settlement, days } = facts
  const saysMonthly = says(facts, MONTHLY_WORDS)
  if (kind === 'part-time') {
    const maxDays = limit('lcl-72-part-time-pay-period', 'maxPayPeriodDays')
    if (settlement === 'month' || saysMonthly || (settlement === 'job-end' && days && days > maxDays)) {
      return [
        {
          rowId: 'lcl-72-part-time-pay-period',
          code: 'pay-period-too-long',
          message: `非全日制最长${maxDays}天结一次工资。请改为半月结、周结或日结。`,
          suggestion: '每周结清',
        },
      ]
    }
    return settlement === null ? [settlementMissing('lcl-72-part-time-pay-period')] : []
  }
  if (settlement === null) return [settlementMissing('gzt-13-pay-period')]
  const isDayPaid = settlement === 'daily' || settlement === 'after-shift'
  if (kind === 'daily' && (!isDayPaid || saysMonthly)) {
    return [
      {
        rowId: 'gzt-13-pay-period',
        code: 'settlement-not-daily',
        message: '选了日结工，结算却不是当天。请改为当天结清，或改选临时性、阶段性。',
        suggestion: '当天下班结清',
      },
    ]
  }
  if (isDayPaid && saysMonthly) {
    return [
      {
        rowId: 'gdt-33-ad-content',
        code: 'settlement-contradicted',
        message: '结算方式选了当天结，文字却写月结。请改成一致。',
        onlyWarn: true,
      },
    ]
  }
  if (settlement === 'job-end' && days && days > 31) {
    return [
      {
        rowId: 'ldf-50-money-monthly',
        code: 'pay-period-too-long',
        message: '工期超过1个月，不能等做完才发工资。请至少每月发一次。',
        onlyWarn: true,
      },
    ]
  }
  return []
}

function settlementMissing(rowId: string): Fault {
  return {
    rowId,
    code: 'settlement-missing',
    message: '没有写多久结一次工资。请选当天结、周结或半月结。',
    onlyWarn: true,
  }
}

const PROBATION = loose('试用期|试工期|试用[\\d一二两三四五六七]+(?:天|日|周|个?月)')

function faultsOfProbation(facts: PostFacts): Fault[] {
  if (!says(facts, PROBATION)) return []
  if (facts.kind === 'part-time') {
    return [
      {
        rowId: 'lcl-70-part-time-no-probation',
        code: 'probation',
        message: '非全日制不得约定试用期。请删去。',
        suggestion: '上岗即按约定工钱计算',
      },
    ]
  }
  const isShort = facts.kind === 'daily' || facts.kind === 'hourly' || (facts.days != null && facts.days < 90)
  return [
    {
      rowId: 'lcl-19-probation',
      code: 'probation',
      message: '不满3个月或做完一件事就结束的活，不得约定试用期。请删去。',
      suggestion: '上岗即按约定工钱计算',
      onlyWarn: !isShort,
    },
  ]
}

function faultsOfFloor(facts: PostFacts, book: RuleBook, rows: readonly LawRow[], day: string): Fault[] {
  const { pay, employer } = facts
  if (!pay || pay.amountFen <= 0) return []
  if (!employer.seatCode) {
    return [
      {
        rowId: 'lcl-72-part-time-floor',
        code: 'seat-missing',
        message: '不知道用工主体在哪个市，没法核对最低工资。请补上所在地。',
        onlyWarn: true,
      },
    ]
  }
  const { confirmed, unconfirmed } = floorOf(rows, employer.seatCode, day)
  for (const floor of [confirmed, unconfirmed]) {
    const fault = floor && belowFloor(facts, floor, book)
    if (fault) return [fault]
  }
  return []
}

/**
 * The hourly floor binds part-time and hour-paid work (劳动合同法 72). Of a whole day's work it is not said in a row
 * marked V, so that such pay is refused only where it lies under the monthly floor however the month is counted:
 * spread over the longest ordinary working time (44 h a week). Between the two it warns.
 */
function belowFloor(facts: PostFacts, floor: WageFloor, { limit }: RuleBook): Fault | null {
  const pay = { ...facts.pay!, ...facts, amountFen: facts.pay!.amountFen, unit: facts.pay!.unit }
  const perHour = hourlyFen(pay)
  const isHourly =
    facts.kind === 'part-time' ||
    facts.kind === 'hourly' ||
    pay.unit === 'hour' ||
    (facts.hoursPerDay ?? 24) <= limit('lcl-68-part-time-hours', 'maxDailyHours')
  const fault = (told: string, least: string, onlyWarn: boolean): Fault => ({
    rowId: floor.row.id,
    code: 'below-wage-floor',
    message: `工钱${told}，低于当地最低工资${least}。请提高工钱。`,
    suggestion: `不低于${least}`,
    onlyWarn,
  })
  const hourFloor = `每小时${yuan(floor.floorFenPerHour)}元`
  const monthFloor = `每月${yuan(floor.floorFenPerMonth)}元`
  if (pay.unit === 'month' && !isHourly) {
    // Less than a full week of work may lawfully earn less than a full month's floor.
    const week = weeklyHours(facts)
    const isFullTime = week !== null ? week >= 40 : (facts.hoursPerDay ?? 0) >= 8
    if (pay.amountFen < floor.floorFenPerMonth) return fault(`每月${yuan(pay.amountFen)}元`, monthFloor, !isFullTime)
    return null
  }
  if (perHour === null || perHour >= floor.floorFenPerHour) return null
  const told = pay.unit === 'hour' ? `每小时${yuan(perHour)}元` : `折合每小时${yuan(perHour)}元`
  if (isHourly) return fault(told, hourFloor, false)
  const longestMonthHours = (limit('ldf-36-full-time-hours', 'maxWeeklyHours') * 52) / 12
  const isBelowMonth = perHour * longestMonthHours < floor.floorFenPerMonth
  return isBelowMonth ? fault(told, monthFloor, false) : fault(told, `（非全日制）${hourFloor}`, true)
}

function says({ title, description, conditions }: PostFacts, pattern: RegExp): boolean {
  return [title, description, conditions].some((field) => {
    const { text } = plainText(field ?? '')
    return [...text.matchAll(pattern)].some((match) => !isNegatedBefore(text, match.index))
  })
}

function yuan(fen: number): string {
  return String(Math.round(fen) / 100)
}
