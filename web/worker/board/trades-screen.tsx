import { useState } from 'react'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { readWish, writeWish } from '../board-query.ts'
import { Page } from '../parts/page.tsx'
import { TradePicker } from '../parts/trade-picker.tsx'
import { rememberTrades } from '../usual-trades.ts'

/** Which work: by its picture, or by any word for it. */
export function TradesScreen() {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const wish = readWish(search)
  const [trades, setTrades] = useState(wish.trades)
  const [word, setWord] = useState(wish.word)
  // A word that was typed and not answered by a picture goes to the board as it stands.
  const asked = trades.length > 0 ? '' : word.trim().slice(0, 30)
  const show = () => {
    rememberTrades(trades)
    const next = writeWish({ ...wish, trades, word: asked }).toString()
    go(`/${next && `?${next}`}`, { replace: true })
  }
  return (
    <Page
      title="找哪种活"
      back
      action={
        <BigButton onClick={show}>
          {trades.length > 0 ? `看这${trades.length}种活` : asked ? `看“${asked}”的活` : '什么活都看'}
        </BigButton>
      }
    >
      <TradePicker values={trades} onValues={setTrades} typed={word} onTyped={setWord} />
    </Page>
  )
}
