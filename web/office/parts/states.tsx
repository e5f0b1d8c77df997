import { Link } from '@tanstack/react-router'
import { Button, Empty, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Refused } from '../../shared/call.ts'

export function Waiting({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="正在打开">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** What happened and what to do, for a whole screen or list. */
export function Problem({ error, onRetry, page }: { error: unknown; onRetry?: () => void; page?: boolean }) {
  const refused = error instanceof Refused ? error : null
  const noRight = refused?.code === 'forbidden'
  const gone = refused?.code === 'not-found'
  // Where nothing else of the page is there, this is its heading.
  const Heading = page ? 'h1' : 'h2'
  return (
    <div role="alert">
      <Result
        status={noRight ? '403' : gone ? '404' : 'warning'}
        title={
          <Heading>
            {noRight ? '您不能看这里' : gone ? '没有找到' : refused?.code === 'offline' ? '网络不通' : '没打开'}
          </Heading>
        }
        subTitle={refused?.detail ?? '请再试一次；还不行请联系系统管理员。'}
        extra={
          noRight || gone ? (
            // Asking again changes neither.
            <Link to={'/' as never}>
              <Button>回总览</Button>
            </Link>
          ) : onRetry ? (
            <Button onClick={onRetry}>再试一次</Button>
          ) : null
        }
      />
    </div>
  )
}

export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Empty className="nothing" image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{title}</strong>}>
      {children}
    </Empty>
  )
}

interface Asked<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}
/** One question's answer, with its waiting and its failure. A failed renewal keeps what was shown. `page`: it is the whole screen. */
export function Answer<T>({
  of,
  rows,
  page,
  children,
}: {
  of: Asked<T>
  rows?: number
  page?: boolean
  children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Problem error={of.error} onRetry={() => void of.refetch()} {...(page && { page })} />
  return <Waiting {...(rows !== undefined && { rows })} />
}
