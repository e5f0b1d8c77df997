import type { ReactNode } from 'react'
import { getHire } from '#hires/hires.api.ts'
import { words } from '#hires/hires.words.ts'
import { useAsk } from '../../shared/ask.ts'
import { useParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Hire } from './hire-words.ts'

teach(words)

export interface HireAt {
  params: { marketId: string; hireId: string }
  /** Address of the hire's own screen. */
  at: string
}

/** A screen about one hire of one's own: asks for it, and shows what is in the way. */
export function OneHire({ title, children }: { title: string; children: (hire: Hire, where: HireAt) => ReactNode }) {
  return (
    <Mine title={title} back="/jobs" why="登录后才能看自己的活。">
      {() => <Loaded title={title}>{children}</Loaded>}
    </Mine>
  )
}

function Loaded({ title, children }: { title: string; children: (hire: Hire, where: HireAt) => ReactNode }) {
  const params = useParams<{ marketId: string; hireId: string }>()
  const { data, error, refetch } = useAsk(getHire, { params }, { everyMs: 60_000 })
  if (data) return <>{children(data, { params, at: `/jobs/${params.marketId}/${params.hireId}` })}</>
  return (
    <Page title={title} back="/jobs">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}
