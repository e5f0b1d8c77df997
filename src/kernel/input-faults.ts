/** What is wrong with a field, as the person who filled it (or the program's author) can mend it; zod's own sentences name its types. */
import type { core } from 'zod'

/** For `z.config({ customError })`: zod asks it where the schema says nothing itself. */
export function inputFault(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '请填写' : `请填写${KIND[issue.expected] ?? '正确的内容'}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive ?? true)
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive ?? true)
    case 'invalid_format':
      return FORMAT[issue.format] ?? '格式不对，请对照接口说明核对'
    case 'not_multiple_of':
      return `要是 ${issue.divisor} 的倍数`
    case 'unrecognized_keys':
      return `没有这些项：${issue.keys.join('、')}`
    default:
      return '内容不对，请对照接口说明核对'
  }
}

const KIND: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '一组内容（JSON 数组）',
  object: '一个 JSON 对象',
  record: '一个 JSON 对象',
  date: '日期',
  null: ' null',
}
const FORMAT: Record<string, string> = {
  date: '请写成 2026-03-01 这样的日期',
  datetime: '请写成带时区的时刻，例如 2026-03-01T07:30:00+08:00',
  uuid: '编号不对，请用系统给出的编号',
  url: '请填写 http:// 或 https:// 开头的网址',
  email: '请填写电子邮箱',
}

function tooBig(origin: string, most: number, inclusive: boolean): string {
  if (origin === 'string') return `最多 ${most} 个字`
  if (origin === 'array' || origin === 'set') return `最多 ${most} 项`
  return inclusive ? `不能大于 ${most}` : `要小于 ${most}`
}
function tooSmall(origin: string, least: number, inclusive: boolean): string {
  if (origin === 'string') return least <= 1 ? '请填写' : `至少 ${least} 个字`
  if (origin === 'array' || origin === 'set') return `至少 ${least} 项`
  return inclusive ? `不能小于 ${least}` : `要大于 ${least}`
}
