import { useState } from 'react'
import { findDivisions, getDivision } from '#divisions/divisions.api.ts'
import { findMarkets } from '#markets/markets.api.ts'
import { useAsk, useAskPages } from '../../shared/ask.ts'
import { distance } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { MoreList, Row } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { leaveSteps, oneStepMore } from '../../shared/ui/use-step.ts'
import { ownPath } from '../parts/own-path.ts'
import { Page } from '../parts/page.tsx'
import { keepPlace, LOCATE_WORDS, type LocateRefusal, locate, type Place, usePlace } from '../place.ts'

/** Where one is: by the phone, when the person lets it, or city, county, market, one after the other. */
export function PlaceScreen() {
  const [search] = useSearchParams()
  const code = search.get('in')
  return code ? <InDivision code={code} /> : <WholeProvince />
}

function useTake(): (place: Place) => void {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  return (place) => {
    keepPlace(place)
    // The board with its filters, or the question that needs a place first.
    leaveSteps(() => go(ownPath(search.get('to')), { replace: true }))
  }
}
/** One level down, with the question that waits for the place. */
function useInside(): (code: string) => void {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  return (code) => {
    const to = new URLSearchParams(search)
    to.set('in', code)
    go(`/place?${to}`, { state: oneStepMore() })
  }
}

function WholeProvince() {
  const goInside = useInside()
  const take = useTake()
  const [text, setText] = useState('')
  const [locating, setLocating] = useState(false)
  const [refusal, setRefusal] = useState<LocateRefusal | null>(null)
  const asked = text.trim()
  const cities = useAsk(findDivisions, { query: { ...(asked && { text: asked }), limit: 30 } }, { keep: true })
  const suggested = cities.error?.code === 'unknown-division' ? cities.error.more['suggestions'] : null
  const near = (Array.isArray(suggested) ? suggested : []) as { code: string; fullName: string }[]
  const byPhone = () => {
    setLocating(true)
    setRefusal(null)
    locate()
      .then(({ point }) => take({ label: '我现在的位置', point, divisionCode: null, marketId: null, phone: null }))
      .catch((why: LocateRefusal) => setRefusal(why))
      .finally(() => setLocating(false))
  }
  return (
    <Page title="您在哪里" back>
      <BigButton icon="pin" onClick={byPhone} busy={locating} busyLabel="正在定位">
        用手机定位
      </BigButton>
      <p className="hint">只用来算离您多远，记在这个手机里，不存到系统。</p>
      {refusal ? <Banner kind="error">{LOCATE_WORDS[refusal]}</Banner> : null}
      <TextField
        label="或者写县区、镇街的名字"
        hint="例如：番禺、长安"
        type="search"
        value={text}
        onValue={setText}
        maxLength={60}
      />
      {near.length > 0 ? (
        <section role="alert">
          <p>没有叫“{asked}”的地方。您是不是要找：</p>
          <Choices items={near.map((d) => ({ code: d.code, name: d.fullName }))} onPick={goInside} />
        </section>
      ) : cities.error ? (
        <ErrorState error={cities.error} onRetry={() => void cities.refetch()} />
      ) : cities.data ? (
        <Choices
          items={cities.data.items.map((d) => ({
            code: d.code,
            name: asked ? d.fullName.replace('广东省', '') : d.name,
          }))}
          onPick={goInside}
        />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

function InDivision({ code }: { code: string }) {
  const goInside = useInside()
  const take = useTake()
  const place = usePlace()
  const { data, error, refetch } = useAsk(getDivision, { params: { divisionCode: code } })
  const near = place?.point
  const markets = useAskPages(findMarkets, {
    query: { divisionCode: code, ...(near && { lat: near.lat, lng: near.lng }), limit: 7 },
  })
  const wide = data?.level === 'city' || data?.level === 'province'
  if (!data)
    return (
      <Page title="您在哪里" back>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Page>
    )
  return (
    <Page title={`${data.name}哪里`} back>
      {wide ? (
        <Choices items={data.children} onPick={goInside} />
      ) : (
        <>
          <BigButton
            onClick={() =>
              take({
                label: data.name,
                point: null,
                divisionCode: data.code,
                marketId: null,
                phone: markets.items.find((m) => m.publicPhone)?.publicPhone ?? null,
              })
            }
          >
            看整个{data.name}的活
          </BigButton>
          {markets.error ? (
            <ErrorState error={markets.error} onRetry={markets.refetch} />
          ) : markets.isPending ? (
            <Skeleton rows={2} />
          ) : markets.items.length === 0 ? (
            <p>
              {data.name}还没有零工市场，先看整个{data.name}的活。
            </p>
          ) : (
            <>
              <p>
                <b>或者选离您近的市场，近的活排在前面：</b>
              </p>
              <MoreList
                label="市场"
                items={markets.items}
                keyOf={(market) => market.marketId}
                hasMore={markets.hasMore}
                isLoadingMore={markets.isLoadingMore}
                onMore={markets.more}
              >
                {(market) => (
                  <Row
                    title={market.customaryName ?? market.name}
                    detail={market.address}
                    aside={
                      market.distanceM === null ? null : <span className="nowrap">{distance(market.distanceM)}</span>
                    }
                    onOpen={() =>
                      take({
                        label: market.customaryName ?? market.name,
                        point: market.point,
                        divisionCode: market.divisionCode,
                        marketId: market.marketId,
                        phone: market.publicPhone,
                      })
                    }
                  />
                )}
              </MoreList>
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Choices({
  items,
  onPick,
}: {
  items: readonly { code: string; name: string }[]
  onPick: (code: string) => void
}) {
  return (
    <ul className="names" aria-label="地方">
      {items.map((item) => (
        <li key={item.code}>
          <button type="button" onClick={() => onPick(item.code)}>
            {item.name}
          </button>
        </li>
      ))}
    </ul>
  )
}
