/** Sex, marriage and birth: 暂行条例 24, 广东条例 33, 妇女权益保障法 43. */
import { WOMEN_BANS } from './occupation-flag.rules.ts'
import { loose } from './plain-text.rules.ts'
import type { Hit, WordContext, WordRule } from './post-words.rules.ts'

const JOB =
  '服务员|保安|保洁|收银|导购|普工|员工|工人|职工|操作工|杂工|学徒|临时工|小时工|日结工|营业员|护工|店员|厨工|司机|师傅|促销|教练|客服|文员|质检|搬运|迎宾|技师|钟点工|保姆|销售|快递|骑手|跟单|主管|小工|大工|车工|电工|焊工'

/** Bathing, changing and dormitory work touches the privacy of those served: a person decides. */
const INTIMATE = /[男女][士性生子]?(?:浴|更衣|澡堂|宿舍|宾部|厕|洗手间|卫生间)|搓澡|助浴|贴身护理/u

const needsAPerson = ({ found }: Hit, { whole, flags }: WordContext) =>
  INTIMATE.test(whole) ||
  (flags.some((flag) => flag in WOMEN_BANS) && (/男|小伙|壮汉/u.test(found) || /(?:不要|不招)女/u.test(found)))

export const SEX_WORDS: readonly WordRule[] = [
  {
    code: 'sex-limit',
    rowId: 'gdt-33-ad-content',
    find: [
      // 招工长期: the lookahead keeps 男女 and 女装 out; 有限男 belongs to 名额有限.
      loose(
        '(?<![有不])(?:限|只限|仅限|只要|只招|仅招|只收|招聘?|急招|诚招|招收|要求|需要?|必须是?|须为?|急需|找|请|聘|急聘)(?:[一二两三四五六七八九十几\\d]{1,3}(?:个|名|位)?)?(?:男|女)(?![、]?[女男＿])',
      ),
      loose('(?:不要|不招|不收|谢绝|拒绝|不接受|不考虑)(?:男|女)(?![、]?[女男＿])'),
      loose('优先(?:录用|考虑|招收?|安排)?(?:男|女)(?:性|士|生|工|的)(?![、]?[女男])'),
      loose('(?<![有不])限~(?:男|女)~性|(?<![男、女])(?:男|女)~(?:性|士|生|工)~(?:优先|勿扰)'),
      loose(
        '(?<![男、女])(?:男|女)(?:性|士|的|生|孩|工|员工|职工|孩子|同志|同胞)?(?:优先|为佳|最好|为主|更佳|勿扰|勿来|勿进|免谈|不要|除外)',
      ),
      loose('性别[ ，]?(?:限|要求|为|必须)?[ ，]?(?:男|女)(?!女|[、，]?男|[、，]?女)'),
      loose('(?<=^|[，、 \\d])(?<!男[、，])(?:男|女)(?:性|生|的|士)?(?=[，、 \\d]|$)(?![、，](?:男|女))'),
      loose(`(?<!男|女)(?:男|女)(?:性)?(?:${JOB})`),
      loose(`(?:${JOB})(?:男|女)(?=[，、 \\d]|$)`),
      loose('(?<!男|女)(?:男|女)(?:工)(?!资|作|钱|时|厂|地|种|期|龄|装|业|序|具|价)'),
      loose(
        '男女(?:各|比例)|(?:男|女)[\\d一二两三四五六七八九十]+(?:名|个|人|位)|[\\d一二两三四五六七八九十](?:名|个|位)(?:男|女)(?!女)',
      ),
    ],
    negation: 'before',
    onlyWarn: needsAPerson,
    message: '招聘不得限定性别或优先某一性别。除国家规定不适合妇女的岗位外，请改写力气、时间等实际要求。',
    suggestion: '男女不限',
  },
  {
    code: 'sex-limit',
    rowId: 'gdt-33-ad-content',
    find: [
      loose(
        '小伙(?!伴|食)子?|靓女|靓仔|帅哥|美女|小妹(?!妹)|妹子|妹仔|姑娘|女孩子?|男孩子?|女生|男生|大姐|大妈|大叔|壮汉|大汉|男劳力|男劳动力|纯爷们|小鲜肉',
      ),
      loose('(?:礼仪|迎宾|服务|销售|前台|导购|推销|促销|招)小姐'),
      loose('(?:招|限|要|找|聘)(?:家庭)?妇女|(?:家庭)?妇女(?:优先|为主)'),
    ],
    negation: 'before',
    skip: ({ text, to }) => /^ ?(?:也|都)(?:行|可|能|要|欢迎)/u.test(text.slice(to)),
    onlyWarn: needsAPerson,
    message: '称呼里限定了性别，等于只招一种性别的人。请改用工种名称。',
    suggestion: '用工种名称，如“服务员”“搬运工”，写男女不限',
  },
  {
    code: 'sex-worded-title',
    rowId: 'gdt-33-ad-content',
    find: [loose('阿姨|(?:外卖|快递|跑腿|配送|送货|骑手)小哥|保安大哥|大爷')],
    negation: 'before',
    onlyWarn: true,
    message: '称呼让人以为只招一种性别。建议改用工种名称。',
    suggestion: '保洁员、家政服务员、配送员，男女不限',
  },
  {
    code: 'marriage-or-birth',
    rowId: 'fnf-43-women-hiring',
    find: [
      loose('(?:限|只要|只招|仅限|必须|要求|需要?)(?:已婚|未婚|单身|离异|已育|未育)'),
      loose(
        '(?:已婚|未婚|单身)(?:已育|未育|有孩|无孩)?(?:者|人士|女性|男性|人员|女士|妇女)?(?:优先|为佳|最好|勿扰|免谈|不要|勿来)',
      ),
      loose('(?<=^|[，、 ])(?:未婚|已婚|单身)(?:女性|男性|女士)?(?=[，、 ]|$)'),
      loose('已婚已育|未婚未育(?!均可|都可|不限)'),
      loose(
        '(?:不要|不招|不收|谢绝|拒绝)(?:孕妇|怀孕|备孕|哺乳)|(?:孕妇|怀孕(?:者|的)?|备孕(?:者|的)?|哺乳期)(?:的)?(?:勿扰|勿来|免谈|不要|除外|勿投)',
      ),
      loose(
        '(?:内|期间|年)(?:不得|不能|不准|不许|不要|不)(?:怀孕|生育|生小?孩|结婚|要孩子)|(?:不得|不准|不许|禁止)(?:怀孕|生育|结婚)|(?:承诺|保证)不(?:怀孕|生育|结婚)',
      ),
      loose('孕检|妊娠(?:测试|检查|检测)|验孕|无生育计划|无备孕'),
      loose('(?:招|要|限|找)宝妈|宝妈(?:优先|专属)|(?:限|只要|只招)夫妻'),
    ],
    negation: 'before',
    skip: ({ text, to, found }) =>
      /^(?:已婚|未婚)/u.test(found) && /^[、，]?(?:或|均|都|皆|未婚|已婚|也)/u.test(text.slice(to)),
    message: '不得问婚育、做孕检，或把结婚、生育当条件。请删去。',
    suggestion: '婚育情况不限',
  },
  {
    code: 'couple-preferred',
    rowId: 'jcf-26-fair-hiring',
    find: [loose('夫妻(?:工|档|搭档)?(?:优先|为佳|最好)')],
    negation: 'before',
    message: '以夫妻关系定先后，单身的人机会不平等。建议改为可以两人同来。',
    suggestion: '夫妻、朋友可一起来',
  },
]
