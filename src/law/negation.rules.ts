/** 不收押金, 押金：无 and 押金公司出 promise the opposite of 押金200元. Works on the text of `plainText`. */

const FILLER =
  '(?:任何形式的?|任何|一切|所有|其他|其它|额外|另外|再|先|各种|什么|的|向(?:求职者|工人|劳动者|员工|任何人)?|求职者|工人|员工|个人|你|您|大家)*'
const TAKING =
  '(?:收取?|交纳?|上交|缴纳?|要求?|需要?|扣押?|扣留|抵押|付|支付|出|给|掏|有|招用?|招收|录用|使用|用|雇佣|雇用|介绍)'
const NEGATED_BEFORE = new RegExp(
  `(?<!不得)(?:非|不(?:是|会|得|用|要|必|允许|准|可|存在|限|看|论|分|管|需)?|没有?|无(?:需|须)?|免(?:除|收|交|去|缴)?|零|(?<!\\d)0|勿|严禁|禁止?|杜绝|谨防|警惕|拒绝|从不|从未|未|取消|别)${FILLER}${TAKING}?${FILLER}$`,
  'u',
)
/** 不交押金不派工 is a demand: the refusal falls on the one who does not pay. */
const WORKER_DOES_NOT = /(?:不|没|未)(?:先|肯|愿)?(?:交纳?|上交|缴纳?|付|支付|出|给|有|带)?$/u
const THEN_NO_WORK =
  /^ ?(?:的|者|的人)?[ ，]?(?:就|一律)?(?:不能|不给|不可|不予|不安排|不录|不派|不许|不得上|不让|免谈|勿扰|勿来|勿进|别来)/u

const VALUE_END = '(?=[ ，、]|$)'
const NEGATED_AFTER = new RegExp(
  [
    '^(?:费用?)?(?:一律|全部|全|都|统统)?(?:是|为|均|也)?(?:无|没有|一分钱?(?:也|都)?不(?:收|要|用)|分文不|不收|不用|不需|无需|不要|免|0元?(?!\\d)|零元?)',
    `^[ ，、](?:无|没有|不收|免|全免|0元?|零元?|不用|不需要?)${VALUE_END}`,
    '^ ?(?:费用?)?(?:全部|均|都|全额)?(?:由|归)?(?:公司|厂里|厂方?|单位|老板|雇主|我司|我们|店里?|本店|用工方|平台|企业)(?:来)?(?:承担|出|负责|报销|支付|垫付|买单|全?包)',
    '^ ?(?:费用?)?(?:可以?|全额|实报)?报销',
    '^ ?(?:的)?[^，]{0,6}(?:骗子|诈骗|骗局|违法|请举报|可举报|欢迎举报)',
  ].join('|'),
  'u',
)
const COLLECTED_AFTER =
  /^ ?，?(?:费用?)?(?:共|每人|一次性|只需?|需要?|要|为|是|交|收)? ?(?!0(?:元|[ ，、]|$)|一分)[\d一二两三四五六七八九十百]+|^[^，]{0,6}(?:可退|退还|退回|返还|不退|会退|自理|自费|自付|自己出|从工资|工资里?扣|面议)/u

/** Whether what stands before `from` takes the word back: 不收…, 无…, 严禁…. */
export function isNegatedBefore(text: string, from: number): boolean {
  return NEGATED_BEFORE.test(leftOf(text, from))
}

/** Whether the fee named at `[from, to)` is promised not to be taken. */
export function isFeeDenied(text: string, from: number, to: number): boolean {
  const right = text.slice(to, to + 20)
  if (isNegatedBefore(text, from)) return !(WORKER_DOES_NOT.test(leftOf(text, from)) && THEN_NO_WORK.test(right))
  return NEGATED_AFTER.test(right) && !COLLECTED_AFTER.test(right)
}

/** Whether an amount, 可退 or 自理 after the word shows that it is taken. */
export function isFeeCollected(text: string, to: number): boolean {
  return COLLECTED_AFTER.test(text.slice(to, to + 20))
}

function leftOf(text: string, from: number): string {
  const left = text.slice(Math.max(0, from - 24), from)
  return left.slice(left.lastIndexOf('，') + 1).replaceAll(' ', '')
}
