import { useState } from 'react'
import type { Point } from '#kernel/geo.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { LOCATE_WORDS, type LocateRefusal, locate } from './locate.ts'

/** The device's own spot, when the person lets it; the address is still written by hand. */
export function LocateButton({ label, onPoint }: { label: string; onPoint: (point: Point) => void }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<LocateRefusal | null>(null)
  const go = async () => {
    setBusy(true)
    setRefusal(null)
    const found = await locate()
    setBusy(false)
    if ('point' in found) onPoint(found.point)
    else setRefusal(found.refusal)
  }
  return (
    <>
      <BigButton kind="secondary" icon="pin" onClick={() => void go()} busy={busy} busyLabel="正在定位">
        {label}
      </BigButton>
      {refusal ? <Banner kind="error">{LOCATE_WORDS[refusal]}</Banner> : null}
    </>
  )
}
