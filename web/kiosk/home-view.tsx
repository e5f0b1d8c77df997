import type { CSSProperties } from 'react'
import { addDays, dayOf } from '#kernel/clock.ts'
import { phoneInGroups } from '../shared/format.ts'
import { dayOfJob, openToday } from '../shared/hall/words.ts'
import { Icon } from '../shared/ui/icons.tsx'
import { Picture } from '../shared/ui/pictures.tsx'
import { Frame, useVisit } from './frame.tsx'
import { tradesOf } from './trades.ts'

const TILES = 7

/** Which day, which trade: two presses to the jobs, without reading. */
export function HomeView() {
  const { board, now, on, ways } = useVisit()
  const ofDay = board.jobs.filter((job) => dayOfJob(job) === on)
  const trades = tradesOf(ofDay)
  const { jobs = 0, places = 0 } = board.days.find((d) => d.on === on) ?? {}
  const word = on === dayOf(now) ? '今天' : '明天'
  const hours = openToday(board.market.hours, now)
  return (
    <Frame
      title={`${word}有什么活`}
      look={
        <div className="home-look">
          {jobs > 0 ? (
            <p className="home-count">
              {word} <b>{jobs}</b> 个活，还要 <b>{places}</b> 人
            </p>
          ) : (
            <p className="home-count">
              {word}还没有活。
              {word === '今天' ? '看看明天的，或者请窗口登记，有活打电话给您。' : '早上 4 点半以后再来看，活最多。'}
            </p>
          )}
          <ul className="home-facts">
            <li>
              <Icon name="money" />
              找活不收钱，谁收钱就告诉窗口
            </li>
            {hours ? (
              <li>
                <Icon name="clock" />
                今天开放 {hours}
              </li>
            ) : null}
            {board.market.phone ? (
              <li>
                <Icon name="phone" />
                市场电话 {phoneInGroups(board.market.phone)}
              </li>
            ) : null}
            <li>
              <Icon name="pin" />
              {board.market.address}
            </li>
          </ul>
          <p className="home-how">在下面选要做的活。看中了，用手机扫码报名，或者打印小票到窗口报名。</p>
        </div>
      }
    >
      <DaySwitch />
      <div className="trade-tiles" style={columnsOf(Math.min(trades.length, TILES) + 1)}>
        {trades.slice(0, TILES).map((t) => (
          <button
            key={t.code}
            type="button"
            className="trade-tile"
            onClick={() => ways.open({ at: 'jobs', trade: { code: t.code, name: t.name } })}
          >
            <Picture name={t.picture} />
            <b>{t.name}</b>
            <span>还要{t.places}人</span>
          </button>
        ))}
        <button type="button" className="trade-tile trade-all" onClick={() => ways.open({ at: 'jobs', trade: null })}>
          <Icon name="work" />
          <b>全部的活</b>
          <span>{jobs}个</span>
        </button>
      </div>
      <button
        type="button"
        className="big-button big-secondary find-button"
        onClick={() => ways.open({ at: 'search' })}
      >
        <Icon name="search" />
        按拼音找工种
      </button>
    </Frame>
  )
}

/** Few trades are big tiles, never a row with a hole. */
function columnsOf(tiles: number): CSSProperties {
  const columns = tiles <= 3 ? tiles : tiles <= 4 ? 2 : tiles <= 6 ? 3 : 4
  return { ['--columns' as never]: String(columns) }
}

export function DaySwitch() {
  const { now, on, setOn } = useVisit()
  const today = dayOf(now)
  return (
    <fieldset className="day-switch" aria-label="哪一天">
      {[
        { day: today, word: '今天' },
        { day: addDays(today, 1), word: '明天' },
      ].map(({ day, word }) => (
        <button key={day} type="button" aria-pressed={day === on} onClick={() => setOn(day)}>
          {word}
        </button>
      ))}
    </fieldset>
  )
}
