import type { ComponentType } from 'react'
import type { Me } from '../../shared/session.ts'
import { Redirect, useParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine, useWorker, type Worker } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { MarketQuestion } from './market-question.tsx'
import {
  HoursQuestion,
  LanguagesQuestion,
  PayQuestion,
  PensionQuestion,
  RadiusQuestion,
  ToolsQuestion,
  VehicleQuestion,
} from './profile-questions.tsx'
import { TradesQuestion } from './trades-question.tsx'

const QUESTIONS: Record<string, ComponentType<{ worker: Worker }>> = {
  pay: PayQuestion,
  radius: RadiusQuestion,
  hours: HoursQuestion,
  languages: LanguagesQuestion,
  tools: ToolsQuestion,
  vehicle: VehicleQuestion,
  pension: PensionQuestion,
  market: MarketQuestion,
}

/** One question a screen; 会做的活 is the first and makes the profile. */
export function ProfileQuestionScreen() {
  const { what } = useParams<{ what: string }>()
  return (
    <Mine title="我会做的、我要的" back="/me" why="登录后才能写自己的资料。">
      {(me) => <Asked me={me} what={what} />}
    </Mine>
  )
}

function Asked({ me, what }: { me: Me; what: string }) {
  const { worker, isNew, error, refetch } = useWorker(me.personId)
  const Question = QUESTIONS[what]
  if (what === 'trades' && (worker || isNew)) return <TradesQuestion workerId={me.personId} worker={worker} />
  if (Question && worker) return <Question worker={worker} />
  if (isNew || (worker && !Question)) return <Redirect to="/me/profile/trades" replace />
  return (
    <Page title="我会做的、我要的" back="/me">
      {error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton />}
    </Page>
  )
}
