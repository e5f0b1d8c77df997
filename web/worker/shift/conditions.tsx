import { conditionsInWords } from '#jobs/job-words.rules.ts'
import { Icon } from '../../shared/ui/icons.tsx'
import type { ShiftPage } from '../words-of-jobs.ts'

/** Yes, no, or not said: a worker should not have to guess from silence. */
export function Conditions({ post }: { post: Pick<ShiftPage['post'], 'conditions'> }) {
  const { rest, notes } = post.conditions
  return (
    <section>
      <h2>给什么</h2>
      <ul className="yes-no">
        {conditionsInWords(post.conditions).map(({ word, given }) => (
          <li key={word} className={given ? 'yes' : 'no'}>
            <Icon name={given ? 'check' : given === false ? 'cross' : 'minus'} />
            <span>
              {word}：<b>{given ? '有' : given === false ? '没有' : '没写，先问清楚'}</b>
            </span>
          </li>
        ))}
      </ul>
      {rest ? <p>休息：{rest}</p> : null}
      <p>要求：{notes || '不限'}</p>
    </section>
  )
}
