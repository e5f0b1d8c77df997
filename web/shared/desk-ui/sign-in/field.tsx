import { Input, type InputProps } from 'antd'
import { type ReactNode, useId } from 'react'

export interface DoorFieldProps extends Omit<InputProps, 'onChange' | 'value' | 'id'> {
  label: string
  hint?: ReactNode
  wrong?: string | null | undefined
  value: string
  onValue: (value: string) => void
}

/** Label, hint, box, what is wrong. */
export function DoorField({ label, hint, wrong, value, onValue, type, ...rest }: DoorFieldProps) {
  const id = useId()
  const Box = type === 'password' ? Input.Password : Input
  return (
    <div className="door-field">
      <label htmlFor={id}>{label}</label>
      {hint ? <p id={`${id}-hint`}>{hint}</p> : null}
      <Box
        {...rest}
        id={id}
        size="large"
        value={value}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={[hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined}
        onChange={(e) => onValue(e.target.value)}
      />
      <p id={`${id}-wrong`} role="alert" className="door-wrong">
        {wrong}
      </p>
    </div>
  )
}

/** Six digits of the authenticator; goes off by itself at the sixth. */
export function TotpField({
  value,
  onValue,
  onFull,
  wrong,
}: {
  value: string
  onValue: (digits: string) => void
  onFull: (digits: string) => void
  wrong?: string | null
}) {
  return (
    <DoorField
      label="动态口令"
      hint="手机验证器上的 6 位数字，每 30 秒换一次"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      className="totp"
      autoFocus
      value={value}
      wrong={wrong}
      onValue={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, 6)
        onValue(digits)
        if (digits.length === 6 && digits !== value) onFull(digits)
      }}
    />
  )
}
