import { rateHire } from '#hires/hires.api.ts'
import { useRateSteps } from '../../parts/rate-steps.tsx'
import { useTell } from '../../shared/ask.ts'
import { OneQuestion } from '../../shared/ui/one-question.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Empty, OfflineBanner } from '../../shared/ui/states.tsx'
import { leaveSteps } from '../../shared/ui/use-step.ts'
import { Page } from '../parts/page.tsx'
import type { Hire } from './hire-words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

export function RateScreen() {
  return <OneHire title="说说这次怎么样">{(hire, where) => <Rate hire={hire} where={where} />}</OneHire>
}

function Rate({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const { steps, body, clear } = useRateSteps(`rate-${hire.hireId}`, [
    { id: 'asPromised', question: '活和说好的一样吗', hint: '干的活、地方、给的东西，和用工卡上写的一样吗？' },
    { id: 'onTime', question: '按时开工、按时收工吗', hint: '没有让您白等，也没有拖着不让走。' },
    {
      id: 'paidOnTime',
      question: '工钱按时给了吗',
      hint: '说好哪天给，就哪天给。',
      skip: !hire.wage || hire.wage.state === 'due',
    },
  ])
  const rate = useTell(rateHire, {
    onDone: () => {
      clear()
      leaveSteps(() => go(where.at, { replace: true }))
    },
  })
  if (hire.ratedByWorker)
    return (
      <Page title="说说这次怎么样" back={where.at}>
        <Empty title="已经说过了">谢谢，别的工友看得到这些事实。</Empty>
      </Page>
    )
  return (
    <OneQuestion
      banner={<OfflineBanner />}
      onDone={() => rate.tell({ params: where.params, body })}
      onLeave={() => go(where.at)}
      busy={rate.isBusy}
      refused={rate.refused}
      steps={steps}
    />
  )
}
