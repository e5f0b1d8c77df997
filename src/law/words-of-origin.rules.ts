/** Where people come from, what they believe, their bodies: 暂行条例 11, 24, 广东条例 33, 就业促进法 28–31. */
import { loose } from './plain-text.rules.ts'
import type { WordRule } from './post-words.rules.ts'

const PROVINCES =
  '河南|河北|山东|山西|湖南|湖北|四川|重庆|贵州|云南|广西|江西|福建|安徽|江苏|浙江|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙古?|辽宁|吉林|黑龙江|东北|海南|北京|天津|上海|凉山|两湖|川渝|云贵川'
const HERE =
  '本地|本市|本省|本区|本镇|本村|当地|广东|广州|深圳|珠海|佛山|东莞|中山|惠州|江门|肇庆|汕头|潮汕|潮州|揭阳|汕尾|湛江|茂名|阳江|韶关|清远|河源|梅州|云浮|粤西|粤北|粤东'
const AWAY = '外省|外地|外市|省外|外来|非本地|非本省|非广东|非本市'
const ANY = `${PROVINCES}|${HERE}|${AWAY}`
const NO = '不要|不招|不收|拒绝|谢绝|拒收|勿招|不考虑|不接受|不用'
const KEEP_OUT = '勿扰|勿来|勿进|勿投|勿入|免谈|不要|不招|别来|除外|止步|谢绝|不考虑|一律不要|不收|勿打扰|请绕道'
const PEOPLE =
  '少数民族|维吾尔族?|维族|藏族|藏民|彝族|彝人|回族|回民|壮族|苗族|蒙古?族|哈萨克族?|朝鲜族|满族|土家族|侗族|瑶族|畲族|傣族|黎族'
const BELIEVERS = '信教|教徒|基督徒|基督教|天主教|穆斯林|伊斯兰教?|佛教徒|信佛|有宗教信仰|宗教信仰者'
const DISABLED = '残疾人?|残障(?:人士?)?|残废|聋哑人?|盲人|瘸子|肢残'

export const ORIGIN_WORDS: readonly WordRule[] = [
  {
    code: 'region-limit',
    rowId: 'zxt-11-no-region-limit',
    find: [
      loose(`(?:限|只限|仅限|只要|只招)(?:${HERE})~(?:户口|户籍)(?! ?不限|优先)`),
      loose('(?:限|只限|仅限|只要|只招)(?:深户|莞户|穗户)'),
      loose(`(?:${NO})(?:${ANY})(?:省|市)?(?:人(?!民)|籍|户口|户籍|来的|的(?!车|货|单)|民工|(?=[，、 ]|$))`),
      loose(`(?:${ANY})(?:省|市)?(?:人|籍|的|户口|户籍|民工|农民工|人员)?(?:${KEEP_OUT})`),
      loose(
        `(?:限|只限|仅限|只要|只招|仅招|只收|必须是?|须为?|需为?|需要|要求|要有?|需有|须有|须具有|持)(?:${HERE}|${PROVINCES})(?:市|省)?(?:的)?(?:人(?!员|民)|户口|户籍|籍)(?!优先|更佳)`,
      ),
      loose(
        '(?:限|要求|只要|须|需|必须)(?:是|有|持)?(?:城镇|城市|非农业?|居民)户口|(?:农民工|农村人|农村户口|农业户口|乡下人)(?:勿扰|勿来|不要|免谈|除外|不招)|(?:不要|不招|谢绝)(?:农民工|农村|乡下人)',
      ),
    ],
    negation: 'before',
    message: '不得按户籍、地域限制求职者。请删去；确需会方言、熟路的，写实际要求。',
    suggestion: '不限户籍；熟悉附近道路',
  },
  {
    code: 'region-preference',
    rowId: 'zxt-11-no-region-limit',
    find: [
      loose(
        `(?<!住|家在)(?:${HERE}|${PROVINCES})(?:省|市)?(?:人|户口|户籍|籍|老乡)?(?:优先|为佳|更佳|更好)|(?:老乡|同乡|深户|莞户|穗户)(?:优先|为佳)`,
      ),
    ],
    negation: 'before',
    onlyWarn: true,
    message: '按籍贯定先后会被当成地域歧视。真正需要的是会方言、住得近，就写那个。',
    suggestion: '会粤语、住附近优先',
  },
  {
    code: 'ethnicity',
    rowId: 'gdt-33-ad-content',
    find: [
      loose(
        `(?:限|只要|只招|仅限|仅招|必须是?)汉族|汉族(?:优先|为佳)|(?:${NO})(?:${PEOPLE})|(?:${PEOPLE})(?:人|的|同胞)?(?:${KEEP_OUT})`,
      ),
    ],
    negation: 'before',
    message: '不得按民族挑人。请删去。',
    suggestion: '各民族都欢迎',
  },
  {
    code: 'religion',
    rowId: 'gdt-33-ad-content',
    find: [
      loose(
        `(?:${NO})(?:${BELIEVERS})|(?:${BELIEVERS})(?:的|者|人)?(?:${KEEP_OUT})|(?:限|要求|必须|只要)(?:无|没有|不)(?:宗教信仰|信教)|(?:信佛|基督徒|信教)(?:的|者)?优先|无宗教信仰`,
      ),
    ],
    negation: 'before',
    message: '不得按宗教信仰挑人。请删去。',
    suggestion: '信仰不限',
  },
  {
    code: 'disability',
    rowId: 'gdt-33-ad-content',
    find: [
      loose(
        `(?:${NO})(?:${DISABLED})(?!证|车)|(?:${DISABLED})(?:的|者)?(?:${KEEP_OUT})|无残疾|非残疾|(?:限|只要|只招)健全`,
      ),
    ],
    negation: 'before',
    message: '不得歧视残疾人。请写清活本身要做的动作，能做的都可以来。',
    suggestion: '能搬20公斤以内货物即可，残疾人能胜任的欢迎',
  },
  {
    code: 'body-requirement',
    rowId: 'gdt-33-ad-content',
    find: [loose('(?:四肢|肢体|身体)健全|五官端正')],
    negation: 'before',
    onlyWarn: true,
    message: '这样写容易变成排斥残疾人。请改写活本身需要的能力。',
    suggestion: '能胜任站立、搬运等工作',
  },
  {
    code: 'carrier',
    rowId: 'jcf-30-carriers',
    find: [
      loose(
        `(?:${NO})乙肝|乙肝(?:携带者?|患者|病人|大三阳|小三阳)?(?:的|者)?(?:${KEEP_OUT})|(?:无|没有)乙肝|乙肝(?:两对半|检查|检测|五项|体检)|(?:查|验|检)乙肝|(?:${NO})(?:艾滋|大三阳|小三阳|病毒携带者|病原携带者)|(?:病毒|病原)?携带者(?:${KEEP_OUT})`,
      ),
    ],
    negation: 'before',
    skip: ({ text, from }) =>
      /(?:不做?|不查|免|无需|不需|不用)(?:检?查)?$/u.test(text.slice(0, from).replaceAll(' ', '')),
    message: '不得拒绝传染病病原携带者，也不得查乙肝。法律禁止从业的岗位写“持有效健康证”。',
    suggestion: '持有效健康证（限食品等法定岗位）',
  },
  {
    code: 'illness-requirement',
    rowId: 'jcf-30-carriers',
    find: [
      loose(
        '(?:无|没有)(?:任何)?传染(?:性)?(?:疾)?病|传染(?:性)?(?:疾)?病(?:患?者)?(?:勿扰|勿来|不要|除外)|(?:不要|不招)(?:有)?传染病',
      ),
    ],
    negation: 'none',
    skip: (_hit, { flags }) => flags.includes('carrier-restricted'),
    onlyWarn: true,
    message: '只有法律禁止携带者从事的岗位才能这样要求。请核对岗位，其他岗位删去。',
    suggestion: '身体能胜任工作',
  },
]
