import { Select } from 'antd'
import { useEffect, useState } from 'react'

/** What is typed, once the person has stopped for a moment. */
export function useSettled(text: string, ms = 250): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}

export interface Choice {
  value: string
  label: string
}
interface Props {
  id?: string | undefined
  value?: string | undefined
  onChange?: ((value: string | undefined) => void) | undefined
  choices: readonly Choice[]
  isFetching: boolean
  /** Said when nothing fits. */
  none: string
  placeholder: string
  label?: string | undefined
  onSearch: (text: string) => void
  allowClear?: boolean
  className?: string
}

/** One of many, looked up on the server while typing. */
export function SearchSelect({ choices, isFetching, none, label, onSearch, onChange, allowClear, ...rest }: Props) {
  return (
    <Select
      {...rest}
      value={rest.value ?? null}
      showSearch={{ filterOption: false, onSearch }}
      loading={isFetching}
      options={[...choices]}
      allowClear={allowClear ?? false}
      notFoundContent={isFetching ? '正在找…' : none}
      onChange={(value: string | null | undefined) => onChange?.(value ?? undefined)}
      popupMatchSelectWidth={false}
      {...(label && { 'aria-label': label })}
    />
  )
}
