import type { ReactNode } from 'react'
import { getHire } from '#hires/hires.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import { useAsk } from '../../shared/ask.ts'
import { useParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Hire } from '../words.ts'

teach(hireWords)

export interface HireAt {
  params: { marketId: string; hireId: string }
  /** The hire's own page. */
  at: string
}

/** A screen about one person's work for this employer. */
export function OneHire({ title, children }: { title: string; children: (hire: Hire, where: HireAt) => ReactNode }) {
  return (
    <Mine title={title} back>
      {() => <Load title={title}>{children}</Load>}
    </Mine>
  )
}

function Load({ title, children }: { title: string; children: (hire: Hire, where: HireAt) => ReactNode }) {
  const params = useParams<{ marketId: string; hireId: string }>()
  const { data, error, refetch } = useAsk(getHire, { params })
  if (data) return <>{children(data, { params, at: `/hires/${params.marketId}/${params.hireId}` })}</>
  return (
    <Page title={title} back>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}
