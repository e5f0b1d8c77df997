import type { ReactNode } from 'react'
import { getShiftRoll } from '#hires/hires.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import { useAsk } from '../../shared/ask.ts'
import { useParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Employer, Roll } from '../words.ts'

teach(hireWords)

/** A screen about one shift; its list is asked again while it is looked at, because people keep arriving. */
export function OneShift({
  title,
  back,
  children,
}: {
  title: string
  back: boolean | string
  children: (roll: Roll, employer: Employer, isFresh: boolean) => ReactNode
}) {
  return (
    <Mine title={title} back={back}>
      {(employer) => (
        <Load title={title} back={back} employer={employer}>
          {children}
        </Load>
      )}
    </Mine>
  )
}

function Load({
  title,
  back,
  employer,
  children,
}: {
  title: string
  back: boolean | string
  employer: Employer
  children: (roll: Roll, employer: Employer, isFresh: boolean) => ReactNode
}) {
  const { shiftId } = useParams<{ shiftId: string }>()
  const { data, error, refetch } = useAsk(
    getShiftRoll,
    { params: { employerId: employer.employerId, shiftId } },
    { everyMs: 15_000 },
  )
  if (data) return <>{children(data, employer, error === null)}</>
  return (
    <Page title={title} back={back}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}
