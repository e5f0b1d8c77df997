import type { ReactNode } from 'react'

interface Props {
  kind?: 'good' | 'warn' | 'bad' | 'info' | 'plain'
  title?: string
  children: ReactNode
}

/** A state in a word. The house colours, because antd's gold and red tags stay below 4.5:1; the word says it without colour. */
export function Pill({ kind = 'plain', title, children }: Props) {
  return (
    <span className={`pill pill-${kind}`} title={title}>
      {children}
    </span>
  )
}
