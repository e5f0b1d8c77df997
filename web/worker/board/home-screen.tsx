import { lazy, Suspense, useMemo } from 'react'
import { findShifts } from '#jobs/shifts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useAskPages } from '../../shared/ask.ts'
import { agoInWords } from '../../shared/format.ts'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { useSearchParams } from '../../shared/ui/router.ts'
import { MoreList } from '../../shared/ui/small.tsx'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { type BoardWish, queryOf, readWish, waysOut, writeWish } from '../board-query.ts'
import { Page } from '../parts/page.tsx'
import { usePlace } from '../place.ts'
import { learnTrades, suggestionsOf } from '../trades.ts'
import { BoardFilters, OrderSelect } from './board-filters.tsx'
import { BoardJob } from './board-job.tsx'

/** Only who is signed in has the switch: its code comes after the jobs. */
const LookingBar = lazy(() => import('./looking-bar.tsx').then((m) => ({ default: m.LookingBar })))

/** 有什么活: the first thing anybody sees, without an account. */
export function HomeScreen() {
  const place = usePlace()
  const [search, setSearch] = useSearchParams()
  const wish = readWish(search)
  const setWish = (next: BoardWish) => setSearch(writeWish(next), { replace: true })
  const query = queryOf(wish, place)
  const board = useAskPages(findShifts, { query }, { keep: true })
  // The moment the shown answer came: its identity changes with every answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is the event, not an input
  const askedAt = useMemo(() => systemClock().toISOString(), [board.first])
  learnTrades(board.items.map((item) => item.occupation))
  const near = board.error?.code === 'unknown-occupation' ? suggestionsOf(board.error.more) : []

  return (
    <Page title="有什么活">
      <BoardFilters
        wish={wish}
        onWish={setWish}
        place={place}
        looking={
          <Suspense fallback={null}>
            <LookingBar />
          </Suspense>
        }
      />
      {board.error ? (
        near.length > 0 ? (
          <UnknownWord word={wish.word} near={near} onPick={(code) => setWish({ ...wish, word: '', trades: [code] })} />
        ) : (
          <ErrorState error={board.error} onRetry={board.refetch} />
        )
      ) : board.isPending ? (
        <Skeleton />
      ) : board.items.length === 0 ? (
        <NothingFound wish={wish} onWish={setWish} hasPoint={place?.point != null} phone={place?.phone ?? null} />
      ) : (
        <>
          <div className="board-newest">
            <OrderSelect wish={wish} onWish={setWish} hasPoint={place?.point != null} />
            <span role="status" className="spoken">
              {board.isFetching ? '正在看有没有新的' : `${agoInWords(askedAt)}看过`}
            </span>
            <button type="button" className="link" onClick={board.refetch}>
              看最新的
            </button>
          </div>
          <MoreList
            label="活"
            items={board.items}
            keyOf={(item) => item.shiftId}
            hasMore={board.hasMore}
            isLoadingMore={board.isLoadingMore}
            onMore={board.more}
          >
            {(item) => <BoardJob item={item} />}
          </MoreList>
        </>
      )}
    </Page>
  )
}

function UnknownWord({
  word,
  near,
  onPick,
}: {
  word: string
  near: readonly { code: string; name: string }[]
  onPick: (code: string) => void
}) {
  return (
    <section className="state" role="alert">
      <h2>没有叫“{word}”的活</h2>
      <p>您是不是要找：</p>
      {near.map(({ code, name }) => (
        <BigButton key={code} kind="secondary" onClick={() => onPick(code)}>
          {name}
        </BigButton>
      ))}
    </section>
  )
}

function NothingFound({
  wish,
  onWish,
  hasPoint,
  phone,
}: {
  wish: BoardWish
  onWish: (wish: BoardWish) => void
  hasPoint: boolean
  phone: string | null
}) {
  return (
    <Empty
      title={hasPoint ? `${wish.radiusM / 1000}公里以内没有这样的活` : '现在没有这样的活'}
      action={
        <div className="ways-out">
          {waysOut(wish, hasPoint).map((way) => (
            <BigButton key={way.label} kind="secondary" onClick={() => onWish(way.wish)}>
              {way.label}
            </BigButton>
          ))}
          {phone ? <CallButton phone={phone}>打电话给市场</CallButton> : null}
        </div>
      }
    >
      天亮前后的活最多，过一会儿再看，也可以：
    </Empty>
  )
}
