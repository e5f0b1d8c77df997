import { Banner } from '../../shared/ui/states.tsx'
import { type Employer, levelMeans } from '../words.ts'

/** How the market sees this employer, what is allowed now, and what the officer wrote. */
export function LevelBanner({ employer }: { employer: Employer }) {
  const { kind, title, text } = levelMeans(employer)
  const last = employer.verifications.reduce<Employer['verifications'][number] | null>(
    (best, one) => (!best || one.at > best.at ? one : best),
    null,
  )
  return (
    <Banner kind={kind}>
      <b>{title}</b>
      <br />
      {text}
      {last?.note ? (
        <>
          <br />
          市场写的：{last.note}
        </>
      ) : null}
    </Banner>
  )
}
