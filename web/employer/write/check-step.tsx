import { payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { priceTag } from '../../shared/format.ts'
import { Banner, ErrorState } from '../../shared/ui/states.tsx'
import { type FactRow, Facts } from '../parts/facts.tsx'
import { givenInWords, KIND_WORDS } from '../words.ts'
import { FieldFindings, OtherFindings } from './field-findings.tsx'
import { kindOf, type PostDraft, shiftPayOf, titleOf } from './post-draft.ts'
import type { Checks } from './use-checks.ts'
import { whenOf } from './when-step.tsx'

/** Everything at one glance, the law's word on it, and back to any answer by one press. */
export function CheckStep({
  draft,
  set,
  checks,
  marketName,
  withShifts,
  now,
  onChange,
}: {
  draft: PostDraft
  set: (change: Partial<PostDraft>) => void
  checks: Checks
  marketName: string
  withShifts: boolean
  now: Date
  onChange: (id: string) => void
}) {
  const shiftPay = shiftPayOf(draft)
  const unit = draft.payUnit || 'day'
  const given = Object.fromEntries(draft.given.map((key) => [key, true]))
  const shiftRows: FactRow[] = withShifts
    ? [
        ['人数', draft.days > 1 ? `每天${draft.headcount}人` : `${draft.headcount}人`, 'people'],
        ['时间', whenOf(draft, now), 'when'],
      ]
    : []
  return (
    <>
      <Facts
        onChange={onChange}
        rows={[
          ['招什么工', titleOf(draft), 'trade'],
          ...shiftRows,
          [
            '地方',
            [draft.place, draft.meetingPoint && `在${draft.meetingPoint}碰头`].filter(Boolean).join('，'),
            'where',
          ],
          [
            '工钱',
            <span key="pay">
              <b className="money">{draft.payFen ? payInWords(draft.payFen, unit, draft.pieceName) : ''}</b>{' '}
              {SETTLEMENT_WORDS[draft.settlement]}
              {unit === 'hour' && shiftPay ? `，一天${priceTag(shiftPay)}` : ''}
            </span>,
            'pay',
          ],
          ['给什么', givenInWords(given), 'conditions'],
          ['要求', draft.notes.trim() || '不限', 'conditions'],
          ...(draft.description.trim() ? ([['具体做什么', draft.description, 'conditions']] as const) : []),
          ['用工形式', KIND_WORDS[kindOf(draft)], 'conditions'],
          ['审核的市场', marketName],
        ]}
      />
      {checks.error ? (
        <ErrorState title="没能对照规定" error={checks.error} onRetry={checks.refetch} />
      ) : checks.findings.length > 0 ? (
        <section aria-label="对照规定">
          <FieldFindings checks={checks} field="title" draft={draft} set={set} />
          <FieldFindings checks={checks} field="notes" draft={draft} set={set} />
          <FieldFindings checks={checks} field="description" draft={draft} set={set} />
          <OtherFindings checks={checks} draft={draft} set={set} />
        </section>
      ) : (
        <Banner kind={checks.isChecking ? 'info' : 'good'}>
          {checks.isChecking ? '正在对照规定' : '对照规定，没有发现问题'}
        </Banner>
      )}
    </>
  )
}
