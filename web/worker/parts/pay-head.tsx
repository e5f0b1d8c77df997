import { priceTag } from '../../shared/format.ts'
import { TradePicture } from './trade-picture.tsx'

/** Money first and biggest (faces.md 3.5). */
export function PayHead({
  payLabel,
  settlement,
  occupation,
  shiftPayFen = null,
  piecesPerHour = null,
  pieceName = null,
}: {
  payLabel: string
  settlement: string
  occupation: { code: string; name: string }
  shiftPayFen?: number | null
  piecesPerHour?: number | null
  pieceName?: string | null
}) {
  return (
    <div className="pay-head">
      <div className="job-picture">
        <TradePicture code={occupation.code} />
      </div>
      <p className="job-pay">
        <strong>{payLabel}</strong> <span>{settlement}</span>
      </p>
      {shiftPayFen !== null ? <p>干满大约{priceTag(shiftPayFen)}</p> : null}
      {piecesPerHour !== null ? (
        <p>
          一般1小时做{piecesPerHour}
          {pieceName ?? '件'}
        </p>
      ) : null}
      <p>{occupation.name}</p>
    </div>
  )
}
