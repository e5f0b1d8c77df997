import { Button } from 'antd'
import { useId } from 'react'
import { useKeys } from '../../shared/desk-ui/keys.tsx'

/** A button with its key. Where it cannot be pressed it says why, beside it. */
export function ActButton({
  label,
  keys,
  onRun,
  whyNot,
  primary,
  danger,
  busy,
}: {
  label: string
  keys?: string
  onRun: () => void
  whyNot?: string | null
  primary?: boolean
  danger?: boolean
  busy?: boolean
}) {
  const id = useId()
  const run = () => {
    if (!whyNot && !busy) onRun()
  }
  useKeys(keys ? [{ keys, label, run }] : [])
  return (
    <span className="act">
      <Button
        type={primary ? 'primary' : 'default'}
        danger={danger ?? false}
        loading={busy ?? false}
        disabled={Boolean(whyNot)}
        aria-describedby={whyNot ? id : undefined}
        onClick={run}
      >
        {label} {keys ? <kbd>{keys}</kbd> : null}
      </Button>
      {whyNot ? (
        <small id={id} className="why-not">
          {whyNot}
        </small>
      ) : null}
    </span>
  )
}
