import { useEffect, useState } from 'react'
import { timeOf } from '#kernel/clock.ts'
import { openToday } from '../shared/hall/words.ts'
import { Picture } from '../shared/ui/pictures.tsx'
import { StaleBanner, useVisit } from './frame.tsx'
import { tradesOf } from './trades.ts'

const SLIDE_MS = 8000

/** Seen from the door: what this is, that there is work, that it costs nothing. The first touch anywhere begins. */
export function AttractView() {
  const { board, now, ways } = useVisit()
  const [slide, setSlide] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSlide((n) => n + 1), SLIDE_MS)
    return () => clearInterval(timer)
  }, [])
  const begin = () => ways.open({ at: 'home' })
  const wanted = tradesOf(board.jobs).slice(0, 6)
  const [today, tomorrow] = board.days
  const slides = [
    <div key="free" className="attract-words">
      <p className="attract-huge">找活不收钱</p>
      <p>谁让您先交钱，都不要信。押金、体检费、服装费，一分都不用交。</p>
    </div>,
    <div key="counts" className="attract-counts">
      <p>
        今天 <b>{today?.jobs ?? 0}</b> 个活
      </p>
      <p>
        还要 <b>{today?.places ?? 0}</b> 人
      </p>
      <p className="attract-small">
        明天 {tomorrow?.jobs ?? 0} 个活，还要 {tomorrow?.places ?? 0} 人
      </p>
    </div>,
    <ul key="wanted" className="attract-trades" aria-label="正在招的工种">
      {wanted.map((t) => (
        <li key={t.code}>
          <Picture name={t.picture} />
          <b>{t.name}</b>
          <span>还要{t.places}人</span>
        </li>
      ))}
    </ul>,
  ].filter((s) => s.key !== 'wanted' || wanted.length > 0)
  const hours = openToday(board.market.hours, now)
  return (
    // A finger beside the button begins as well; the button itself is for keyboards and readers.
    <div className="kiosk attract" onPointerUp={begin}>
      <div className="kiosk-high">
        <header className="kiosk-head">
          <span className="mark" aria-hidden="true">
            零工
          </span>
          <b>{board.market.customaryName ?? board.market.name}</b>
          <time>{timeOf(now)}</time>
        </header>
        <StaleBanner />
        <section className="kiosk-look" aria-label="看的">
          <h1>{board.market.running ? '今天有什么活' : '这个市场现在没有开放'}</h1>
          <div className="attract-slide">{slides[slide % slides.length]}</div>
        </section>
      </div>
      <main className="kiosk-low attract-low">
        <button type="button" className="attract-go" onClick={(e) => e.detail === 0 && begin()}>
          <span>点这里看活</span>
          <small>不用登录，不用注册</small>
        </button>
        <p className="attract-foot">
          {hours ? `今天开放 ${hours}　` : ''}
          {board.market.phone ? `电话 ${board.market.phone}` : ''}
        </p>
      </main>
    </div>
  )
}
