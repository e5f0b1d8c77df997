import { rateHire } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { Choice } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
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

type YesNo = '' | 'yes' | 'no'
const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '不是' },
] as const
const STARS = ['很不好', '不好', '一般', '好', '很好'] as const

/** Facts before stars: a star nobody can check says little of an employer. */
function Rate({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`rate-${hire.hireId}`, {
    asPromised: '' as YesNo,
    onTime: '' as YesNo,
    paidOnTime: '' as YesNo,
    stars: '',
    words: '',
  })
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
  const fact = (id: 'asPromised' | 'onTime' | 'paidOnTime', question: string, hint: string) => ({
    id,
    question,
    hint,
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
  const done = () =>
    rate.tell({
      params: where.params,
      body: {
        facts: {
          asPromised: draft.asPromised === 'yes',
          onTime: draft.onTime === 'yes',
          ...(draft.paidOnTime && { paidOnTime: draft.paidOnTime === 'yes' }),
        },
        stars: Number(draft.stars),
        words: draft.words.trim() || null,
      },
    })
  return (
    <OneQuestion
      banner={<OfflineBanner />}
      onDone={done}
      onLeave={() => go(where.at)}
      busy={rate.isBusy}
      refused={rate.refused}
      steps={[
        fact('asPromised', '活和说好的一样吗', '干的活、地方、给的东西，和用工卡上写的一样吗？'),
        fact('onTime', '按时开工、按时收工吗', '没有让您白等，也没有拖着不让走。'),
        {
          ...fact('paidOnTime', '工钱按时给了吗', '说好哪天给，就哪天给。'),
          skip: !hire.wage || hire.wage.state === 'due',
        },
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
          content: (
            <TextField
              label="想说的话"
              optional
              rows={3}
              maxLength={300}
              value={draft.words}
              onValue={(words) => setDraft({ ...draft, words })}
            />
          ),
        },
      ]}
    />
  )
}
