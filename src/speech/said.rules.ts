/** The fixed words of everything read aloud, in both voices. Cantonese is said as it is spoken, not as it is written. */
import type { Phrase, Voice } from './number.rules.ts'

type Words = Record<Voice, string>
const w = (cmn: string, yue: string): Words => ({ cmn, yue })

export const FIXED = {
  pay: w('工钱', '人工'),
  'per-hour': w('一小时', '一个钟'),
  'per-day': w('一天', '一日'),
  'per-job': w('干完这个活', '做完呢份工'),
  'per-one': w('一', '一'),
  'paid-after-shift': w('当天结', '当日结'),
  'paid-next-day': w('第二天结', '第二日结'),
  'paid-weekly': w('一个星期一结', '一个礼拜一结'),
  'paid-half-month': w('半个月一结', '半个月一结'),
  'paid-at-end': w('干完结清', '做完一次过结清'),
  'whole-shift': w('干满大约', '做满大约'),
  until: w('到', '到'),
  'day-next': w('第二天', '第二日'),
  half: w('半', '半'),
  break: w('中间休息', '中间抖'),
  hours: w('小时', '个钟'),
  minutes: w('分钟', '分钟'),
  at: w('在', '喺'),
  'meet-at': w('在这里碰头', '喺呢度集合'),
  'place-on-screen': w('具体地址请看屏幕', '详细地址请睇屏幕'),
  'far-near': w('就在附近', '就喺附近'),
  'far-about': w('离您大约', '离你大约'),
  metre: w('米', '米'),
  kilometre: w('公里', '公里'),
  hiring: w('招', '请'),
  'work-is': w('干的活是', '做嘅系'),
  wanted: w('还要', '仲要'),
  people: w('个人', '个人'),
  full: w('人已经招满了', '已经请够人'),
  over: w('这个活已经不招人了', '呢份工已经唔请人'),
  'level-verified': w('这家市场核验过', '呢家市场核实过'),
  'level-provisional': w('这家市场初步看过，正在核验', '呢家市场初步睇过，核实紧'),
  'level-unverified': w(
    '招人的单位，市场还没有核验，去之前先打电话问清楚',
    '请人嘅单位，市场仲未核实，去之前打电话问清楚先',
  ),
  'given-meals': w('管饭', '包食'),
  'given-lodging': w('管住', '包住'),
  'given-transport': w('有车接送', '有车接送'),
  'given-tools': w('给工具', '有工具用'),
  'given-insurance': w('买保险', '买保险'),
  'no-fee': w('找活不交钱', '揾工唔使交钱'),
  card: w('这是您的用工卡', '呢张系你嘅用工卡'),
  employer: w('招人的是', '请人嘅系'),
  'paid-to-you': w('工钱要付给您本人', '人工要畀你本人'),
  'change-asks': w('用工方要改条件，要先问过您', '老板要改条件，要问过你先'),
  'cannot-come': w('有事来不了，请早点在手机上取消', '有事嚟唔到，请早啲喺手机度取消'),
} satisfies Record<string, Words>

/** What the surfaces ask and say, for those who cannot read it. */
export const PROMPTS = {
  welcome: w('您好，这里是零工市场，找活不交钱', '你好，呢度系零工市场，揾工唔使交钱'),
  'ask-phone': w('请输入您的手机号', '请入你嘅手机号码'),
  'ask-code': w('请输入短信里的六位验证码', '请入短讯里面嘅六位验证码'),
  'ask-name': w('请输入您的姓名', '请入你嘅姓名'),
  'ask-identity': w('请登记身份证，只登记这一次', '请登记身份证，净系登记呢一次'),
  'ask-trade': w('您想干什么活', '你想做咩工'),
  'ask-card': w('请把身份证放在读卡的地方', '请将身份证放喺读卡嘅地方'),
  'taken-card': w('读好了，请收好身份证', '读好喇，请收好身份证'),
  'take-slip': w('请拿好派工单', '请攞好派工单'),
  'call-staff': w('要人帮忙，请到窗口找工作人员', '要人帮手，请去窗口揾职员'),
  'signed-up': w('报名成功，几点到哪里，在我的活里看', '报名成功，几点去边度，喺我的活度睇'),
  'checked-in': w('签到好了', '签到好喇'),
  'checked-out': w('签退好了', '签退好喇'),
  'wage-confirmed': w('记下了，工钱收到了', '记低喇，人工收到喇'),
  'still-there': w('您还在吗，还要用请点继续', '你仲喺度吗，仲要用请撳继续'),
  'try-voice': w('这是普通话', '呢个系广东话'),
  'not-done': w('这一步没办成，请看屏幕上的字，或者问工作人员', '呢一步未办到，请睇屏幕上面嘅字，或者问职员'),
} satisfies Record<string, Words>

export type FixedId = keyof typeof FIXED
export function fixed(id: FixedId, voice: Voice, after?: Phrase['after']): Phrase {
  return { id, text: FIXED[id][voice], ...(after && { after }) }
}

/** 件, 箱, …: what piece work is counted in; others are said by a machine's voice. */
export const PIECES: Record<string, string> = {
  件: 'piece',
  个: 'unit',
  箱: 'box',
  袋: 'sack',
  包: 'pack',
  车: 'load',
  吨: 'tonne',
  斤: 'jin',
  公斤: 'kilo',
  米: 'metre',
  平方: 'square',
  平方米: 'square-metre',
  单: 'order',
  双: 'pair',
  套: 'set',
  趟: 'trip',
  次: 'time',
  块: 'slab',
  张: 'sheet',
  打: 'dozen',
}

/** Ends a run of phrases with a breath or a stop. */
export function ending(phrases: Phrase[], after: Phrase['after']): Phrase[] {
  return phrases.map((phrase, i) => (i === phrases.length - 1 ? { ...phrase, after } : phrase))
}
/** What is heard, as one text: for a voice that reads whole sentences, and for a cache's key. */
export function textOf(phrases: readonly Phrase[]): string {
  return phrases.map(({ text, after = '' }) => text + after).join('')
}
