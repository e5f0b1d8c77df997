import { useId } from 'react'

interface Option<V extends string> {
  value: V
  label: string
}

/** One of a few, as a row of chips with native radio buttons: arrow keys choose. */
export function OneOf<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly Option<V>[]
  value: V | ''
  onChange: (value: V) => void
}) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="chip-row">
      {options.map((o) => (
        <label key={o.value} className="chip">
          <input
            type="radio"
            name={name}
            value={o.value}
            checked={value === o.value}
            onChange={() => onChange(o.value)}
          />
          <span>{o.label}</span>
        </label>
      ))}
    </div>
  )
}

/** Any of a few. */
export function AnyOf<V extends string>({
  label,
  options,
  values,
  onChange,
}: {
  label: string
  options: readonly Option<V>[]
  values: readonly V[]
  onChange: (values: V[]) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: stands inside a fieldset already
    <div role="group" aria-label={label} className="chip-row">
      {options.map((o) => (
        <label key={o.value} className="chip">
          <input
            type="checkbox"
            checked={values.includes(o.value)}
            onChange={() =>
              onChange(values.includes(o.value) ? values.filter((v) => v !== o.value) : [...values, o.value])
            }
          />
          <span>{o.label}</span>
        </label>
      ))}
    </div>
  )
}
export const optionsOf = <V extends string>(names: Record<V, string>): Option<V>[] =>
  (Object.entries(names) as [V, string][]).map(([value, label]) => ({ value, label }))
