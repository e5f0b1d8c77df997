import { ROLE_NAMES } from '#accounts/role.rules.ts'
import { LEVEL_NAMES } from '#employers/employer.rules.ts'
import { STATE_NAMES } from '#markets/market.rules.ts'
import { ledger } from '../shared/format.ts'
import { moment } from './parts/moments.ts'

/** Kinds of journal entries as an auditor reads them. A kind without a word here is shown as it is, so nothing is hidden. */
const KINDS: Record<string, string> = {
  'call.denied': '请求被拒（越权或查无此项）',
  'consent.given': '同意个人信息用途',
  'consent.withdrawn': '撤回同意',
  'bell.answered': '应答自助机叫人',
  'bell.ended': '自助机叫人撤回',
  'bell.rung': '自助机叫人',
  'device.paired': '配对设备',
  'device.registered': '设备登录',
  'division-list.imported': '导入行政区划',
  'demo.begun': '演示数据写入',
  'employer.approval-ended': '用工主体先行通过到期',
  'employer.changed': '修改用工主体',
  'employer.decided': '核验用工主体',
  'employer.paper-added': '上传材料',
  'employer.paper-read': '查看材料',
  'employer.registered': '登记用工主体',
  'employer.tied': '用工主体加入市场',
  'hire.accepted': '成交',
  'hire.attendance-corrected': '更正工时',
  'hire.checked-in': '到岗签到',
  'hire.cancelled': '取消用工',
  'hire.change-accepted': '同意更改',
  'hire.change-fallen': '更改作罢',
  'hire.change-offered': '提出更改',
  'hire.change-refused': '不同意更改',
  'hire.no-show-taken-back': '撤回未到岗',
  'hire.not-shown': '登记未到岗',
  'hire.objected': '申诉未到岗',
  'hire.objection-refused': '维持未到岗',
  'hire.out-forgotten': '忘了签退',
  'hire.rated': '评价',
  'hire.worked': '离岗签退',
  'holidays.entered': '录入放假通知',
  'identity.released': '解除证件绑定',
  'identity.shown': '出示证件',
  'law-row.confirmed': '核实规则',
  'law-row.doubted': '撤回核实',
  'law-row.replaced': '更换规则',
  'login.refused': '登录失败',
  'market.changed': '修改市场',
  'market.entry-checked': '核对名录',
  'market.moved': '变更市场状态',
  'market.moved-in-tree': '市场随区划调整改属',
  'market.registered': '设立市场',
  'market.settings-set': '设定公开规则',
  'market.zones-set': '设定功能区',
  'message.told': '短信没发出，已另行告知',
  'password.reset-approved': '审批重设密码',
  'password.reset-asked': '申请重设密码',
  'password.set': '设置密码',
  'person.read-clear': '查看明文个人信息',
  'person.registered': '登记个人',
  'person.renamed': '更正姓名',
  'phone.changed': '更换手机号',
  'post.called': '查看招工电话',
  'post.changed': '修改招聘信息',
  'post.expired': '招聘信息到期',
  'post.paused': '暂停招工',
  'post.published': '发布招聘信息',
  'post.rejected': '退回招聘信息',
  'post.resumed': '恢复招工',
  'post.submitted': '提交招聘信息',
  'post.written': '写招聘信息',
  'priority.stated': '登记重点群体',
  'role.ended': '收回岗位',
  'role.granted': '授予岗位',
  'second-factor.set': '绑定动态口令',
  'session.opened': '登录',
  'shift.cancelled': '取消班次',
  'shift.headcount-set': '增减招工人数',
  'shifts.added': '加班次',
  'staff.invited': '邀请工作人员',
  'staff.uninvited': '收回邀请',
  'wage.confirmed': '确认收到工钱',
  'wage.dispute-settled': '办结工钱异议',
  'wage.disputed': '提出工钱异议',
  'wage.overdue': '工钱逾期',
  'wage.paid': '登记已付工钱',
  'wage.payment-reversed': '冲正付款',
  'worker.registered': '登记为零工',
  'worker.looked-up': '查找零工',
  'worker.looking-changed': '今天找活开关',
}
export const kindName = (kind: string): string => KINDS[kind] ?? kind

export const KIND_OPTIONS = Object.entries(KINDS).map(([value, label]) => ({ value, label }))

/** What an entry says of its matter. A name without a word is shown as it is. */
const DATA_WORDS: Record<string, string> = {
  accepted: '认可',
  added: '新增',
  address: '网址',
  amountFen: '金额',
  area: '范围',
  before: '原金额',
  by: '办理人',
  bySide: '哪一方',
  cardHash: '用工卡指纹',
  changed: '修改',
  checked: '已核验证件',
  codes: '区划代码',
  days: '天数',
  divisionCode: '区划',
  documentNumber: '文号',
  door: '入口',
  dueAt: '应付期限',
  effectiveFrom: '生效日期',
  employerId: '用工主体',
  ended: '撤销',
  endedLate: '过了可取消的时间',
  endpoint: '请求',
  facts: '事实',
  fields: '改了',
  fileHash: '文件指纹',
  findings: '发现（条）',
  from: '原来',
  grantedBy: '授予人',
  grantId: '岗位编号',
  headcount: '人数',
  how: '方式',
  identityKind: '证件种类',
  kind: '种类',
  numbers: '数字',
  openFen: '还欠',
  outcome: '结果',
  paidFen: '已付',
  paperId: '材料编号',
  papersSeen: '已查验原件',
  paymentId: '付款编号',
  pieces: '件数',
  postVersion: '招聘信息第几版',
  priorityId: '登记编号',
  proven: '已证明',
  publishedOn: '发布日期',
  purpose: '用途',
  role: '岗位',
  rowId: '规则编号',
  sessionId: '登录编号',
  shiftId: '班次编号',
  shifts: '班次',
  source: '来源',
  stars: '星级',
  state: '状态',
  strength: '登录方式',
  to: '改为',
  trades: '工种',
  until: '到',
  version: '第几版',
  what: '看了什么',
  why: '原因',
  workedMinutes: '工时（分钟）',
  workerId: '零工',
  workersGoTo: '工友去',
  year: '年份',
  zones: '功能区（个）',
}
const VALUE_WORDS: Record<string, string> = {
  ...ROLE_NAMES,
  ...STATE_NAMES,
  ...LEVEL_NAMES,
  staff: '工作人员',
  password: '密码',
  totp: '动态口令',
  sms: '短信验证码',
  phone: '手机号',
  identity: '证件号',
  none: '没有',
  forbidden: '无权办理',
}

/** `金额：180.00 元`: one line of an entry's data. Ids keep their last digits, as in the other columns; the file has them whole. */
export function dataInWords([key, value]: [string, unknown]): string {
  return `${DATA_WORDS[key] ?? key}：${valueInWords(key, value)}`
}

function valueInWords(key: string, value: unknown): string {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return key.endsWith('Fen') || key === 'before' ? `${ledger(value)} 元` : String(value)
  if (Array.isArray(value)) return value.map((one) => valueInWords(key, one)).join('、') || '无'
  if (typeof value === 'object')
    return Object.entries(value)
      .map((entry) => dataInWords(entry))
      .join('；')
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return moment(text)
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)) return `…${text.slice(-8)}`
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 8)}…`
  return VALUE_WORDS[text] ?? text
}
