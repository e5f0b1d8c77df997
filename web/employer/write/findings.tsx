import { Icon } from '../../shared/ui/icons.tsx'
import { type Finding, plainSource } from '../words.ts'
import { cutAt, FIELD_OF, replacementOf } from './post-draft.ts'

type Field = 'title' | 'description' | 'notes'
const FIELD_WORDS: Record<Field, string> = { title: '标题', description: '说明', notes: '要求' }

/** What a rule says, why, where it stands; and one press for the lawful wording where there is one. */
export function FindingBox({
  finding,
  text,
  field,
  replaced,
  onAccept,
}: {
  finding: Finding
  /** Of the field it stands in, as typed now. */
  text?: string
  field?: Field
  /** What the wording would stand for. */
  replaced?: string
  onAccept?: (() => void) | null
}) {
  const refuse = finding.effect === 'refuse'
  const words = finding.words?.filter((word) => field && FIELD_OF[word.field] === field) ?? []
  const by = replacementOf(finding)
  return (
    <div className={refuse ? 'finding finding-refuse' : 'finding'}>
      <p>
        <Icon name="warn" />
        <b>{refuse ? '不能这样写' : '请留意'}</b>
      </p>
      {field && text && words.length > 0 ? (
        <p className="marked-text">
          {FIELD_WORDS[field]}：
          {cutAt(text, words).map((part) => (part.marked ? <mark key={part.at}>{part.text}</mark> : part.text))}
        </p>
      ) : null}
      <p>{finding.message}</p>
      <p className="hint">依据：{plainSource(finding.source)}</p>
      {onAccept ? (
        <button type="button" className="accept" onClick={onAccept}>
          {by === '' ? `删去“${replaced}”` : `${replaced ? `“${replaced}”` : ''}改成“${by ?? finding.suggestion}”`}
        </button>
      ) : finding.suggestion ? (
        <p>可以写：{finding.suggestion}</p>
      ) : null}
    </div>
  )
}

/** A rule may speak several times; the words it speaks of tell its findings apart. */
export function keyOfFinding({ rowId, code, message, words }: Finding): string {
  return [rowId, code, words?.map((word) => `${word.field}${word.start}`).join(' ') ?? message].join('-')
}
