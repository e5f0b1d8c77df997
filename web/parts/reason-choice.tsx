import { Choice } from '../shared/ui/choice.tsx'
import { TextField } from '../shared/ui/fields.tsx'

export interface ReasonDraft {
  reason: string
  other: string
}
const OTHER = '别的原因'

export function reasonOf({ reason, other }: ReasonDraft): string {
  return reason === OTHER ? other.trim() : reason
}

/** A few usual reasons, and room for another; the other side reads it word for word. */
export function ReasonChoice({
  reasons,
  label,
  hint = '会原样告诉对方',
  draft,
  onDraft,
}: {
  /** With 别的原因 as the last. */
  reasons: readonly string[]
  /** Where the screen's title asks it already. */
  label?: string
  hint?: string
  draft: ReasonDraft
  onDraft: (draft: ReasonDraft) => void
}) {
  return (
    <>
      <Choice
        label={label ?? '原因'}
        hideLabel={label !== undefined}
        hint={hint}
        options={reasons.map((value) => ({ value, label: value }))}
        value={draft.reason || null}
        onValue={(reason) => onDraft({ ...draft, reason })}
      />
      {draft.reason === OTHER ? (
        <TextField
          label="写一句原因"
          rows={2}
          value={draft.other}
          onValue={(other) => onDraft({ ...draft, other })}
          maxLength={150}
        />
      ) : null}
    </>
  )
}
