import { Button, Tag } from 'antd'
import type { checkPostText } from '#jobs/posts.api.ts'
import type { Reply } from '#kernel/endpoint.ts'

export type PostFinding = Reply<typeof checkPostText>['findings'][number]

/** What the rules say about a post: hard or soft, which words, by which clause, and the lawful wording at one press. */
export function PostFindings({
  findings,
  canAccept,
  onAccept,
}: {
  findings: readonly PostFinding[]
  canAccept?: (finding: PostFinding) => boolean
  onAccept?: (finding: PostFinding) => void
}) {
  return (
    <ol className="post-findings">
      {findings.map((f) => (
        <li key={`${f.rowId} ${f.code} ${f.words?.map((w) => w.start).join()}`} className={f.effect}>
          <p>
            <Tag color={f.effect === 'refuse' ? 'error' : 'warning'}>{f.effect === 'refuse' ? '不能发' : '请注意'}</Tag>
            {f.words?.map((w) => (
              <mark key={`${w.field} ${w.start}`}>{w.text}</mark>
            ))}{' '}
            {f.message}
          </p>
          {f.suggestion ? (
            <p>
              建议写：{f.suggestion}{' '}
              {canAccept?.(f) ? (
                <Button size="small" onClick={() => onAccept?.(f)}>
                  照此改
                </Button>
              ) : null}
            </p>
          ) : null}
          <small>依据：{f.source}</small>
        </li>
      ))}
    </ol>
  )
}
