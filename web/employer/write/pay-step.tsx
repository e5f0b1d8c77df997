import type { Settlement } from '#hires/hire.rules.ts'
import { SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { getWageFloors } from '#law/law-rows.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { priceTag } from '../../shared/format.ts'
import { Choice } from '../../shared/ui/choice.tsx'
import { MoneyField, Stepper, TextField } from '../../shared/ui/fields.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { plainSource, UNIT_WORDS } from '../words.ts'
import { OtherFindings } from './field-findings.tsx'
import { GoingRate } from './going-rate.tsx'
import { hourlyOf, type PostDraft } from './post-draft.ts'
import type { Checks } from './use-checks.ts'

const UNITS = ['day', 'hour', 'piece', 'job'] as const
const SETTLEMENTS = Object.keys(SETTLEMENT_WORDS) as Settlement[]

/** How much, per what, when it is paid; the floor of the employer's seat stands beside the amount. */
export function PayStep({
  draft,
  set,
  seatCode,
  checks,
}: {
  draft: PostDraft
  set: (change: Partial<PostDraft>) => void
  seatCode: string
  checks: Checks
}) {
  const unit = draft.payUnit || 'day'
  return (
    <>
      <section aria-label="怎么算工钱">
        <b>怎么算工钱</b>
        <div className="chips">
          {UNITS.map((one) => (
            <button key={one} type="button" aria-pressed={unit === one} onClick={() => set({ payUnit: one })}>
              {one === 'job' ? '整活一口价' : one === 'piece' ? '计件' : `按${UNIT_WORDS[one]}`}
            </button>
          ))}
        </div>
      </section>
      {unit === 'piece' ? (
        <TextField
          label="按什么计件"
          hint="例如：件、箱、米"
          value={draft.pieceName}
          onValue={(pieceName) => set({ pieceName })}
          maxLength={10}
        />
      ) : null}
      <MoneyField
        label="工钱"
        fen={draft.payFen}
        onFen={(payFen) => set({ payFen })}
        per={unit === 'piece' ? draft.pieceName || '件' : UNIT_WORDS[unit]}
      />
      {unit === 'piece' ? (
        <Stepper
          label="一般人一小时能做多少"
          hint="用来对照最低工资；不知道就先不动"
          value={draft.piecesPerHour ?? 0}
          onValue={(n) => set({ piecesPerHour: n > 0 ? n : null })}
          min={0}
          max={100_000}
          unit={draft.pieceName || '件'}
        />
      ) : null}
      <GoingRate draft={draft} seatCode={seatCode} />
      <Floor draft={draft} seatCode={seatCode} />
      {draft.payFen ? <OtherFindings checks={checks} draft={draft} set={set} /> : null}
      <Choice
        label="什么时候给工钱"
        options={SETTLEMENTS.map((value) => ({ value, label: SETTLEMENT_WORDS[value] }))}
        value={draft.settlement}
        onValue={(settlement) => set({ settlement })}
      />
    </>
  )
}

/** The figure one is held to, with its source; a newer one nobody has confirmed is said to be so. */
function Floor({ draft, seatCode }: { draft: PostDraft; seatCode: string }) {
  const { data, error } = useAsk(getWageFloors, { query: { divisionCode: seatCode } }, { enabled: seatCode !== '' })
  const hourly = hourlyOf(draft)
  if (!data) return error ? <p className="hint">最低工资没查到，发布时系统会再核对。</p> : null
  const { verified, unverified } = data
  const least = verified ?? unverified
  if (!least) return <p className="hint">{data.cityName}的最低工资还没有登记，请自己核对。</p>
  const below = hourly !== null && hourly < least.floorFenPerHour
  return (
    <Banner kind={below ? 'warn' : 'info'}>
      {data.cityName}最低工资：每小时<b>{priceTag(least.floorFenPerHour)}</b>，每月{priceTag(least.floorFenPerMonth)}
      {verified ? '' : '（待核实）'}
      {verified && unverified ? `；另有新标准每小时${priceTag(unverified.floorFenPerHour)}（待核实）` : ''}
      {hourly === null ? null : (
        <>
          <br />
          您写的合每小时<b>{priceTag(Math.round(hourly))}</b>
          {below ? '，低了' : '，够了'}
        </>
      )}
      <br />
      <small>{plainSource(least.citation)}</small>
    </Banner>
  )
}
