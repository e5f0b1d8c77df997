import type { Occupation } from '#occupations/occupation.rules.ts'

export function OccupationOption({ occupation }: { occupation: Occupation }) {
  return (
    <span className="person-option">
      <b>{occupation.name}</b>
      {occupation.spoken ? <span>{occupation.spoken}</span> : null}
      <span>
        {occupation.aliases
          .slice(0, 3)
          .map((a) => a.word)
          .join('、')}
      </span>
      {occupation.certificates.length > 0 ? <span>要证：{occupation.certificates.join('、')}</span> : null}
    </span>
  )
}
