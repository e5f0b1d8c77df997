import type { ReactNode } from 'react'
import type { Sent } from '#kernel/endpoint.ts'
import { saveWorker } from '#workers/workers.api.ts'
import { words } from '#workers/workers.words.ts'
import { useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { teach } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'

teach(words)

export type Wishes = Sent<typeof saveWorker>['body']

/** Frame of a question of the profile: the answer is saved alone, everything else stays as it was. */
export function Question({
  workerId,
  title,
  back = '/me/profile',
  next = '/me/profile',
  wishes,
  whyNot,
  children,
}: {
  workerId: string
  title: string
  back?: string
  next?: string
  wishes: () => Wishes
  whyNot?: string | null
  children: ReactNode
}) {
  const [, go] = useLocation()
  const save = useTell(saveWorker, { onDone: () => go(next) })
  const send = () => save.tell({ params: { workerId }, body: wishes() })
  return (
    <Page
      title={title}
      back={back}
      action={
        <>
          {save.refused ? (
            <p className="refused" role="alert">
              {save.fieldErrors[0]?.message ?? save.refused}
            </p>
          ) : null}
          <BigButton onClick={send} busy={save.isBusy} busyLabel="正在记" whyNot={whyNot ?? null}>
            好了
          </BigButton>
        </>
      }
    >
      <form
        className="question"
        onSubmit={(e) => {
          e.preventDefault()
          if (!whyNot) send()
        }}
      >
        {children}
      </form>
    </Page>
  )
}
