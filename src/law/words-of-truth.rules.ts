/** Bait, empty words and unlawful trades: 暂行条例 24, 27, 广东条例 35, 五部门 2026-01-13. */
import { loose } from './plain-text.rules.ts'
import type { WordRule } from './post-words.rules.ts'

export const TRUTH_WORDS: readonly WordRule[] = [
  {
    code: 'unlawful-activity',
    rowId: 'gdt-35-agency-forbidden',
    find: [
      loose(
        '刷单|刷信誉|刷好评|跑分|(?:出租|租借?|出借|收购|买卖|出售)(?:个人)?(?:银行卡|电话卡|手机卡|微信号?|支付宝)|代收款转账|代孕|卖卵|地下赌场|陪酒|色情|代实名|传销|拉人头',
      ),
    ],
    negation: 'before',
    skip: ({ text, from }) => /(?:反|打击|防|严打|举报|治理)(?:止|范)?$/u.test(text.slice(0, from).replaceAll(' ', '')),
    message: '不得借招聘介绍违法活动。该信息不能发布，如有误会请联系市场工作人员。',
    suggestion: '删去该内容',
  },
  {
    code: 'bait',
    rowId: 'p5-online-ads',
    find: [
      loose('(?:日|天|周|月|年)入(?:过)?(?:百|千|万|[\\d一二两三四五六七八九十]+(?:百|千|万|k|w|元|\\+|\\d))'),
      loose('(?:日|月|年)薪过(?:千|万)'),
      loose(
        '轻松(?:赚|月入|日入|挣|过万|拿高薪)|躺赚|躺着(?:赚|挣)|稳赚|日赚|月赚|赚大钱|快速致富|一夜暴富|钱多事少|高薪(?:急招|诚聘|招聘|轻松|日结|兼职)?|零门槛|保录用?|包录用?|包过|保过|包就业|保就业|无脑(?:操作|赚)|动动手指|在家(?:也能|就能)?(?:赚|挣)|上不封顶|工资秒到',
      ),
    ],
    negation: 'before',
    message: '这是诱饵式说法。请写清具体工钱、怎么算、什么时候发。',
    suggestion: '每天200元，下班结清',
  },
  {
    code: 'pay-unclear',
    rowId: 'gdt-33-ad-content',
    find: [
      loose(
        '(?:工资|工钱|薪资|薪水|待遇|价格|报酬|薪酬|价钱)(?:可)?(?:面议|面谈|电议|私聊|私信|到了再说|来了再谈|看表现|不会亏待|好说|从优)',
      ),
    ],
    negation: 'before',
    onlyWarn: true,
    message: '工钱说不清，到场容易起争执。请写明数额、单位和结算时间。',
    suggestion: '每小时25元，当天结清',
  },
]
