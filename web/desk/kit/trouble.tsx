import { Alert, Button } from 'antd'

/**
 * The server was asked and did not answer as it should. What it said before stays below (`kept`), with what is typed there: a
 * poll that fails in the middle of the rush must not take the screen away.
 */
export function Trouble({
  title,
  state,
  kept,
}: {
  /** What did not open, where nothing is shown instead. */
  title?: string
  state: { error: { detail: string } | null; refetch: () => unknown }
  kept?: boolean
}) {
  if (!state.error) return null
  const { detail } = state.error
  return (
    <Alert
      type={kept ? 'warning' : 'error'}
      showIcon
      role="alert"
      className="no-print"
      title={kept || !title ? detail : title}
      description={kept ? '下面是刚才的内容，可能已经变了。' : title ? detail : undefined}
      action={<Button onClick={() => void state.refetch()}>再试一次</Button>}
    />
  )
}
