/** What personal data are used for: each purpose with its version and the text a person is asked to agree to (个保法 13–17, 23, 28–31). */
export interface Purpose {
  purpose: string
  /** Raised when the text changes in substance: who agreed to an older one is asked again. */
  version: number
  title: string
  text: string
  /** Without it there is nothing to serve; the only one asked as a condition (个保法 16). */
  required: boolean
  /** Sensitive or given to others: asked on its own, never bundled (个保法 23, 25, 29). */
  sensitive: boolean
  law: string
}

export const PURPOSES: readonly Purpose[] = [
  {
    purpose: 'register',
    version: 1,
    title: '登记求职和用工',
    required: true,
    sensitive: false,
    law: '个人信息保护法 13、17',
    text: '我们记下您的姓名和手机号，用来登录、介绍活、通知您。由市场所在地的人社部门和受委托的市场保管，注销后删除，法律要求留存的除外。您可以随时查看、更正、撤回。',
  },
  {
    purpose: 'identity',
    version: 1,
    title: '核对身份证件',
    required: false,
    sensitive: true,
    law: '个人信息保护法 29；禁止使用童工规定 4',
    text: '第一次接活前要核对您的身份证件，确认本人和年龄（未满16周岁不能介绍工作）。证件号加密保存，平时只显示头尾几位，谁看了全号都会留下记录，您可以查看。不同意可以看活，不能报名。',
  },
  {
    purpose: 'share-phone-with-employer',
    version: 1,
    title: '把手机号告诉用工的人',
    required: false,
    sensitive: true,
    law: '个人信息保护法 23',
    text: '您报名成功后，把您的姓名和手机号告诉这个活的用工方，方便联系和集合。只给这一家，活干完后不再显示。不同意也能报名，由市场代为联系。',
  },
  {
    purpose: 'location',
    version: 1,
    title: '使用您的位置',
    required: false,
    sensitive: true,
    law: '个人信息保护法 28、29',
    text: '用手机当时的位置，帮您找离得近的活、证明您到了工地。只在您点找活或签到时用一次，不记行踪。不同意也能按地名找活、在窗口签到。',
  },
  {
    purpose: 'priority-group',
    version: 1,
    title: '登记困难或特殊身份',
    required: false,
    sensitive: true,
    law: '个人信息保护法 28、29；就业促进法 52',
    text: '记下您的就业困难、残疾、低保、退役等情况和证明，用来优先介绍活、落实补贴。只有市场工作人员能看到，不告诉用工方。不同意不影响找活。',
  },
  {
    purpose: 'health',
    version: 1,
    title: '登记健康证明',
    required: false,
    sensitive: true,
    law: '个人信息保护法 28、29；食品安全法 45',
    text: '餐饮等活按规定要健康证明。只记有没有、到哪天，不记病情。不同意就不能介绍要求健康证明的活，其他活不受影响。',
  },
  {
    purpose: 'bank-account',
    version: 1,
    title: '登记收款账户',
    required: false,
    sensitive: true,
    law: '个人信息保护法 28、29',
    text: '记下您的收款账号，用来给您发工钱、在欠薪时作证据。加密保存，只给付钱的用工方用。不同意可以收现金。',
  },
  {
    purpose: 'photo',
    version: 1,
    title: '留照片',
    required: false,
    sensitive: true,
    law: '个人信息保护法 25、29',
    text: '在您的用工卡上放一张照片，方便工地认人。不做人脸识别，不放到大屏和网上。不同意也能领卡。',
  },
  {
    purpose: 'sms-alerts',
    version: 1,
    title: '用短信提醒新活',
    required: false,
    sensitive: false,
    law: '个人信息保护法 24',
    text: '有合适的急活时给您发短信。每天最多3条，早上5点前、晚上9点后不发。随时可以关，关了不影响找活。',
  },
  {
    purpose: 'recommend',
    version: 1,
    title: '按您的情况推荐活',
    required: false,
    sensitive: false,
    law: '个人信息保护法 24',
    text: '按您会的工种、时间、距离和干过的活，把合适的排在前面，并写明为什么推荐。不同意就按时间和距离排，活一个也不少。',
  },
  {
    purpose: 'other-markets',
    version: 1,
    title: '让别的市场也能帮您找活',
    required: false,
    sensitive: true,
    law: '个人信息保护法 23',
    text: '本市场活不够时，把您的姓名、手机号、工种告诉附近的零工市场，由他们联系您。随时可以撤回。',
  },
]

export function findPurpose(purpose: string): Purpose | null {
  return PURPOSES.find((p) => p.purpose === purpose) ?? null
}
