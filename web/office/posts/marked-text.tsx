import { type Findings, piecesOf } from './marked-pieces.ts'

interface Props {
  /** Name of the field as findings name it. */
  field: string
  text: string
  findings: Findings
}

/** The text as written, with the words a rule objects to marked and tied to the finding below. */
export function MarkedText({ field, text, findings }: Props) {
  return (
    <span className="marked">
      {piecesOf(field, text, findings).map((piece) =>
        piece.by.length > 0 ? (
          <mark
            key={piece.start}
            className={piece.by.some((f) => f.effect === 'refuse') ? 'refuses' : 'warns'}
            title={piece.by.map((f) => f.message).join('\n')}
          >
            {piece.text}
          </mark>
        ) : (
          <span key={piece.start}>{piece.text}</span>
        ),
      )}
    </span>
  )
}
