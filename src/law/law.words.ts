/** Chinese sentences of this module's refusals. */
export const words = {
  'calendar-not-covered': '{year} 年的放假安排还没有录入，算不出工作日。请市主管或省主管录入国务院的放假通知',
  'law-row-above': '这条规则不只管您的城市，请由省主管核实或更换',
  'law-version-changed': '这条规则已有新版本，请刷新后核对再提交',
  'law-dates-differ': '您读到的生效日期是 {read}，与规则的 {kept} 不一致。请核对，或用“更换规则”写明新的日期',
  'law-published-later': '发布日期不能晚于今天，请核对',
  'law-not-confirmed': '这条规则没有人核实过，不用撤回',
  'law-numbers-differ': '数字项要和原规则一致，请填写：{names}',
  'law-begins-before': '新规则的生效日期要晚于原规则的 {from}，请核对',
  'law-ends-before': '失效日期不能早于生效日期，请核对',
  'holiday-outside-year': '{day} 不在 {year} 年的放假安排里，请核对',
  'holiday-twice': '{day} 填了两次，请删去一条',
  'holiday-work-on-weekday': '{day} 不是周末，调休上班只能是周六或周日',
  'holiday-statutory-count': '{year} 年的法定节假日应为 {should} 天，现在填了 {given} 天，请核对',
  'holiday-year-gap': '请先录入 {missing} 年的放假安排，年份要连着',
}
