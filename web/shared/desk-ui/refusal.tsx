import { Alert } from 'antd'
import type { Finding } from '#law/finding.rules.ts'
import type { Refused } from '../call.ts'

/** Why it was refused, with the findings of a law check one by one: what is wrong, by which clause, what to write instead. */
export function Refusal({ refused }: { refused: Refused | null }) {
  if (!refused) return null
  const findings = Array.isArray(refused.more['findings']) ? (refused.more['findings'] as Finding[]) : []
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="refusal"
      title={refused.detail}
      description={findings.length > 0 ? <Findings findings={findings} /> : undefined}
    />
  )
}

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ol className="findings">
      {findings.map((f) => (
        <li key={`${f.rowId} ${textsOf(f).join()}`}>
          <p>
            {f.words && f.words.length > 0 ? <mark>{textsOf(f).join('、')}</mark> : null}
            {f.message}
          </p>
          {f.suggestion ? <p>改成：{f.suggestion}</p> : null}
          <p className="finding-source">依据：{f.source}</p>
        </li>
      ))}
    </ol>
  )
}

const textsOf = (finding: Finding): string[] => (finding.words ?? []).map((marked) => marked.text)
