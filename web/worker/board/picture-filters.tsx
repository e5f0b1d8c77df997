import { Icon } from '../../shared/ui/icons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { type BoardWish, writeWish } from '../board-query.ts'
import { TradePicture } from '../parts/trade-picture.tsx'
import { COMMON_TRADES, tradeName } from '../trades.ts'
import { usualTrades } from '../usual-trades.ts'

/** Four drawings and the way to all of them: pressed it shows that work alone, pressed again every work. */
export function PictureFilters({ wish, onWish }: { wish: BoardWish; onWish: (wish: BoardWish) => void }) {
  const [, go] = useLocation()
  const search = writeWish(wish).toString()
  const shown = usualTrades(
    wish.trades,
    COMMON_TRADES.map(([code]) => code),
  )
  const toggle = (code: string) =>
    onWish({
      ...wish,
      word: '',
      trades: wish.trades.includes(code) ? wish.trades.filter((c) => c !== code) : [...wish.trades, code],
    })
  return (
    <fieldset className="trade-strip">
      <legend className="spoken">哪种活</legend>
      {shown.map((code) => (
        <button key={code} type="button" aria-pressed={wish.trades.includes(code)} onClick={() => toggle(code)}>
          <TradePicture code={code} />
          <span>{tradeName(code)}</span>
        </button>
      ))}
      <button type="button" aria-label="更多，找哪种活" onClick={() => go(`/trades${search && `?${search}`}`)}>
        <Icon name="search" />
        <span>更多</span>
      </button>
    </fieldset>
  )
}
