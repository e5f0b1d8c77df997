import { Skeleton } from 'antd'
import { checkPostText } from '#jobs/posts.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { useRested } from '../kit/use-rested.ts'
import { useMarket } from '../market.tsx'
import { PostFindings } from './findings.tsx'
import { canAccept, checkBodyOf, type PostDraft, withSuggestion } from './post-values.rules.ts'

/** Beside the form: the rules read along while the clerk types. */
export function LawPanel({ draft, onDraft }: { draft: PostDraft; onDraft: (draft: PostDraft) => void }) {
  const { marketId } = useMarket()
  // One text as key, so that equal content is asked once.
  const asked = useRested(JSON.stringify(checkBodyOf(draft)), 350)
  const check = useAsk(
    checkPostText,
    { params: { marketId }, body: JSON.parse(asked) },
    { keep: true, enabled: asked.includes('"employerId"') },
  )
  const findings = check.data?.findings ?? []
  const acceptable = findings.filter((f) => canAccept(draft, f))
  useKeys(
    acceptable.length > 0
      ? [{ keys: 'Alt+g', label: '照建议改第一处', run: () => onDraft(withSuggestion(draft, acceptable[0]!)) }]
      : [],
  )
  const refusals = findings.filter((f) => f.effect === 'refuse').length
  return (
    <aside className="law-panel" aria-label="对照规则">
      <h2>对照规则</h2>
      <p role="status">
        {check.error
          ? check.error.detail
          : !draft.employer
            ? '选好用工主体就边写边查。'
            : !check.data
              ? '正在对照'
              : findings.length === 0
                ? '写到现在没有发现问题。'
                : `${refusals > 0 ? `${refusals}处不能发` : '可以发'}，${findings.length - refusals}处请注意。`}
        {acceptable.length > 0 ? (
          <>
            {' '}
            <kbd>Alt+g</kbd> 照建议改
          </>
        ) : null}
      </p>
      {check.isFetching && !check.data ? <Skeleton active paragraph={{ rows: 3 }} title={false} /> : null}
      <PostFindings
        findings={findings}
        canAccept={(f) => canAccept(draft, f)}
        onAccept={(f) => onDraft(withSuggestion(draft, f))}
      />
    </aside>
  )
}
