import { useEffect, useRef, useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { acceptShift } from '#hires/hires.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import { getShift } from '#jobs/shifts.api.ts'
import { saveWorker } from '#workers/workers.api.ts'
import { words as workerWords } from '#workers/workers.words.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { type Me, useMe } from '../../shared/session.ts'
import { Redirect, useLocation, useParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { useWorker } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { IdentityQuestion } from '../sign-in/identity-question.tsx'
import { SignInQuestions } from '../sign-in/sign-in-questions.tsx'
import type { ShiftPage } from '../words-of-jobs.ts'
import { isSpent, spend, type TakeIntent } from './take-intent.ts'
import { isUnsure, TakeRefused } from './take-refused.tsx'

teach(hireWords)
teach(workerWords)

/** From the button 报名 to 报名成功: asks only what is not known yet, one question a screen, and then takes the shift. */
export function TakeScreen() {
  const params = useParams<{ marketId: string; shiftId: string }>()
  const intent = useHistoryState<TakeIntent | null>() ?? {}
  const { takeVersion } = intent
  // What was answered on this very screen stays on it; another visit begins with the job.
  const [isOver] = useState(() => isSpent(intent))
  const shift = useAsk(getShift, { params })
  const { me, isPending, error, refetch } = useMe()
  const here = `/shifts/${params.marketId}/${params.shiftId}`
  if (takeVersion === undefined || isOver) return <Redirect to={here} replace />
  const failed = error ?? shift.error
  if (failed || isPending || !shift.data)
    return (
      <Page title="报名" back>
        {failed ? (
          <ErrorState
            error={failed}
            onRetry={() => {
              refetch()
              void shift.refetch()
            }}
          />
        ) : (
          <Skeleton />
        )}
      </Page>
    )
  if (!me) return <SignInQuestions why={`报名：${shift.data.post.title}`} />
  return <Take me={me} page={shift.data} intent={{ ...intent, takeVersion }} here={here} />
}

function Take({
  me,
  page,
  intent,
  here,
}: {
  me: Me
  page: ShiftPage
  intent: TakeIntent & { takeVersion: number }
  here: string
}) {
  const { shift, post } = page
  const [, go] = useLocation()
  const workerId = me.personId
  const postVersion = intent.takeVersion
  const { worker, isNew, error, refetch } = useWorker(workerId)
  const register = useTell(saveWorker)
  const accept = useTell(acceptShift, {
    onDone: (hire) => {
      spend(intent)
      go(`/jobs/${hire.marketId}/${hire.hireId}?new=1`, { replace: true })
    },
    onRefused: ({ code }) => {
      if (!isUnsure(code) && code !== 'identity-needed') spend(intent)
    },
  })
  const begun = useRef('')

  // The person pressed 报名; what is left happens by itself, each once.
  useEffect(() => {
    const once = (what: string, act: () => void) => {
      if (begun.current === what) return
      begun.current = what
      act()
    }
    if (isNew) {
      // The first job says what they do and where; the rest is asked later, on their own page.
      once('register', () =>
        register.tell({
          params: { workerId },
          body: { marketId: post.marketId, trades: [{ occupation: post.occupation.code }] },
        }),
      )
    } else if (worker && worker.whyNotIntroduced === null) {
      once('accept', () =>
        accept.tell({
          params: { marketId: post.marketId, shiftId: shift.shiftId, workerId },
          body: { postVersion, how: 'phone' },
        }),
      )
    }
  }, [isNew, worker, workerId, post, shift.shiftId, postVersion, register.tell, accept.tell])

  const again = () => {
    begun.current = ''
    register.reset()
    accept.reset()
    refetch()
  }
  if (accept.error?.code === 'identity-needed' || worker?.whyNotIntroduced === 'identity-needed')
    return <IdentityQuestion workerId={workerId} name={me.name} onShown={again} />
  const refusal = accept.error ?? register.error ?? worker?.whyNotIntroduced ?? null
  if (refusal) return <TakeRefused refusal={refusal} page={page} workerId={workerId} here={here} onAgain={again} />
  return (
    <Page title="报名" back>
      {error ? <ErrorState error={error} onRetry={again} /> : <Taking />}
    </Page>
  )
}

function Taking() {
  return (
    <>
      <p role="status">
        <b>正在报名，请等一下。</b>
      </p>
      <Skeleton rows={1} />
    </>
  )
}
