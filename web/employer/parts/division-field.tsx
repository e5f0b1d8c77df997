import { useState } from 'react'
import { findDivisions, getDivision } from '#divisions/divisions.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { TextField } from '../../shared/ui/fields.tsx'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { useSettled } from './use-settled.ts'

const short = (fullName: string) => fullName.replace(/^广东省/, '')

/** City, county, town: by its name in any writing, or step by step. The town may be left open. */
export function DivisionField({
  label,
  code,
  name,
  onPick,
}: {
  label: string
  code: string
  name: string
  onPick: (code: string, name: string) => void
}) {
  const [choosing, setChoosing] = useState(!code)
  const [inside, setInside] = useState('')
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const found = useAsk(
    findDivisions,
    { query: { ...(text && { text }), limit: 30 } },
    { enabled: choosing && (text !== '' || inside === ''), keep: true },
  )
  const parent = useAsk(
    getDivision,
    { params: { divisionCode: inside } },
    { enabled: choosing && inside !== '' && !text },
  )
  const suggested = (found.error?.more['suggestions'] ?? []) as { code: string; fullName: string }[]
  if (!choosing)
    return (
      <div className="chosen">
        <span>
          <b>{label}</b>
          <br />
          {short(name)}
        </span>
        <button type="button" className="link" onClick={() => setChoosing(true)}>
          换地方
        </button>
      </div>
    )
  const take = (division: { code: string; fullName: string }) => {
    setChoosing(false)
    setInside('')
    setTyped('')
    onPick(division.code, division.fullName)
  }
  const open = (division: { code: string; fullName: string; level?: string; hasChildren?: boolean }) =>
    !text && division.hasChildren && division.level !== 'town' ? setInside(division.code) : take(division)
  const list = text
    ? found.error
      ? suggested
      : (found.data?.items ?? [])
    : inside
      ? parent.data?.children
      : found.data?.items
  const error = text || !inside ? (suggested.length > 0 ? null : found.error) : parent.error
  return (
    <div className="question">
      <TextField
        label={label}
        hint="写县区、镇街的名字，例如：番禺、长安；或在下面一级一级选"
        type="search"
        value={typed}
        onValue={setTyped}
        maxLength={60}
      />
      {text && suggested.length > 0 ? <p role="alert">没有叫“{text}”的地方。您是不是要找：</p> : null}
      {inside && !text && parent.data ? (
        <div className="chips">
          <button
            type="button"
            onClick={() => setInside(parent.data.level === 'city' ? '' : (parent.data.parent ?? ''))}
          >
            上一级
          </button>
          {parent.data.level === 'city' ? null : (
            <button type="button" onClick={() => take(parent.data)}>
              就选{parent.data.name}
            </button>
          )}
        </div>
      ) : null}
      {error ? (
        <ErrorState error={error} onRetry={() => void (inside && !text ? parent.refetch() : found.refetch())} />
      ) : list ? (
        <ul className="names" aria-label="地方">
          {list.map((division) => (
            <li key={division.code}>
              <button type="button" onClick={() => open(division)}>
                {text ? short(division.fullName) : (division as { name?: string }).name}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton rows={1} />
      )}
    </div>
  )
}
