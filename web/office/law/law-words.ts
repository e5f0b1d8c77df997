import type { LawEffect, LawMark, LawTopic } from '#law/law-row.rules.ts'

export const TOPIC_NAMES: Record<LawTopic, string> = {
  ads: '招聘广告',
  agency: '中介服务',
  fairs: '招聘会',
  hours: '工时',
  pay: '工资支付',
  'minimum-wage': '最低工资',
  age: '用工年龄',
  women: '女职工保护',
  heat: '高温',
  'older-workers': '超龄与困难群体',
  insurance: '工伤与保险',
  disputes: '争议处理',
  'personal-data': '个人信息',
  signature: '电子签名',
  access: '无障碍',
  maps: '地图',
  volunteers: '志愿服务',
  naming: '命名与标牌',
}
export const EFFECT_NAMES: Record<LawEffect, string> = {
  refuse: '不合的拒绝',
  warn: '提醒',
  clock: '办理期限',
  keep: '留存年限',
  text: '公示或文书',
}
export const MARK_NAMES: Record<LawMark, string> = {
  V: '读过原文',
  P: '摘录或报道',
  'P-': '转载，仅作线索',
  M: '凭记忆，须查证',
}
