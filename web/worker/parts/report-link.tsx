import { useLocation } from '../../shared/ui/router.ts'

/** 举报, where somebody may just be asked for money. */
export function ReportLink({ marketId, postId }: { marketId: string; postId: string }) {
  const [, go] = useLocation()
  return (
    <button type="button" className="link" onClick={() => go(`/posts/${marketId}/${postId}/report`)}>
      举报这个活
    </button>
  )
}
