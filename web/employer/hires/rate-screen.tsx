import { rateHire } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { Choice } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Empty } from '../../shared/ui/states.tsx'
import { Page } from '../parts/page.tsx'
import { useWizard, Wizard } from '../parts/wizard.tsx'
import type { Hire } from '../words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '不是' },
] as const
const STARS = ['很不好', '不好', '一般', '好', '很好'] as const

/** Facts before stars: a star nobody can check says little of a worker. */
export function RateScreen() {
  return <OneHire title="评价">{(hire, where) => <Rate hire={hire} where={where} />}</OneHire>
}

function Rate({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`employer-rate-${hire.hireId}`, {
    onTime: '' as '' | 'yes' | 'no',
    asPromised: '' as '' | 'yes' | 'no',
    stars: '',
    words: '',
  })
  const rate = useTell(rateHire, {
    onDone: () => {
      clear()
      go(where.at, { replace: true })
    },
  })
  const fact = (id: 'onTime' | 'asPromised', question: string) => ({
    id,
    question,
    whyNot: draft[id] ? null : '请选一个',
    content: (
      <Choice
        label={question}
        hideLabel
        options={YES_NO}
        value={draft[id] || null}
        onValue={(value) => setDraft({ ...draft, [id]: value })}
      />
    ),
  })
  const steps = [
    fact('onTime', `${hire.workerName}准时来了吗`),
    fact('asPromised', '活干得和说好的一样吗'),
    {
      id: 'stars',
      question: '总的来说怎么样',
      whyNot: draft.stars ? null : '请选一个',
      content: (
        <Choice
          label="总的来说怎么样"
          hideLabel
          options={STARS.map((label, i) => ({
            value: String(i + 1),
            label: `${'★'.repeat(i + 1)} ${label}`,
          })).reverse()}
          value={draft.stars || null}
          onValue={(stars) => setDraft({ ...draft, stars })}
        />
      ),
    },
    {
      id: 'words',
      question: '还想说什么',
      refused: rate.refused,
      busy: rate.isBusy,
      content: (
        <TextField
          label="想说的话"
          hint="本人看得到"
          optional
          rows={3}
          maxLength={300}
          value={draft.words}
          onValue={(words) => setDraft({ ...draft, words })}
        />
      ),
    },
  ]
  const wizard = useWizard(steps)
  if (hire.ratedByEmployer)
    return (
      <Page title="评价" back={where.at}>
        <Empty title="已经评价过了">评价一次，不能再改。</Empty>
      </Page>
    )
  return (
    <Wizard
      steps={steps}
      wizard={wizard}
      title="评价，"
      doneLabel="好了"
      onDone={() =>
        rate.tell({
          params: where.params,
          body: {
            facts: { onTime: draft.onTime === 'yes', asPromised: draft.asPromised === 'yes' },
            stars: Number(draft.stars),
            words: draft.words.trim() || null,
          },
        })
      }
    />
  )
}
