/** Holds a job post against the rules of a day. Pure, for the server's review and the employer's form alike. */
import { type Fault, type Finding, ruleBook } from './finding.rules.ts'
import type { LawRow } from './law-row.rules.ts'
import { MINOR_BANS } from './occupation-flag.rules.ts'
import type { PostFacts } from './post-facts.rules.ts'
import { faultsInHoursAndPay } from './post-hours-and-pay.rules.ts'
import { faultsInWords } from './post-words.rules.ts'

/** Refusals first. Only rows marked V or confirmed by an officer refuse; all others warn with 待核实. */
export function checkPost(facts: PostFacts, rows: readonly LawRow[], day: string): Finding[] {
  const book = ruleBook(rows, day)
  const faults = [
    ...missingItems(facts),
    ...faultsOfEmployer(facts),
    ...faultsOfFigures(facts, day),
    ...faultsInHoursAndPay(facts, book, rows, day),
    ...faultsInWords(
      { title: facts.title, description: facts.description, conditions: facts.conditions, fees: facts.fees },
      facts.occupation?.flags ?? [],
      Boolean(facts.employer.agency),
    ),
  ]
  const findings = faults.flatMap(book.findingOf)
  return [
    ...findings.filter(({ effect }) => effect === 'refuse'),
    ...findings.filter(({ effect }) => effect === 'warn'),
  ]
}

const SAYS_NOTHING =
  /^(?:急?招[工人]?|招聘|急聘|诚聘|急招人|找人|要人|来人|做工|干活|打工|来了再说|面谈|电话联系|详情面议)?$/u

/** 暂行条例 24, 广东条例 33: six items. */
function missingItems(facts: PostFacts): Fault[] {
  const content = `${facts.title ?? ''}${facts.description ?? ''}`.replace(/[^\p{L}\p{N}]/gu, '')
  const missing: [boolean, string, string][] = [
    [isBlank(facts.employer.name), 'employer-missing', '没有用工主体名称。请写营业执照上的名称，家庭写联系人姓名。'],
    [
      !(Number.isInteger(facts.headcount) && facts.headcount! > 0),
      'headcount-missing',
      '没有招聘人数。请写需要几个人。',
    ],
    [isBlank(facts.conditions), 'conditions-missing', '没有招聘条件。没有特别要求就写“不限”。'],
    [SAYS_NOTHING.test(content), 'content-missing', '没有写清干什么活。请写工种和具体做的事。'],
    [isBlank(facts.place), 'place-missing', '没有工作地点。请写到街道、门牌或明显的位置。'],
    [
      !(facts.pay && facts.pay.amountFen > 0),
      'pay-missing',
      '没有基本工钱。请写数额和单位，例如每小时25元；不能只写“面议”。',
    ],
  ]
  return missing.flatMap(([isMissing, code, message]) =>
    isMissing ? [{ rowId: 'gdt-33-ad-content', code, message }] : [],
  )
}

function faultsOfEmployer({ employer, contact }: PostFacts): Fault[] {
  const faults: Fault[] = []
  if (!employer.verified) {
    faults.push({
      rowId: 'gdt-40-publisher-checks',
      code: 'employer-unverified',
      message: '用工主体还没核验。请上传营业执照，家庭和劳务队带身份证到窗口核验后再发布。',
    })
  }
  if (employer.agency && isBlank(employer.agency.licenceNo)) {
    faults.push({
      rowId: 'gdt-35-agency-forbidden',
      code: 'agency-licence-missing',
      message: '中介招人要有人力资源服务许可证。请填写许可证号，没有许可证的由用工单位自己发布。',
    })
  }
  if (employer.agency && !employer.agency.hasMandate) {
    faults.push({
      rowId: 'gdt-34-agency-checks',
      code: 'agency-mandate-missing',
      message: '没有用工单位的委托证明。请上传盖章的委托书、招聘简章和经办人身份证。',
    })
  }
  if (employer.kind === 'labour-team' && isBlank(employer.principal)) {
    faults.push({
      rowId: 'gzt-18-user-pays',
      code: 'labour-team-principal-missing',
      message: '劳务队没有写给哪个单位干活。请写明用工单位，欠了工资由它付清。',
    })
  }
  if (isBlank(contact)) {
    faults.push({
      rowId: 'gdt-33-ad-content',
      code: 'contact-missing',
      message: '没有联系方式。请留一个能打通的电话，平台会隐藏号码转接。',
      onlyWarn: true,
    })
  }
  return faults
}

function faultsOfFigures(facts: PostFacts, day: string): Fault[] {
  const faults: Fault[] = []
  const { minAge, maxAge } = facts
  if (minAge != null && minAge < 16) {
    faults.push({
      rowId: 'tgg-2-child-labour',
      code: 'under-16',
      message: `最低年龄写了${minAge}岁：任何人不得招用未满16周岁的人。请改为16周岁以上。`,
      suggestion: '年满16周岁，带身份证',
    })
  }
  if (minAge != null && minAge >= 16 && minAge < 18) faults.push(...minorsInForbiddenWork(facts))
  if (maxAge != null && maxAge < 64) {
    const isOver = maxAge >= 60
    faults.push({
      rowId: isOver ? 'cl-draft-over-age' : 'jcf-26-fair-hiring',
      code: isOver ? 'over-age-excluded' : 'age-limit',
      message: `最高年龄写了${maxAge}岁：没有理由的年龄上限会把大龄零工挡在门外。请去掉，写活的实际要求。`,
    })
  }
  if (facts.depositFen) {
    faults.push({
      rowId: facts.employer.agency ? 'gdt-35-agency-forbidden' : 'lcl-9-no-deposit-no-id',
      code: 'deposit',
      message: '招工不得收押金、保证金，可退也不行。请删去，已收的退还。',
      suggestion: '不收押金',
    })
  }
  if (isBlank(facts.validUntil) || facts.validUntil! < day) {
    faults.push({
      rowId: 'l50-ad-validity',
      code: isBlank(facts.validUntil) ? 'validity-missing' : 'validity-past',
      message: isBlank(facts.validUntil)
        ? '没有有效期。请写招到哪一天为止。'
        : `有效期${facts.validUntil}已过。请改成今天或以后的日期。`,
    })
  }
  return faults
}

function minorsInForbiddenWork(facts: PostFacts): Fault[] {
  const bans = (facts.occupation?.flags ?? []).flatMap((flag) => MINOR_BANS[flag] ?? [])
  return [...new Set(bans.map((ban) => ban.rowId))].map((rowId) => ({
    rowId,
    code: 'minor-forbidden-work',
    message: `这个活包含${bans
      .filter((ban) => ban.rowId === rowId)
      .map((ban) => ban.text)
      .join('；')}，16至17岁的人不能做。请把最低年龄改为18岁。`,
    suggestion: '年满18周岁',
  }))
}

function isBlank(text: string | null | undefined): boolean {
  return !text || text.trim() === ''
}
