import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useId } from 'react'
import { getConsentPurposes } from '#accounts/persons.api.ts'
import { ask } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { Trouble } from '../kit/trouble.tsx'

/** What is read to the person and agreed to, purpose by purpose; the version stands beside it. */
export function ConsentsField({
  value = [],
  onChange,
  hide = [],
}: {
  value?: readonly string[]
  onChange?: (value: string[]) => void
  hide?: readonly string[]
}) {
  const id = useId()
  const purposes = useQuery({ ...ask(getConsentPurposes, {}), gcTime: Number.POSITIVE_INFINITY })
  const items = (purposes.data?.items ?? []).filter((p) => !hide.includes(p.purpose))
  const toggle = (purpose: string) =>
    onChange?.(value.includes(purpose) ? value.filter((v) => v !== purpose) : [...value, purpose])
  // Sensitive purposes are asked one by one (个保法 29), so no key agrees to them together.
  const plain = items.filter((p) => !p.sensitive).map((p) => p.purpose)
  const agreePlain = () => {
    onChange?.([...new Set([...value, ...plain])])
    // The first of those that must be asked singly is next.
    const first = items.find((p) => p.sensitive)
    if (first) document.getElementById(`${id}-${first.purpose}`)?.focus()
  }
  useKeys([{ keys: 'Alt+r', label: '读过了，本人同意（敏感信息除外）', run: agreePlain }])
  if (purposes.isPending) return <Skeleton active paragraph={{ rows: 2 }} />
  // What was read before the line went down is in force still: whoever stands here is not sent away for it.
  if (!purposes.data) return <Trouble state={purposes} />
  return (
    <fieldset className="consents">
      <legend>读给本人听，同意的打勾（空格）</legend>
      <Button onClick={agreePlain}>
        一般事项都读过了，本人同意 <kbd>Alt+r</kbd>
      </Button>
      {items.map((p) => (
        <div key={p.purpose} className="consent">
          <input
            type="checkbox"
            id={`${id}-${p.purpose}`}
            aria-describedby={`${id}-${p.purpose}-text`}
            checked={value.includes(p.purpose)}
            onChange={() => toggle(p.purpose)}
          />
          <span>
            <label htmlFor={`${id}-${p.purpose}`}>
              {p.title}
              {p.required ? '（必须）' : ''}
              {p.sensitive ? '（敏感，单独问）' : ''}
            </label>
            <span id={`${id}-${p.purpose}-text`}>{p.text}</span>
            <small>
              第{p.version}版 · {p.law}
            </small>
          </span>
        </div>
      ))}
    </fieldset>
  )
}
