/**
 * Every text that leaves by SMS. Carriers approve each one beforehand under a number of their own, so a text is a template
 * id and parameters; with signature it stays within 70 characters, which is one message.
 */
export const SIGNATURE = '【零工市场】'
export const SMS_MOST = 70

interface Template {
  text: string
  /** Most characters of each parameter; longer ones are cut, or the message would be two. */
  most: Record<string, number>
  /** After so many minutes nobody wants it any more. */
  usefulMinutes?: number
}

export const TEMPLATES = {
  'login-code': {
    text: '验证码{code}，5分钟内有效。不要告诉任何人，工作人员也不会问。',
    most: { code: 6 },
    usefulMinutes: 5,
  },
  'sign-code': {
    text: '签约验证码{code}，5分钟内有效，用于确认{what}。',
    most: { code: 6, what: 12 },
    usefulMinutes: 5,
  },
  'phone-changed': { text: '您的登录手机号已更换。不是您本人办理的，请尽快联系市场窗口。', most: {} },
  'password-reset-asked': {
    text: '有人为您的工作账号申请重设密码。不是您要求的，请马上告诉安全管理员。',
    most: {},
  },
  'hire-accepted': {
    text: '报名成功：{job}，{when}，{place}。工钱{pay}。有事请早些取消。',
    most: { job: 10, when: 12, place: 12, pay: 9 },
  },
  'hire-cancelled': { text: '{job}（{when}）已取消：{why}。请看看别的活。', most: { job: 12, when: 12, why: 16 } },
  'hire-changed': { text: '{job}（{when}）有变动，请登录查看，可以不接受。', most: { job: 14, when: 14 } },
  'hire-unchanged': {
    text: '{job}（{when}）改条件一事作罢：招工已关闭。仍按原来的用工卡干活。',
    most: { job: 12, when: 12 },
  },
  'hire-absent': { text: '{job}（{when}）登记您没到岗。不对的话请登录申诉或找市场窗口。', most: { job: 12, when: 12 } },
  'hire-objected': { text: '{job}（{when}）有人对没到岗的登记提出申诉，请登录查看。', most: { job: 12, when: 12 } },
  'hire-objection-decided': {
    text: '{job}（{when}）没到岗一事已处理：{outcome}。',
    most: { job: 12, when: 12, outcome: 14 },
  },
  'hire-reminder': {
    text: '提醒：{when}到{place}干活，{job}。不能去请现在取消。',
    most: { when: 12, place: 16, job: 10 },
  },
  'wage-paid': { text: '{job}的工钱{pay}元已登记付给您，请登录确认。没收到请选有异议。', most: { job: 12, pay: 9 } },
  'wage-corrected': {
    text: '{job}（{when}）工时已更正，工钱现为{pay}元。不对请登录提出异议。',
    most: { job: 10, when: 12, pay: 9 },
  },
  'wage-reversed': {
    text: '{job}登记过的付款{pay}元已冲正，还欠{open}元，请登录查看。',
    most: { job: 12, pay: 9, open: 9 },
  },
  'wage-dispute-settled': { text: '{job}的工钱异议已办结：{note}。有疑问请找市场窗口。', most: { job: 10, note: 24 } },
  'wage-overdue': { text: '{job}的工钱{pay}元已到结算日，请尽快付清并登记。', most: { job: 14, pay: 9 } },
  'shift-filled': { text: '{job}（{when}）已招满{count}人，名单请登录查看。', most: { job: 12, when: 12, count: 4 } },
  'worker-cancelled': {
    text: '{job}（{when}）有1人取消，还缺{count}人，已重新开放报名。',
    most: { job: 10, when: 12, count: 4 },
  },
  'post-published': { text: '您的招工信息“{job}”已通过审核并发布。', most: { job: 16 } },
  'post-rejected': { text: '您的招工信息“{job}”未通过审核，请登录查看原因并修改。', most: { job: 16 } },
  'employer-verified': { text: '{name}已通过核验，可以发布招工信息。', most: { name: 24 } },
  'employer-provisional': {
    text: '{name}已临时通过，今天可以发布，限招{count}人，请补齐材料。',
    most: { name: 20, count: 4 },
  },
  'employer-refused': { text: '{name}未通过核验，请登录查看原因后重新提交。', most: { name: 24 } },
  'report-decided': { text: '您举报的“{job}”市场查过了：{note}。谢谢您说出来。', most: { job: 12, note: 24 } },
  'shift-invited': {
    text: '{name}叫您去干活：{job}，{when}。愿意就登录报名，不去不用回。',
    most: { name: 12, job: 10, when: 12 },
  },
  'market-moving': { text: '{name}将于{when}停办，{where}继续为您服务。', most: { name: 18, when: 10, where: 18 } },
} as const satisfies Record<string, Template>

export type TemplateId = keyof typeof TEMPLATES
type Holes<T extends string> = T extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never
export type Params<T extends TemplateId> = { [H in Holes<(typeof TEMPLATES)[T]['text']>]: string | number }

export function isTemplate(id: string): id is TemplateId {
  return Object.hasOwn(TEMPLATES, id)
}

/** Parameters as they are sent: in characters, cut where they would make a second message. */
export function fitParams(id: TemplateId, params: Record<string, string | number>): Record<string, string> {
  const { most } = TEMPLATES[id] as Template
  return Object.fromEntries(
    Object.entries(most).map(([hole, length]) => {
      const chars = [...String(params[hole] ?? '')]
      return [hole, chars.length > length ? `${chars.slice(0, length - 1).join('')}…` : chars.join('')]
    }),
  )
}

/** The text without signature, for the page and for gateways that take whole texts. */
export function textOf(id: TemplateId, params: Record<string, string>): string {
  return TEMPLATES[id].text.replaceAll(/\{(\w+)\}/g, (_, hole: string) => params[hole] ?? '')
}

/** Minutes until a message of this template is useless; null = stays useful. */
export function usefulMinutesOf(id: TemplateId): number | null {
  return (TEMPLATES[id] as Template).usefulMinutes ?? null
}
