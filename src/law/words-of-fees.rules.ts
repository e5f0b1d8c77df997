/** Money, papers and security asked of workers: 劳动合同法 9, 就业促进法 41, 广东条例 35(6). */
import { loose } from './plain-text.rules.ts'
import type { WordContext, WordRule } from './post-words.rules.ts'

const DEPOSIT = '押金(?!额)|(?<!工资)保证金|风险金|诚意金|(?:岗位|上岗|入职)定金|抵押(?:金|费)|担保金'
const NAMED_FEE =
  '(?:服装|厂服|工装|工衣|工服|制服|工牌|厂牌|中介|介绍|培训|岗前培训|报名|资料|建档|登记|会员|入会|入职|办证|上岗|名额|占位|派遣|代办|劳务中介|咨询)~费用?'
/** Fees that also occur as a part of lawful pay or of the work itself; taken only when the text says so. */
const OTHER_FEE = '体检费用?|健康证费用?|(?<!物业|停车|卫生|食堂)管理费|服务费|手续费|材料费|保险费'

/** Every fee word and 任何费用, so that a denial can run through a list of them. */
export const GENERIC_FEE = loose(
  `${DEPOSIT}|${NAMED_FEE}|${OTHER_FEE}|(?:任何|一切|其他|其它|额外|各种)?(?:的)?费用|(?:任何|一分)钱`,
)

/** Hotel desks, car parks and clubs handle their guests' deposits; 收费员 and 物业费 are work. */
const OF_CUSTOMERS = /(?:客人?|顾客|租户|租客|住客|房客|客户|会员|业主|车主|家长|学员|考生|商户)[^，]{0,6}$/u
/** 介绍一人奖100介绍费 is paid to the worker. */
const PAID_OUT = /(?:奖励?|奖金|返还?|发放?|补贴|补|有|给你|拿|赚|提成|另计)[^，不]{0,4}$/u

const rowOfFee = ({ isAgency }: WordContext) => (isAgency ? 'gdt-35-agency-forbidden' : 'lcl-9-no-deposit-no-id')
const forCustomers = ({ text, from }: { text: string; from: number }) =>
  OF_CUSTOMERS.test(text.slice(Math.max(0, from - 12), from))
const paidOut = ({ text, from, found }: { text: string; from: number; found: string }) =>
  /^(?:介绍|培训|服务|管理|体检|健康证|材料|保险|咨询)/u.test(found) &&
  PAID_OUT.test(text.slice(Math.max(0, from - 8), from))

export const FEE_WORDS: readonly WordRule[] = [
  {
    code: 'deposit',
    rowId: rowOfFee,
    find: [
      loose(DEPOSIT),
      loose('(?:先押|押)[\\d一二两三四五六七八九十]+(?:百|千)?(?:元|块)|先押[1-9]\\d+(?!天|吨|斤|车|趟)'),
    ],
    negation: 'fee',
    skip: (hit) =>
      forCustomers(hit) || /^(?:诈骗|骗局|陷阱|退款客服|流程|退还登记|管理|条款|收据)/u.test(hit.text.slice(hit.to)),
    message: '招工不得收押金、保证金，可退也不行。请删去，已收的退还。',
    suggestion: '不收押金',
  },
  {
    code: 'fee',
    rowId: rowOfFee,
    find: [
      loose(NAMED_FEE),
      loose(
        '(?:交|缴|收|付|扣|抽|先交|代扣|扣除|收取|缴纳|交纳)[^，不免]{0,5}(?:体检费|健康证费|管理费|服务费|手续费|材料费|保险费)',
      ),
      loose(
        '(?:体检费|健康证费|管理费|服务费|手续费|材料费)用?(?:先|另|每人|每天|每月|每小时|每次)?(?:收|交|扣|[1-9]\\d*(?:元|块))',
      ),
      loose('先(?:交|付|缴)(?:钱|费)(?:用)?|交钱(?:才能)?(?:上岗|上班|入职)'),
    ],
    negation: 'fee',
    skip: (hit) =>
      forCustomers(hit) ||
      paidOut(hit) ||
      (/^(?:员|岗|用?自理)/u.test(hit.text.slice(hit.to)) && !/服|工[装衣]|中介|介绍|报名/u.test(hit.found)),
    message: '不得以任何名义向劳动者收钱。请删去收费，费用由用工方承担。',
    suggestion: '不收任何费用',
  },
  {
    code: 'cost-on-worker',
    rowId: rowOfFee,
    find: [
      loose(
        '(?:体检费?|健康证费?|培训费|保险费?|材料费)用?(?:由)?(?:个人|本人|员工|自己)?(?:自理|自费|自付|自己出|承担)',
      ),
    ],
    negation: 'before',
    skip: ({ found }) => /公司|单位|老板/u.test(found),
    onlyWarn: true,
    message: '把用工的成本推给劳动者，容易变成变相收费。请写明由用工方承担。',
    suggestion: '体检费由用工方承担',
  },
  {
    code: 'id-held',
    rowId: rowOfFee,
    find: [
      loose(
        '(?:押|压|扣押?|扣留|暂扣|没收|收走|收缴|抵押)(?:下|存)?(?:身份证|证件|居住证|驾驶证|驾照|毕业证|银行卡|工资卡)(?!复印)',
      ),
      loose('身份证抵押|押证(?:上班|上岗|进厂|入职)'),
      loose(
        '(?:身份证|证件|居住证|毕业证|银行卡|工资卡)(?:原件)?(?:要|需要?|必须|先|统一|由(?:公司|老板|厂里|我们)|放|交)?(?:抵押|压在|作抵押|质押|扣押|暂扣|(?:代为)?保管|押在|押(?![金韵运]))',
      ),
      loose('(?:上交|交出|收)(?:身份证|证件|银行卡)(?:原件)?(?!复印|号|信息|登记)(?:保管|统一|放|才|，|$)'),
    ],
    negation: 'before',
    skip: (hit) => forCustomers(hit) || /^[^，]{0,6}(?:违法|犯法)/u.test(hit.text.slice(hit.to)),
    message: '不得扣押身份证、银行卡等证件。查看登记后当场还给本人，请改写。',
    suggestion: '带身份证登记，当场归还',
  },
  {
    code: 'wage-held',
    rowId: 'ldf-50-money-monthly',
    find: [
      loose('(?:押|压)(?:[\\d一二两三半]+(?:个)?(?:天|日|周|星期|礼拜|月|班))(?:的)?(?:工资|工钱|薪水?)?'),
      loose('(?:押|压)(?:着)?(?:工资|工钱|薪)'),
    ],
    negation: 'before',
    onlyWarn: true,
    message: '押一段工资等于拖着不发。请写清按什么周期发、哪天发。',
    suggestion: '工资当日结清',
  },
  {
    code: 'in-kind-pay',
    rowId: 'gzt-11-money-to-worker',
    find: [
      loose(
        '(?:工资|工钱|报酬|薪水|薪酬)[^，不]{0,6}(?:实物|购物卡|购物券|代金券|提货券|消费券|产品|货物|货|话费|积分|大米)(?:来)?(?:抵|代|支付|发放|结算|充|结)',
      ),
      loose(
        '(?:以|用|拿)(?:实物|货物?|产品|购物卡|购物券|代金券|消费券|大米|酒|话费|积分)(?:来)?(?:抵|代替?|当|充|结算|支付|发)[^，]{0,2}(?:工资|工钱|薪|报酬)',
      ),
      loose(
        '(?:以物|以货)(?:抵|代)(?:薪|工资|工钱)|包吃住?(?:抵|当|代)(?:工资|工钱)|(?:管饭|包吃住?|管吃管住)[ ，]?(?:没有?|无|不给|不发)(?:工资|工钱)',
      ),
    ],
    negation: 'before',
    message: '工资只能用货币付给本人，不能用东西、购物卡代替。请改为付钱。',
    suggestion: '工资以现金或银行转账付给本人',
  },
  {
    code: 'unpaid-trial',
    rowId: 'lcl-20-probation-pay',
    find: [
      loose(
        '(?:试工|试用|试做|试岗|试干|培训|学习)(?:期间?)?[^，免]{0,6}(?:无工资|没有?工资|不算钱|不算工资|无薪|不发工资|不计薪|不给钱|没钱|不付工资|无报酬|免费干)',
      ),
      loose(
        '(?:前|头)[\\d一二两三四五六七]+(?:天|日|小时)(?:试工)?(?:无工资|没有?工资|不算钱|不算工资|无薪|不发工资|不计薪|不给钱)',
      ),
      loose('无薪(?:试工|试岗|培训|实习)|免费试工|义务试工'),
      loose(
        '(?:做|干)不满[\\d一二两三四五六七十]+(?:天|日|小时|个?月)[^，]{0,3}(?:没有?|无|不给|不发|不算|不结)(?:工资|工钱|钱)',
      ),
    ],
    negation: 'none',
    message: '干了活就要给工资，试工、培训期间也一样。请写明试工期间的工资。',
    suggestion: '试工当天按正常工资结算',
  },
]
