import { Tag } from 'antd'
import { AGE_WORDS, NOT_INTRODUCED_WORDS } from '../words.ts'
import type { WorkerLine } from './use-person-search.ts'

/** One person in a list of hits: enough to tell two of the same name apart. */
export function PersonOption({ person }: { person: WorkerLine }) {
  return (
    <span className="person-option">
      <b>{person.name}</b>
      <span className="digits">{person.phoneMasked ?? '没有手机'}</span>
      <span className="digits">{person.identityMasked ?? '未登记证件'}</span>
      <span className="digits">卡 {person.cardNumber}</span>
      <span>{person.trades.join('、')}</span>
      {person.whyNotIntroduced && person.whyNotIntroduced !== 'under-16' ? (
        <Tag color="warning">{NOT_INTRODUCED_WORDS[person.whyNotIntroduced].todo}</Tag>
      ) : null}
      {person.ageClass === '16-17' || person.ageClass === 'under-16' ? (
        <Tag color="warning">{AGE_WORDS[person.ageClass]}</Tag>
      ) : null}
    </span>
  )
}
