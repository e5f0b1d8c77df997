import type { ReactNode } from 'react'
import type { Reply } from '#kernel/endpoint.ts'
import { getWorker } from '#workers/workers.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { type Me, useMe } from '../../shared/session.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Page } from './page.tsx'

export type Worker = Reply<typeof getWorker>

/** The profile; `worker` null with `isNew` for a person who has not been registered as a worker yet. */
export function useWorker(workerId: string | undefined) {
  const { data, error, isPending, refetch } = useAsk(
    getWorker,
    { params: { workerId: workerId ?? '' } },
    { enabled: Boolean(workerId) },
  )
  const isNew = error?.code === 'no-worker'
  return {
    worker: isNew ? null : (data ?? null),
    isNew,
    isPending: Boolean(workerId) && isPending && !error,
    error: isNew ? null : error,
    refetch: () => void refetch(),
  }
}

/** A screen of one's own: asks to sign in, and comes back here afterwards. */
export function Mine({
  title,
  back,
  why,
  children,
}: {
  title: string
  back?: boolean | string
  /** What one sees after signing in. */
  why: string
  children: (me: Me) => ReactNode
}) {
  const { me, isPending, error, refetch } = useMe()
  const [at, go] = useLocation()
  const here = `${at}${location.search}`
  if (me) return <>{children(me)}</>
  return (
    <Page title={title} {...(back !== undefined && { back })}>
      {isPending ? (
        <Skeleton />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Empty
          title="先用手机号登录"
          action={
            <BigButton
              onClick={() => go(`/sign-in?to=${encodeURIComponent(here)}`, { state: { steps: 1 } })}
              icon="phone"
            >
              用手机号登录
            </BigButton>
          }
        >
          {why}
        </Empty>
      )}
    </Page>
  )
}
