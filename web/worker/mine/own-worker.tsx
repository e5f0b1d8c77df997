import type { ReactNode } from 'react'
import type { Me } from '../../shared/session.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine, useWorker, type Worker } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

/** A screen about one's own profile; who has none yet is led to the first question. */
export function OwnWorker({
  title,
  back = '/me',
  children,
}: {
  title: string
  back?: string
  children: (worker: Worker, me: Me) => ReactNode
}) {
  return (
    <Mine title={title} back={back} why="登录后才能看自己的资料。">
      {(me) => (
        <Loaded me={me} title={title} back={back}>
          {children}
        </Loaded>
      )}
    </Mine>
  )
}

function Loaded({
  me,
  title,
  back,
  children,
}: {
  me: Me
  title: string
  back: string
  children: (worker: Worker, me: Me) => ReactNode
}) {
  const [, go] = useLocation()
  const { worker, isNew, error, refetch } = useWorker(me.personId)
  if (worker) return <>{children(worker, me)}</>
  return (
    <Page title={title} back={back}>
      {isNew ? (
        <Empty
          title="先写会做什么活"
          action={<BigButton onClick={() => go('/me/profile/trades')}>写会做的活</BigButton>}
        >
          写了这一条，其他的都可以以后再写。
        </Empty>
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}
