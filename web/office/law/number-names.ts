import { yuan } from '../../shared/format.ts'

/** Units stand at the end of the names of a rule's numbers, or before `Per…`. */
const UNITS: [RegExp, string][] = [
  [/FenPerHour$/, '元/小时'],
  [/FenPerMonth$/, '元/月'],
  [/FenPerDay$/, '元/天'],
  [/Fen/, '元'],
  [/WorkingDays$/, '个工作日'],
  [/(Days|DaysBefore|DaysAfter)$/, '天'],
  [/Months?$/, '个月'],
  [/Years$/, '年'],
  [/Hours|HoursPer/, '小时'],
  [/Minutes?$/, '分钟'],
  [/Percent$/, '%'],
  [/(Persons|Staff|Representatives|Officers)$/, '人'],
  [/Kg$/, '公斤'],
  [/C$/, '℃'],
  [/Grade$/, '级'],
]
const NAMES: Record<string, string> = {
  floorFenPerHour: '小时最低工资',
  floorFenPerMonth: '月最低工资',
  minFineFen: '罚款下限',
  maxFineFen: '罚款上限',
  minUnitFineFen: '单位罚款下限',
  maxUnitFineFen: '单位罚款上限',
  minPersonFineFen: '个人罚款下限',
  maxPersonFineFen: '个人罚款上限',
  minFineFenPerWorker: '每人罚款下限',
  maxFineFenPerWorker: '每人罚款上限',
  fineFenPerChild: '每名童工罚款',
  noRecordFineFen: '不留存的罚款',
  minWorkerAgeYears: '最低用工年龄',
  adultAgeYears: '成年年龄',
  childUnderAgeYears: '未满多少岁',
  maxDailyHours: '每天最多',
  maxWeeklyHours: '每周最多',
  maxOvertimeHoursPerDay: '每天加班最多',
  maxSpecialOvertimeHoursPerDay: '特殊情况每天加班最多',
  maxOvertimeHoursPerMonth: '每月加班最多',
  maxOutdoorHours: '露天作业最多',
  maxPayPeriodDays: '最长结算周期',
  minRestDaysPerWeek: '每周休息日',
  overtimePercent: '加班工资',
  restDayPercent: '休息日工资',
  holidayPercent: '法定节假日工资',
  minKeepYears: '至少留存',
  keepYears: '留存',
  stopFromC: '停止作业的气温',
  shortenFromC: '缩短作业的气温',
  rotateFromC: '换班作业的气温',
  outdoorFromC: '露天高温起点',
  indoorFromC: '室内高温起点',
  allowanceFenPerMonth: '高温津贴',
  allowanceFenPerDay: '高温津贴',
  fromMonth: '从几月',
  toMonth: '到几月',
  permitFromPersons: '须许可的人数',
  cityPoliceFromPersons: '由市公安许可的人数',
  fromPersons: '从多少人起',
  applyDaysBefore: '提前申请',
  reportDaysBefore: '提前报告',
  answerHours: '答复期限',
  answerDays: '答复期限',
  decideDays: '决定期限',
  workingDays: '办理期限',
}

/** `maxDailyHours`, 4 → `每天最多 4 小时`; a name without a word here stays as it is. */
export function numberInWords(name: string, value: number): string {
  return `${numberName(name)} ${isFen(name) ? yuan(value) : value}${/^(from|to|due)Month$/.test(name) ? '月' : unitOf(name)}`
}
export const numberName = (name: string): string => NAMES[name] ?? name
export const unitOf = (name: string): string => UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? ''
export const isFen = (name: string): boolean => name.includes('Fen')
