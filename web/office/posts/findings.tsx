import { Link } from '@tanstack/react-router'
import { Pill } from '../parts/pill.tsx'
import type { Findings } from './marked-pieces.ts'

/** Where the words stand in the post, as the officer calls it. */
const FIELD_NAMES: Record<string, string> = { title: '标题', description: '说明', conditions: '条件', fees: '收费' }

/** What the rules say of a post: refusals first, each with its source, its words and what to write instead. */
export function FindingList({ findings }: { findings: Findings }) {
  if (findings.length === 0) return <p>按现行规则没有发现问题。</p>
  return (
    <ol className="findings">
      {findings.map((f) => (
        <li key={`${f.rowId} ${f.code} ${f.words?.map((w) => `${w.field}${w.start}`).join()}`}>
          <p>
            {f.effect === 'refuse' ? <Pill kind="bad">不能发布</Pill> : <Pill kind="warn">提醒</Pill>}
            {f.message}
          </p>
          {f.words?.length ? (
            <p>
              原文：
              {f.words.map((w) => (
                <mark key={`${w.field} ${w.start}`} className={f.effect === 'refuse' ? 'refuses' : 'warns'}>
                  {FIELD_NAMES[w.field] ?? w.field}里的“{w.text}”
                </mark>
              ))}
            </p>
          ) : null}
          {f.suggestion ? <p>可以写：{f.suggestion}</p> : null}
          <p className="finding-source">
            依据：<Link to={`/law/${f.rowId}` as never}>{f.source.replace(/（[^）]*待核实）$/, '')}</Link>
            {f.source.includes('待核实') ? <Pill kind="warn">待核实</Pill> : null}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** How many refuse and how many only warn, for a list. */
export function FindingCount({ findings }: { findings: Findings }) {
  const refuses = findings.filter((f) => f.effect === 'refuse').length
  const warns = findings.length - refuses
  if (findings.length === 0) return <span>没有</span>
  return (
    <span>
      {refuses > 0 ? <Pill kind="bad">不能发布 {refuses}</Pill> : null}
      {warns > 0 ? <Pill kind="warn">提醒 {warns}</Pill> : null}
    </span>
  )
}
