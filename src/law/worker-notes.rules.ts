/** What a worker should know of a rule that a published post was only warned of, in their words. Browser-safe. */

/** By the code of the finding. What is between the employer and the reviewer alone is not in it. */
export const WORKER_NOTES: Readonly<Record<string, string>> = {
  'below-wage-floor': '工钱可能低于当地最低工资，去之前先问清楚怎么算',
  overtime: '一天干的时间超过法定工时，多出来的要另算加班费，先问清楚',
  'day-far-too-long': '一天干的时间太长，身体吃不消可以不去',
  'part-time-day-too-long': '小时工一天干的时间偏长，先问清楚怎么算钱',
  'part-time-week-too-long': '小时工一周干的时间偏长，先问清楚怎么算钱',
  'pay-period-too-long': '结钱的时间偏长，先问清楚哪天发',
  'settlement-contradicted': '结钱的时间前后写得不一样，以用工卡上的为准，先问清楚',
  'settlement-not-daily': '写的是日结，结钱却不是当天，先问清楚哪天发',
  'settlement-missing': '没写哪天结钱，先问清楚',
  'pay-unclear': '工钱写得不清楚，先问清楚怎么算',
  probation: '写了试用期。短活不能有试用期，干了就要按说好的给钱',
  'unpaid-trial': '写了试工不给钱。试工也是干活，要给钱',
  'wage-held': '写了押工资。工钱不能押着不发，先问清楚哪天发',
  'in-kind-pay': '写了用东西抵工钱。工钱要给钱，不能用东西抵',
  deposit: '写了押金。找活不交押金，有人要就打电话告诉市场',
  fee: '写了收费。找活不交钱，有人要就打电话告诉市场',
  'cost-on-worker': '写了有些费用自己出。为上班花的钱该由用工方出，先问清楚',
  'id-held': '写了押证件。身份证不能押给别人',
  bait: '写得很诱人，去之前先打电话问清楚是不是真的',
  'unlawful-activity': '做的事可能不合法，先问市场再决定',
  'agency-licence-missing': '是替别家招人的，没有看到人力资源服务许可证，先问市场',
  'agency-mandate-missing': '是替别家招人的，没有看到委托书，先问清楚给谁干',
  'labour-team-principal-missing': '是班组招人，没写给哪家公司干，先问清楚工钱谁给',
  'women-forbidden-work': '有些重活、险活法律不让女工做，先问清楚做什么',
  'minor-forbidden-work': '有些活法律不让不满 18 岁的人做',
  'sex-limit': '写了只要男或只要女。一般不能这样限制，合适就可以报名',
  'age-limit': '写了年龄限制。一般不能这样限制，合适就可以报名',
  'over-age-excluded': '写了不要年纪大的。干得动就可以报名，先问清楚',
  'marriage-or-birth': '写了婚育要求。不能这样限制，合适就可以报名',
  ethnicity: '写了民族要求。不能这样限制，合适就可以报名',
  religion: '写了信教要求。不能这样限制，合适就可以报名',
  disability: '写了不要残疾人。做得来就可以报名',
  'illness-requirement': '写了身体检查或病史的要求，先问清楚是不是这个活必须的',
  carrier: '写了乙肝等检查。一般的活不能查这个',
  'body-requirement': '写了身高相貌要求，先问清楚是不是这个活必须的',
  'region-limit': '写了只要或不要哪里人。不能这样限制，合适就可以报名',
}

/** One line a rule: what to know, and which rule it is, with 待核实 while nobody has confirmed it. */
export function workerNotesOf(
  warnings: readonly { code: string; source: string }[],
): { text: string; source: string }[] {
  const seen = new Set<string>()
  return warnings.flatMap(({ code, source }) => {
    const text = WORKER_NOTES[code]
    if (!text || seen.has(code)) return []
    seen.add(code)
    return [{ text, source }]
  })
}
