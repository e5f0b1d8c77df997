import { SIZES, setSize, useSize } from '../view.ts'

/** A−/A+ in four steps; the smallest is 标准版. */
export function SizeSwitch() {
  const size = useSize()
  const at = SIZES.indexOf(size)
  const step = (by: number) => setSize(SIZES[at + by] ?? size)
  return (
    <fieldset className="size-switch" aria-label="字的大小">
      <button type="button" onClick={() => step(-1)} disabled={at === 0} aria-label="字小一点">
        A<span aria-hidden="true">−</span>
      </button>
      <button type="button" onClick={() => step(1)} disabled={at === SIZES.length - 1} aria-label="字大一点">
        A<span aria-hidden="true">+</span>
      </button>
    </fieldset>
  )
}
