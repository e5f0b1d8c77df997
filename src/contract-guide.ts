/** What a partner's programmer reads before the first call, and under which heading each call stands. */
import { readFileSync } from 'node:fs'
import type { FieldWords } from '#kernel/openapi-fields.ts'

/** One name means one thing in the whole contract, so one explanation serves every place it stands in. */
export function readFieldWords(): FieldWords {
  return JSON.parse(readFileSync(new URL('../data/field-words.json', import.meta.url), 'utf8'))
}

export const GUIDE = `零工市场的全部接口；网页所用与合作方所用是同一份。
Every interface of the gig-labour market system; our own pages use the same one.

**怎么开始 / first calls** — 不用登录就能调的（\`security: []\`）先试 / without signing in:
\`curl 'http://127.0.0.1:8080/api/board?limit=5'\` · \`curl 'http://127.0.0.1:8080/api/occupation-searches?text=banyun'\` · \`curl 'http://127.0.0.1:8080/api/divisions/440113'\`
网址里的汉字要编码 / encode Chinese in addresses: \`curl -G --data-urlencode text=搬货 'http://127.0.0.1:8080/api/occupation-searches'\`

**登录 / signing in** — \`POST /login-codes\` 发短信验证码，\`POST /sessions\` 换令牌；工作人员用 \`POST /staff-sessions\`。以后每次带 \`Authorization: Bearer <token>\`。
The reply's \`token\` goes into \`Authorization: Bearer …\`. Browsers hold it as a cookie and name the session with the header \`linggong-door: worker | employer | staff\`.
\`x-callers\` 写明哪些身份可以调 / names the roles that may call.

**只办一次 / once** — 凡是改动，都要带 \`Idempotency-Key\`（8 到 100 个字母、数字、- 或 _，每件事一个）。没收到回答就用同一个键原样重试，不会办两次。
Every change carries one key; after a lost answer send the same again: the effect happens once.

**分页 / paging** — 列表回答 \`{ items, next }\`。把 \`next\` 放进 \`after\` 取下一页，\`next\` 为空就没有了；\`limit\` 1 到 100。
Lists answer \`{ items, next }\`; give \`next\` back as \`after\` until it is null. 写错的查询条件会被退回，不会被忽略 / an unknown query name is refused, never passed over.

**写法 / notation** — 时刻：带时区的 ISO 8601，回答用 UTC（\`2026-12-01T10:00:00.000Z\`）。日期：\`YYYY-MM-DD\`，北京时间。金额：整数分（\`…Fen\`，26000 = 260 元）。距离 \`…M\` 是米，\`…Minutes\` 是分钟。位置：WGS-84。编号：UUID。区划：GB/T 2260，6 或 9 位。工种：\`GET /occupations\` 的代码。
Moments: ISO 8601 with offset, answered in UTC; days in Asia/Shanghai; money in integer fen; points in WGS-84. Phones and ID numbers leave masked, except from calls marked \`x-clear-reading\`, which the person can see.

**退回 / refusals** — 一律是 \`application/problem+json\`（RFC 9457）：程序看 \`code\`，人看 \`detail\`（中文，写明怎么办）；\`invalid\` 的 \`fields\` 指出哪一项。没有的区划、工种代码是 \`unknown-division\`、\`unknown-occupation\`（422），\`suggestions\` 给出相近的，绝不回空列表。\`429\`、\`503\` 过一会儿用同一个键重试。
Programs read \`code\`, people read \`detail\`. Unknown codes are refused with \`suggestions\`, never answered by an empty list. Retry 429 and 503 later with the same key.`

/** Headings of /docs, by the noun a path is about: `x` of `/x…` or of `/markets/{marketId}/x…`. */
export const TAGS: { name: string; description: string; nouns: string[] }[] = [
  {
    name: '找活 posts',
    description: '招聘信息、班次、公开的找活页面 / posts, shifts, the public board',
    nouns: ['board', 'posts', 'post-checks', 'post-reviews', 'post-reports', 'going-rates', 'shifts'],
  },
  {
    name: '派工 hires',
    description: '报名、到岗离岗、工钱、异议、评价 / hires, attendance, wages, disputes, ratings',
    nouns: ['hires', 'overdue-wages', 'payments'],
  },
  {
    name: '用工主体 employers',
    description: '登记、材料、核验 / register, papers, verification',
    nouns: ['employers', 'employer-cards', 'employer-reviews'],
  },
  {
    name: '零工 workers',
    description: '登记、资料、零工卡、优先服务 / register, profile, card, priority',
    nouns: ['workers', 'worker-lookups', 'persons'],
  },
  {
    name: '零工市场 markets',
    description: '名录、功能区、公开规则、状态 / directory, zones, published rules, life',
    nouns: ['markets', 'my-markets', 'zones', 'settings', 'state-changes', 'directory-check'],
  },
  {
    name: '登录 sign-in',
    description: '登录、我的资料、同意 / signing in, my data, consent',
    nouns: ['session', 'sessions', 'login-codes', 'sign-in-ways', 'me', 'consent-purposes'],
  },
  {
    name: '工作人员 staff',
    description: '邀请、岗位、密码 / invitations, roles, passwords',
    nouns: [
      'staff',
      'staff-sessions',
      'staff-invitations',
      'staff-registrations',
      'role-grants',
      'invitations',
      'invitation-readings',
      'password-renewals',
      'password-resets',
    ],
  },
  {
    name: '规则 law',
    description: '法规条目、最低工资、节假日 / rules of law, wage floors, holidays',
    nouns: ['law-rows', 'wage-floors', 'holidays'],
  },
  {
    name: '基础数据 reference',
    description: '行政区划、工种 / divisions, trades',
    nouns: ['divisions', 'division-imports', 'occupations', 'occupation-searches'],
  },
  {
    name: '大厅设备 hall',
    description:
      '自助机、大屏的配对和登录，叫工作人员，大屏内容 / kiosks and screens: pairing, bells, what the hall shows',
    nouns: ['device-pairings', 'device-sessions', 'devices', 'bells', 'hall-board'],
  },
  {
    name: '任务与消息 tasks',
    description: '导出等长任务、没发出去的短信、实时变化 / long work, unsent messages, live changes',
    nouns: ['tasks', 'table-exports', 'changes', 'unsent-messages'],
  },
  {
    name: '朗读 speech',
    description:
      '听一听：固定的话、有哪些声音（招聘信息和用工卡的朗读在各自名下） / fixed sentences read aloud, voices',
    nouns: ['speech'],
  },
  {
    name: '审计 audit',
    description: '操作日志、审计链 / journal, hash chain',
    nouns: ['journal-entries', 'chain-verifications'],
  },
  { name: '演示 demo', description: '只在演示里有 / in the demo only', nouns: ['demo'] },
]

export function tagOf(path: string): string | undefined {
  const [first, , third] = path.split('/').filter(Boolean)
  const noun = first === 'markets' && third ? third : first
  return TAGS.find((tag) => tag.nouns.includes(noun ?? ''))?.name
}
