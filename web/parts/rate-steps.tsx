import { useDraft } from '../shared/draft.ts'
import { Choice } from '../shared/ui/choice.tsx'
import { TextField } from '../shared/ui/fields.tsx'

type YesNo = '' | 'yes' | 'no'
export type Fact = 'asPromised' | 'onTime' | 'paidOnTime'
const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '不是' },
] as const
const STARS = ['很不好', '不好', '一般', '好', '很好'] as const

/** Facts before stars, as either side answers them, one question a screen: a star nobody can check says little of anybody. */
export function useRateSteps(
  draftName: string,
  facts: readonly { id: Fact; question: string; hint?: string; skip?: boolean }[],
  wordsHint?: string,
) {
  const [draft, setDraft, { clear }] = useDraft(draftName, {
    asPromised: '' as YesNo,
    onTime: '' as YesNo,
    paidOnTime: '' as YesNo,
    stars: '',
    words: '',
  })
  const steps = [
    ...facts.map(({ id, question, hint, skip }) => ({
      id: id as string,
      question,
      ...(hint && { hint }),
      ...(skip !== undefined && { skip }),
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
    })),
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
          {...(wordsHint && { hint: wordsHint })}
          optional
          rows={3}
          maxLength={300}
          value={draft.words}
          onValue={(words) => setDraft({ ...draft, words })}
        />
      ),
    },
  ]
  return {
    steps,
    clear,
    body: {
      facts: {
        asPromised: draft.asPromised === 'yes',
        onTime: draft.onTime === 'yes',
        ...(draft.paidOnTime && { paidOnTime: draft.paidOnTime === 'yes' }),
      },
      stars: Number(draft.stars),
      words: draft.words.trim() || null,
    },
  }
}
