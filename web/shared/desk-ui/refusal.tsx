import { Alert } from 'antd'
import type { Refused } from '../call.ts'

/** One finding of a law check, as it comes in `Refused.more.findings`. */
export interface Finding {
  rowId: string
  message: string
  /** The clause, for whoever asks 凭什么. */
  source: string
  /** The words of the text that caused it. */
  words?: readonly string[]
  /** What to write instead. */
  suggestion?: string
}

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
        <li key={`${f.rowId} ${f.words?.join()}`}>
          <p>
            {f.words && f.words.length > 0 ? <mark>{f.words.join('、')}</mark> : null}
            {f.message}
          </p>
          {f.suggestion ? <p>改成：{f.suggestion}</p> : null}
          <p className="finding-source">依据：{f.source}</p>
        </li>
      ))}
    </ol>
  )
}
