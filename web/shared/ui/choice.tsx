import { type ReactNode, useId } from 'react'

export interface Option<V extends string> {
  value: V
  label: string
  hint?: string
  picture?: ReactNode
  /** Why it cannot be taken. */
  whyNot?: string | null
}
interface ChoiceProps<V extends string> {
  label: string
  /** The question is the screen's title already. */
  hideLabel?: boolean
  hint?: ReactNode
  error?: string | null
  /** At most seven (faces.md 3.8); more belong into `PictureGrid` or several questions. */
  options: readonly Option<V>[]
}

/** One of a few: whole tiles to press, native radios underneath. */
export function Choice<V extends string>({
  value,
  onValue,
  ...rest
}: ChoiceProps<V> & { value: V | null; onValue: (value: V) => void }) {
  const name = useId()
  return (
    <Tiles {...rest} name={name}>
      {(option, id) => (
        <input
          type="radio"
          name={name}
          id={id}
          value={option.value}
          checked={value === option.value}
          disabled={Boolean(option.whyNot)}
          onChange={() => onValue(option.value)}
        />
      )}
    </Tiles>
  )
}

/** Any of a few. */
export function Choices<V extends string>({
  values,
  onValues,
  ...rest
}: ChoiceProps<V> & { values: readonly V[]; onValues: (values: V[]) => void }) {
  const name = useId()
  return (
    <Tiles {...rest} name={name}>
      {(option, id) => (
        <input
          type="checkbox"
          id={id}
          checked={values.includes(option.value)}
          disabled={Boolean(option.whyNot)}
          onChange={() =>
            onValues(
              values.includes(option.value) ? values.filter((v) => v !== option.value) : [...values, option.value],
            )
          }
        />
      )}
    </Tiles>
  )
}

function Tiles<V extends string>({
  label,
  hideLabel,
  hint,
  error,
  options,
  name,
  children,
}: ChoiceProps<V> & { name: string; children: (option: Option<V>, id: string) => ReactNode }) {
  return (
    <fieldset className="choice" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={hideLabel ? 'spoken' : undefined}>{label}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {options.map((option) => (
        <div className="tile" key={option.value}>
          {children(option, `${name}-${option.value}`)}
          <label htmlFor={`${name}-${option.value}`}>
            {option.picture}
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
              {option.whyNot ? <small>{option.whyNot}</small> : null}
            </span>
          </label>
        </div>
      ))}
      <p className="field-error" id={`${name}-error`} role="alert">
        {error}
      </p>
    </fieldset>
  )
}

export interface PictureOption<V extends string> {
  value: V
  label: string
  picture: ReactNode
}

/** Trades by their pictures, readable without reading. `values` of one for a single choice. */
export function PictureGrid<V extends string>({
  label,
  options,
  values,
  onValues,
  single = false,
}: {
  label: string
  options: readonly PictureOption<V>[]
  values: readonly V[]
  onValues: (values: V[]) => void
  single?: boolean
}) {
  const name = useId()
  const toggle = (value: V) =>
    single ? [value] : values.includes(value) ? values.filter((v) => v !== value) : [...values, value]
  return (
    <fieldset className="picture-grid">
      <legend className="spoken">{label}</legend>
      {options.map(({ value, label: word, picture }) => (
        <div className="picture-tile" key={value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={name}
            id={`${name}-${value}`}
            checked={values.includes(value)}
            onChange={() => onValues(toggle(value))}
          />
          <label htmlFor={`${name}-${value}`}>
            {picture}
            <span>{word}</span>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
