import { Typography } from 'antd'
import type { ReactNode } from 'react'

/** Title, one sentence, and what can be done on the right. */
export function PageHead({ title, detail, actions }: { title: string; detail?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <Typography.Title level={1}>{title}</Typography.Title>
        {detail ? <p>{detail}</p> : null}
      </div>
      {actions ? <div className="page-actions no-print">{actions}</div> : null}
    </div>
  )
}
