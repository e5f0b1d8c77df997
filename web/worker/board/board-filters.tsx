import type { ReactNode } from 'react'
import { addDays, dayOf, systemClock } from '#kernel/clock.ts'
import { dayInWords } from '../../shared/format.ts'
import { Icon } from '../../shared/ui/icons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Tag } from '../../shared/ui/small.tsx'
import type { BoardWish } from '../board-query.ts'
import type { Place } from '../place.ts'
import { COMMON_TRADES, tradeName } from '../trades.ts'
import { usualTrades } from '../usual-trades.ts'
import { PictureFilters } from './picture-filters.tsx'

/** One line each: where, which work, which day, in which order. Pressed again they let go. */
export function BoardFilters({
  wish,
  onWish,
  place,
  looking,
}: {
  wish: BoardWish
  onWish: (wish: BoardWish) => void
  place: Place | null
  /** The switch 今天找活, for whom there is one. */
  looking: ReactNode
}) {
  const [, go] = useLocation()
  const today = dayOf(systemClock())
  const shown = usualTrades(
    wish.trades,
    COMMON_TRADES.map(([code]) => code),
  )
  const unseen = wish.trades.filter((code) => !shown.includes(code))
  return (
    <section className="board-filters no-print" aria-label="挑活">
      <div className="two place-row">
        <button
          type="button"
          className={place ? 'filter-button' : 'filter-button filter-first'}
          onClick={() => go('/place', { state: { steps: 1 } })}
        >
          <Icon name="pin" />
          {place ? (
            <span>
              <span className="spoken">换地方，现在是</span>
              {place.label}
            </span>
          ) : (
            <span>告诉我在哪里</span>
          )}
        </button>
        {looking}
      </div>
      <PictureFilters wish={wish} onWish={onWish} />
      {unseen.length > 0 || wish.word ? (
        <div className="tags">
          {unseen.map((code) => (
            <Tag key={code} onRemove={() => onWish({ ...wish, trades: wish.trades.filter((c) => c !== code) })}>
              {tradeName(code)}
            </Tag>
          ))}
          {wish.word ? <Tag onRemove={() => onWish({ ...wish, word: '' })}>{wish.word}</Tag> : null}
        </div>
      ) : null}
      <fieldset className="chips one-line">
        <legend className="spoken">哪一天</legend>
        <Chip pressed={wish.on === 'today'} onPress={(on) => onWish({ ...wish, on: on ? 'today' : '' })}>
          今天
        </Chip>
        <Chip pressed={wish.on === 'tomorrow'} onPress={(on) => onWish({ ...wish, on: on ? 'tomorrow' : '' })}>
          明天
        </Chip>
        <Chip pressed={wish.paidToday} onPress={(on) => onWish({ ...wish, paidToday: on })}>
          当天结
        </Chip>
        <label className={`date-chip${/^\d/.test(wish.on) ? ' date-chip-on' : ''}`}>
          <span>{/^\d/.test(wish.on) ? dayInWords(wish.on, today) : '别的日子'}</span>
          <input
            type="date"
            aria-label="别的日子"
            value={/^\d/.test(wish.on) ? wish.on : ''}
            min={today}
            max={addDays(today, 90)}
            onChange={(e) => onWish({ ...wish, on: e.currentTarget.value })}
          />
        </label>
      </fieldset>
    </section>
  )
}

const ORDERS = [
  ['distance', '离我近'],
  ['time', '开工早'],
  ['pay', '工钱高'],
] as const

/** Which first; the word alone, for it stands beside the list it orders. */
export function OrderSelect({
  wish,
  onWish,
  hasPoint,
}: {
  wish: BoardWish
  onWish: (wish: BoardWish) => void
  /** Without a point nothing is near, and it is ordered by time (`queryOf`). */
  hasPoint: boolean
}) {
  const orders = ORDERS.filter(([order]) => hasPoint || order !== 'distance')
  return (
    <select
      className="order"
      aria-label="先看哪些"
      value={hasPoint || wish.order !== 'distance' ? wish.order : 'time'}
      onChange={(e) => onWish({ ...wish, order: e.currentTarget.value as BoardWish['order'] })}
    >
      {orders.map(([order, label]) => (
        <option key={order} value={order}>
          {label}的在前
        </option>
      ))}
    </select>
  )
}

function Chip({
  pressed,
  onPress,
  children,
}: {
  pressed: boolean
  onPress: (pressed: boolean) => void
  children: string
}) {
  return (
    <button type="button" aria-pressed={pressed} onClick={() => onPress(!pressed)}>
      {children}
    </button>
  )
}
