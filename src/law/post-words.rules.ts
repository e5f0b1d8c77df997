/** Words a job post may not say, found in their usual disguises and told apart from lawful neighbours. */
import type { Fault, MarkedWords, PostField } from './finding.rules.ts'
import { isFeeCollected, isFeeDenied, isNegatedBefore } from './negation.rules.ts'
import type { OccupationFlag } from './occupation-flag.rules.ts'
import { loose, originalSpan, type PlainText, plainText } from './plain-text.rules.ts'
import { AGE_WORDS } from './words-of-age.rules.ts'
import { FEE_WORDS, GENERIC_FEE } from './words-of-fees.rules.ts'
import { ORIGIN_WORDS } from './words-of-origin.rules.ts'
import { SEX_WORDS } from './words-of-sex.rules.ts'
import { TRUTH_WORDS } from './words-of-truth.rules.ts'

export type WordContext = {
  /** All fields together, plain. */
  whole: string
  flags: readonly OccupationFlag[]
  isAgency: boolean
}

export type Hit = { text: string; from: number; to: number; found: string }

export type WordRule = {
  code: string
  rowId: string | ((context: WordContext) => string)
  find: RegExp[]
  /** `before`: 不限男; `fee`: also 押金：无 and lists; `none`: the pattern says it itself. */
  negation: 'before' | 'fee' | 'none'
  skip?: (hit: Hit, context: WordContext) => boolean
  onlyWarn?: boolean | ((hit: Hit, context: WordContext) => boolean)
  message: string
  suggestion: string
}

export type PostTexts = Partial<Record<PostField, string | null | undefined>>

/** Faults in the free text of a post, one per kind, each with every place where it is said. */
export function faultsInWords(texts: PostTexts, flags: readonly OccupationFlag[], isAgency: boolean): Fault[] {
  const fields = Object.entries(texts).flatMap(([field, text]) =>
    text ? [{ field: field as PostField, plain: plainText(text) }] : [],
  )
  const context: WordContext = { whole: fields.map(({ plain }) => plain.text).join('，'), flags, isAgency }
  const faults = new Map<string, Fault & { words: MarkedWords[] }>()
  for (const { field, plain } of fields) {
    const text = withoutLawfulWords(plain.text)
    for (const rule of RULES) {
      for (const hit of hitsOf(rule, text, context)) addFault(faults, rule, hit, field, plain, context)
    }
  }
  return [...faults.values()]
}

const RULES: readonly WordRule[] = [...FEE_WORDS, ...SEX_WORDS, ...ORIGIN_WORDS, ...AGE_WORDS, ...TRUTH_WORDS]

/** Goods, places, people served and people to call: 女装, 女厕, 照顾残疾老人, 联系陈小姐. */
const LAWFUL = [
  loose('(?:男女|男|女|儿?童|中老年)(?:士|性|子|式|款|生)?(?:装|鞋|包(?!装)|裤|裙|衣|袜|帽|表|服(?!务)|靴|内衣|饰)'),
  loose(
    '(?:男女?|女)(?:生|工|职工|员工|士|子|性)?(?:宿舍|厕|浴|更衣|洗手间|卫生间|寝室|澡堂|监狱|科|队|足|排|篮|医院|宾部|舍)',
  ),
  loose('妇(?:产|科|幼|联|女节|女儿童|保)|女职工(?:特殊|权益|保护|假)|女儿|儿女|子女|男友|女友|产妇'),
  loose(
    '(?:照顾|护理|陪护|看护|照看|服侍|陪伴|接送|伺候|照料|陪|带|辅导|教|帮扶|服务(?:于)?)[^，、 优限]{0,10}?(?:老人家?|孩子?|儿童|婴儿|幼儿|宝宝|病人|患者|奶奶|爷爷|阿婆|阿公|老太|学生|娃|残疾人|残障人士|长者|孕妇|母亲|女士|男士)',
  ),
  loose(
    '(?:老人|残疾人|孕妇|孕产妇|儿童|幼儿|婴幼儿|学生|病人)(?:护理|陪护|看护|照护|照料|托管|托育|服务|接送|康复|用品|家庭)',
  ),
  loose(
    '(?:男女|女男|男[、，]女|女[、，]男|男[和或]女)(?:都)?(?:不限|均可|皆可|都?可以?|都行|也行|要|招|收|兼收|老少|通吃|无所谓|不拘|不分|都能)',
  ),
  loose('(?:男工女工|男女工|男的女的)(?:都|均|皆|不限|可)'),
  loose('[\\d一二三四五六七八九十]+(?:周?岁)(?:的)?(?:男孩|女孩|小孩)'),
  loose('(?:不限|不分|不论|无论|不管|不拘)(?:男[、，]?女|性别|老少)|性别[ ，]?(?:不限|不拘|均可|无要求|没要求)'),
  loose(
    '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏章苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄贝明臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房丁邓洪包左石崔龚程邢裴陆翁荀曾叶刘黎温欧谭廖易赖](?:小姐|女士|先生|大姐|大哥|大叔|阿姨|小妹|姑娘|靓仔|靓女)',
  ),
  loose('(?:联系人?|联络人?|咨询|请找|电话|致电|微信)[^，]{0,3}(?:小姐|女士|先生|大姐|大哥|阿姨|老板娘)'),
]

function withoutLawfulWords(text: string): string {
  return LAWFUL.reduce((rest, pattern) => rest.replace(pattern, (word) => '＿'.repeat(word.length)), text)
}

function hitsOf(rule: WordRule, text: string, context: WordContext): Hit[] {
  const hits = rule.find
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => trimmed(text, match.index, match.index + match[0].length))
    .filter((hit) => hit.to > hit.from)
  const said =
    rule.negation === 'fee'
      ? hits.filter((hit) => !isInDeniedList(text, hit))
      : rule.negation === 'before'
        ? hits.filter((hit) => !isNegatedBefore(text, hit.from))
        : hits
  return said.filter((hit) => !rule.skip?.(hit, context))
}

function trimmed(text: string, from: number, to: number): Hit {
  let start = from
  let end = to
  while (start < end && ' 、，'.includes(text[start]!)) start++
  while (end > start && ' 、，'.includes(text[end - 1]!)) end--
  return { text, from: start, to: end, found: text.slice(start, end).replace(/[ 、，]/g, '') }
}

/** 不收任何费用、押金、服装费: a denial covers the list that follows, until a member of it is given an amount. */
function isInDeniedList(text: string, hit: Hit): boolean {
  const others = [...text.matchAll(GENERIC_FEE)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
  let denied: boolean | null = null
  let end = -1
  for (const fee of others.filter((other) => other.from <= hit.from)) {
    const joined = end >= 0 && /^ ?[、，]? ?(?:和|或者?|与|及|以及|等|还有|也不收)? ?$/u.test(text.slice(end, fee.from))
    const self = isFeeDenied(text, fee.from, fee.to)
    denied = self || (joined && denied === true && !isFeeCollected(text, fee.to))
    end = fee.to
    if (fee.from <= hit.from && hit.from < fee.to) return denied
  }
  return isFeeDenied(text, hit.from, hit.to)
}

function addFault(
  faults: Map<string, Fault & { words: MarkedWords[] }>,
  rule: WordRule,
  hit: Hit,
  field: PostField,
  plain: PlainText,
  context: WordContext,
): void {
  const rowId = typeof rule.rowId === 'function' ? rule.rowId(context) : rule.rowId
  const onlyWarn = typeof rule.onlyWarn === 'function' ? rule.onlyWarn(hit, context) : rule.onlyWarn === true
  const key = `${rule.code} ${rowId}`
  const fault = faults.get(key) ?? {
    rowId,
    code: rule.code,
    message: '',
    suggestion: rule.suggestion,
    onlyWarn,
    words: [],
  }
  const span = { field, ...originalSpan(plain, hit.from, hit.to) }
  if (!fault.words.some((other) => other.field === field && other.start < span.end && span.start < other.end)) {
    fault.words.push(span)
  }
  fault.onlyWarn = fault.onlyWarn === true && onlyWarn
  fault.message = `写了${fault.words.map((word) => `“${word.text}”`).join('')}：${rule.message}`
  faults.set(key, fault)
}
