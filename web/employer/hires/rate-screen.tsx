import { rateHire } from '#hires/hires.api.ts'
import { useRateSteps } from '../../parts/rate-steps.tsx'
import { useTell } from '../../shared/ask.ts'
import { useLocation } from '../../shared/ui/router.ts'
import { Empty } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import { useWizard, Wizard } from '../parts/wizard.tsx'
import type { Hire } from '../words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

export function RateScreen() {
  return <OneHire title="评价">{(hire, where) => <Rate hire={hire} where={where} />}</OneHire>
}

function Rate({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const { steps, body, clear } = useRateSteps(
    `employer-rate-${hire.hireId}`,
    [
      { id: 'onTime', question: `${hire.workerName}准时来了吗` },
      { id: 'asPromised', question: '活干得和说好的一样吗' },
    ],
    '本人看得到',
  )
  const rate = useTell(rateHire, {
    onDone: () => {
      clear()
      go(where.at, { replace: true })
    },
  })
  const asked = steps.map((step) =>
    step.id === 'words' ? { ...step, refused: rate.refused, busy: rate.isBusy } : step,
  )
  const wizard = useWizard(asked)
  if (hire.ratedByEmployer)
    return (
      <Page title="评价" back={where.at}>
        <Empty title="已经评价过了">评价一次，不能再改。</Empty>
      </Page>
    )
  return (
    <Wizard
      steps={asked}
      wizard={wizard}
      title="评价，"
      doneLabel="好了"
      onDone={() => rate.tell({ params: where.params, body })}
    />
  )
}
