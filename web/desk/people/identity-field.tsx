import { Input } from 'antd'
import { useId, useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import {
  ageClassOn,
  ageOn,
  checkIdentity,
  factsOf,
  IDENTITY_KINDS,
  IDENTITY_NAMES,
  type IdentityKind,
  normalizeIdentity,
} from '#kernel/identity.ts'
import { maskIdentity } from '#kernel/mask.ts'
import { sentence } from '../../shared/words.ts'
import { type IdentityRead, type IdentityTyped, readIdentity } from './identity-read.rules.ts'

/** Kind and number; checked as it is typed, its middle hidden as soon as the clerk goes on: there are people behind. */
export function IdentityField({
  value,
  onChange,
  wrong,
  autoFocus,
  withNone = true,
}: {
  value: IdentityTyped
  onChange: (value: IdentityTyped) => void
  /** Of the server. */
  wrong?: string | null
  autoFocus?: boolean
  withNone?: boolean
}) {
  const id = useId()
  const [writing, setWriting] = useState(false)
  const [left, setLeft] = useState(false)
  const today = dayOf(systemClock())
  const read = readIdentity(value, today)
  const asksBirth =
    value.kind !== 'none' &&
    checkIdentity(value.kind, value.number, today) === null &&
    factsOf(value.kind, value.number).bornOn === null
  const unfinished = left && value.number !== '' && checkIdentity(value.kind, value.number, today)
  const said = wrong ?? read.wrong ?? (unfinished ? sentence(unfinished) : null)
  return (
    <div className="identity-field">
      <div className="identity-row">
        <div>
          <label htmlFor={`${id}-k`}>证件</label>
          <select
            id={`${id}-k`}
            className="native-select"
            value={value.kind}
            onChange={(e) =>
              onChange({
                kind: e.target.value as IdentityKind,
                number: e.target.value === 'none' ? '' : value.number,
                bornOn: '',
              })
            }
          >
            {IDENTITY_KINDS.filter((kind) => withNone || kind !== 'none').map((kind) => (
              <option key={kind} value={kind}>
                {IDENTITY_NAMES[kind]}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-n`}>证件号码</label>
          <Input
            id={`${id}-n`}
            className="digits"
            autoFocus={autoFocus ?? false}
            autoComplete="off"
            maxLength={40}
            disabled={value.kind === 'none'}
            status={said ? 'error' : ''}
            aria-invalid={said ? true : undefined}
            aria-describedby={`${id}-said`}
            value={
              writing || value.number === ''
                ? value.number
                : read.complete
                  ? maskIdentity(normalizeIdentity(value.number))
                  : value.number
            }
            onFocus={() => setWriting(true)}
            onBlur={() => {
              setWriting(false)
              setLeft(true)
            }}
            onChange={(e) => onChange({ ...value, number: e.target.value })}
          />
        </div>
        {asksBirth ? (
          <div>
            <label htmlFor={`${id}-b`}>出生日期（照证件填）</label>
            <Input
              id={`${id}-b`}
              type="date"
              max={today}
              value={value.bornOn}
              onChange={(e) => onChange({ ...value, bornOn: e.target.value })}
            />
          </div>
        ) : null}
      </div>
      <p id={`${id}-said`} role="status" className={said ? 'field-said wrong' : 'field-said'}>
        {said ?? factsInWords(value, read, today)}
      </p>
    </div>
  )
}

function factsInWords({ kind }: IdentityTyped, { bornOn }: IdentityRead, today: string): string {
  if (kind === 'none') return '可以先登记，标“补登身份”；出示证件以后才能派工。'
  if (!bornOn) return '号码的对错边填边看'
  const [year, month, day] = bornOn.split('-').map(Number)
  const minor = ageClassOn(bornOn, today) === '16-17' ? '，16–17岁：只能介绍不属于禁忌劳动的活' : ''
  return `${year}年${month}月${day}日生，${ageOn(bornOn, today)}岁${minor}`
}
