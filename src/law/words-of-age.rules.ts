/** Age in words: under 16 is never lawful (童工规定 2, 4); other limits are not named in a law read so far and only warn. */
import { loose } from './plain-text.rules.ts'
import type { Hit, WordRule } from './post-words.rules.ts'

/** 0-3岁宝宝, 80岁以上老人: the age of the person cared for. */
const OF_SOMEONE_ELSE =
  /^[^，]{0,6}(?:孩|儿童|婴|幼|宝|小朋友|娃|学生|老人|长者|阿婆|阿公|奶奶|爷爷|老太|患者|病人|顾客|客人|班|段)/u
const CARE_BEFORE = /(?:照顾|看护|陪护|护理|带|接送|陪|辅导|教|家有|小孩|孩子|宝宝|老人)[^，]{0,6}$/u
const NOT_THE_WORKER = (hit: Hit) =>
  OF_SOMEONE_ELSE.test(hit.text.slice(hit.to)) || CARE_BEFORE.test(hit.text.slice(Math.max(0, hit.from - 10), hit.from))

const CHILD_AGE = '(?:[5-9]|1[0-5]|十|十一|十二|十三|十四|十五)'

/** Upper limit of `18-35岁`, `35岁以下`; NaN when none. */
function upperAge(found: string): number {
  return Number(/(\d{2})(?:周?岁)?(?:以下|以内|之内|封顶|左右)/u.exec(found)?.[1] ?? /-(\d{2})/u.exec(found)?.[1])
}

const AGE_RANGE = [
  loose('(?:1[6-9]|[2-5]\\d)(?:周?岁)?-[2-7]\\d周?岁(?:以下|以内|之间|左右)?'),
  loose('(?<!\\d)[2-7]\\d(?:周?岁)(?:以下|以内|之内|封顶)(?!勿|不|的?不|除外)'),
  loose('年龄[ ，]?(?:要求|限|不超过)?[ ，]?(?:1[6-9]|[2-5]\\d)-[2-7]\\d'),
]
/** Statutory retirement ages end between 60 and 63; a cap there keeps out the over-age, not the young. */
const RETIREMENT_FROM = 60
const RETIREMENT_TO = 63

export const AGE_WORDS: readonly WordRule[] = [
  {
    code: 'under-16',
    rowId: 'tgg-2-child-labour',
    find: [
      loose('童工'),
      loose('(?<!未|不|没)满1[0-5]周?岁'),
      loose(`(?<![\\d一二三四五六七八九-])(?:满)?${CHILD_AGE}(?:周)?岁(?:以上|起|就|也|即|可|都|左右|开始|到|及以上)`),
      loose(`(?<![\\d.])1[0-5](?:周?岁)?-\\d{2}周?岁|(?<![\\d.])1[0-5](?:周?岁)?-\\d{2}(?=岁)|年龄[ ，]?1[0-5]-\\d{2}`),
      loose(
        '(?:招|收|要|限|欢迎|适合|找)[^，、 ]{0,4}(?:小学生|初中生)|(?:小学生|初中生)[^，、 ]{0,3}(?:可|也行|都行|优先|兼职|打工|暑假工|寒假工|来)',
      ),
      loose('(?:未满|不满|没满|未到|不到)(?:16|十六)(?:周?岁)?(?:的)?(?:也|都|可|照)'),
    ],
    negation: 'before',
    skip: (hit) => NOT_THE_WORKER(hit) || (hit.found === '童工' && /^(?:规定|举报)/u.test(hit.text.slice(hit.to))),
    message: '任何人不得招用、介绍未满16周岁的人。请改为年满16周岁，到岗查身份证。',
    suggestion: '年满16周岁，带身份证',
  },
  {
    code: 'student-age-unclear',
    rowId: 'tgg-2-child-labour',
    find: [loose('学生工|暑假工|寒假工|暑期工|学生(?:兼职|优先|也?可|均可)|中学生|未成年(?!人保护)')],
    negation: 'before',
    skip: (hit, { whole }) =>
      NOT_THE_WORKER(hit) ||
      /(?:满|年龄)?(?:1[6-9]|2\d|十六|十八)(?:周?岁|-\d)|大学生|成年人|中专|大专|本科/u.test(whole.replaceAll(' ', '')),
    onlyWarn: true,
    message: '招学生要写明年满16周岁，否则容易招到童工。请补上年龄并查身份证。',
    suggestion: '年满16周岁的学生可报名，带身份证',
  },
  {
    code: 'age-limit',
    rowId: 'jcf-26-fair-hiring',
    find: [
      ...AGE_RANGE,
      loose('[二三四五]十[一二三四五六七八九]?周?岁(?:以下|以内)'),
      loose(
        '(?:[6-9]0|0[05])后(?:优先|为佳|最好)|(?:限|只要|只招)[6-9]0后|年轻(?:人|化|力壮|的)?(?:优先|为佳|最好)|(?:要|限|只要|招)年轻(?:人|的)|年龄(?:大|偏大)(?:的|者)?(?:勿扰|勿来|不要|免谈)',
      ),
      loose('(?:3[05]|4[05]|5[05])周?岁以上(?:的|者)?(?:勿扰|勿来|不要|免谈|不招|除外)'),
    ],
    negation: 'before',
    skip: (hit) => NOT_THE_WORKER(hit) || upperAge(hit.found) >= RETIREMENT_FROM,
    message: '没有理由的年龄上限会把大龄零工挡在门外。请改写活本身需要的体力、技能。',
    suggestion: '年满16周岁，能胜任搬运、久站',
  },
  {
    code: 'over-age-excluded',
    rowId: 'cl-draft-over-age',
    find: [
      ...AGE_RANGE,
      loose(
        '(?:6\\d|7\\d)周?岁以上(?:的|者|人员)?(?:勿扰|勿来|不要|免谈|不招|除外|谢绝)|超龄(?:的|者)?(?:勿扰|勿来|不要|免谈|除外)|(?:退休|大龄|老人|老年人|高龄)(?:人员|者|的)?(?:勿扰|勿来|不要|免谈|除外)|(?:不要|不招|谢绝)(?:超龄|退休|大龄|老人|老年人|年纪大)',
      ),
    ],
    negation: 'before',
    skip: (hit) => {
      const upper = upperAge(hit.found)
      return NOT_THE_WORKER(hit) || upper < RETIREMENT_FROM || upper > RETIREMENT_TO
    },
    message: '超过退休年龄的人也可以务工。除危险作业外请不要一概拒绝，改写活的实际要求。',
    suggestion: '身体能胜任即可，超龄人员签书面协议',
  },
]
