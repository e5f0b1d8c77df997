import { Alert } from 'antd'
import type { ReactNode } from 'react'

/** The frame of every page before the door. */
export function DoorPage({
  title,
  heading,
  refused,
  children,
}: {
  title: string
  heading: string
  refused?: string | null
  children: ReactNode
}) {
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <p className="sign-in-mark">零工市场 · {title}</p>
        <h1>{heading}</h1>
        {refused ? <Alert type="error" showIcon title={refused} role="alert" className="sign-in-refused" /> : null}
        {children}
      </div>
    </main>
  )
}
