import { FindingBox, keyOfFinding } from './findings.tsx'
import { FIELD_OF, type PostDraft, replacementOf, replaceWords, settlementOf, spansOf } from './post-draft.ts'
import type { Checks } from './use-checks.ts'

type Set = (change: Partial<PostDraft>) => void

/** Findings about one text, under it. */
export function FieldFindings({
  checks,
  field,
  draft,
  set,
}: {
  checks: Checks
  field: 'title' | 'description' | 'notes'
  draft: PostDraft
  set: Set
}) {
  const text = field === 'title' ? draft.title || draft.occupationName : draft[field]
  return (
    <div role="status">
      {checks.of(field).map((finding) => {
        const marked = finding.words!.filter((word) => FIELD_OF[word.field] === field)
        const by = replacementOf(finding)
        const spans = by === '' ? marked : spansOf(text, marked)
        const stillThere = spans.some(({ start, end, text: words }) => text.slice(start, end) === words)
        return (
          <FindingBox
            key={keyOfFinding(finding)}
            finding={finding}
            text={text}
            field={field}
            replaced={spans.map((span) => span.text).join('、')}
            onAccept={by === null || !stillThere ? null : () => set({ [field]: replaceWords(text, spans, by) })}
          />
        )
      })}
    </div>
  )
}

/** Findings about no text: pay, hours, settlement, age. */
export function OtherFindings({ checks, draft, set }: { checks: Checks; draft: PostDraft; set: Set }) {
  return (
    <div role="status">
      {checks.others.map((finding) => {
        const settlement = settlementOf(finding.suggestion)
        return (
          <FindingBox
            key={keyOfFinding(finding)}
            finding={finding}
            onAccept={settlement && settlement !== draft.settlement ? () => set({ settlement }) : null}
          />
        )
      })}
    </div>
  )
}
