import { useMemo } from 'react'
import { qrSvg } from '#kernel/qr.ts'

/** White ground and quiet zone in every scheme, or cheap phones do not read it. Level M: a clean screen has no scratches. */
export function CodeQr({ text, label }: { text: string; label: string }) {
  const src = useMemo(() => `data:image/svg+xml;utf8,${encodeURIComponent(qrSvg(text, { level: 'M' }))}`, [text])
  return <img className="code-qr" src={src} alt={label} />
}
