import { SIZES, setSize, useSize } from '../view.ts'

/** A−/A+ in four steps; the smallest is 标准版. Who speaks to the phone says what they see (WCAG 2.5.3), so the signs are in the names. */
export function SizeSwitch() {
  const size = useSize()
  const at = SIZES.indexOf(size)
  const step = (by: number) => setSize(SIZES[at + by] ?? size)
  return (
    <fieldset className="size-switch" aria-label="字的大小">
      <button type="button" onClick={() => step(-1)} disabled={at === 0}>
        A−<span className="spoken"> 字小一点</span>
      </button>
      <button type="button" onClick={() => step(1)} disabled={at === SIZES.length - 1}>
        A+<span className="spoken"> 字大一点</span>
      </button>
    </fieldset>
  )
}
