import { TextField } from '../../shared/ui/fields.tsx'
import { Row } from '../../shared/ui/small.tsx'
import { DivisionField } from '../parts/division-field.tsx'
import { LocateButton } from '../parts/locate-button.tsx'
import { MarketChoice, type useMarketsFor } from '../parts/markets.tsx'
import type { PlaceAnswer, PostDraft } from './post-draft.ts'

/** Where the work is: a former place by one press, this spot, or place and address; the nearest market follows and can be changed. */
export function WhereStep({
  draft,
  set,
  places,
  markets,
  marketId,
  fixedMarket,
}: {
  draft: PostDraft
  set: (change: Partial<PostDraft>) => void
  places: readonly PlaceAnswer[]
  markets: ReturnType<typeof useMarketsFor>
  marketId: string
  /** An existing post stays with its market. */
  fixedMarket: boolean
}) {
  const others = places.filter((p) => p.place !== draft.place || p.divisionCode !== draft.divisionCode)
  return (
    <>
      <DivisionField
        label="县区、镇街"
        code={draft.divisionCode}
        name={draft.divisionName}
        onPick={(divisionCode, divisionName) => set({ divisionCode, divisionName, point: null, marketId: '' })}
      />
      <TextField
        label="干活的地方"
        hint="路名、门牌、厂名、楼栋"
        value={draft.place}
        onValue={(place) => set({ place })}
        maxLength={120}
      />
      <TextField
        label="碰头的地方"
        hint="例如：东门保安亭；不写就在干活的地方碰头"
        optional
        value={draft.meetingPoint}
        onValue={(meetingPoint) => set({ meetingPoint })}
        maxLength={120}
      />
      {draft.point ? (
        <div className="chosen">
          <span className="good">位置记下了，零工能看到有多远，到了能按位置签到</span>
          <button type="button" className="link" onClick={() => set({ point: null })}>
            去掉位置
          </button>
        </div>
      ) : (
        <>
          <LocateButton
            label="用我现在的位置"
            onPoint={(point) => set({ point, ...(!fixedMarket && { marketId: '' }) })}
          />
          <p className="hint">不定位也能发：远近按市场的位置算，零工到了扫您的签到码。</p>
        </>
      )}
      {fixedMarket ? null : (
        <MarketChoice
          markets={markets}
          marketId={marketId}
          what="审核、发布"
          onPick={(market) => set({ marketId: market.marketId })}
        />
      )}
      {others.length > 0 ? (
        <section aria-label="用过的地方" className="rows">
          <h2>用过的地方</h2>
          {others.map((place) => (
            <Row
              key={`${place.divisionCode}-${place.place}`}
              title={place.place}
              detail={place.divisionName.replace(/^广东省/, '')}
              onOpen={() => set({ ...place, marketId: fixedMarket ? draft.marketId : '' })}
            />
          ))}
        </section>
      ) : null}
    </>
  )
}
