import type { ReactNode } from 'react'

export type FactRow = readonly [label: string, value: ReactNode, change?: string]

/** What was answered, line by line, each with the way back to it. */
export function Facts({ rows, onChange }: { rows: readonly FactRow[]; onChange?: (id: string) => void }) {
  return (
    <dl className="fact-rows">
      {rows.map(([label, value, change]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span>{value}</span>
            {change && onChange ? (
              <button type="button" className="link" onClick={() => onChange(change)} aria-label={`改${label}`}>
                改
              </button>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
