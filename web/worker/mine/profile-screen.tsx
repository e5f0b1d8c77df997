import { priceTag } from '#kernel/money.ts'
import { LANGUAGE_NAMES, TRADE_LEVEL_NAMES, VEHICLE_NAMES } from '#workers/worker.rules.ts'
import { useLocation } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { Page } from '../parts/page.tsx'
import { OwnWorker } from './own-worker.tsx'
import { hoursInWords, pensionInWords, radiusInWords } from './profile-words.ts'

/** Everything said so far, one line a question; each opens its own screen. */
export function ProfileScreen() {
  const [, go] = useLocation()
  return (
    <OwnWorker title="我会做的、我要的">
      {(worker) => {
        const { lowestPay } = worker
        const lines: [string, string, string][] = [
          ['trades', '会做的活', worker.trades.map((t) => `${t.name}（${TRADE_LEVEL_NAMES[t.level]}）`).join('、')],
          [
            'pay',
            '最低工钱',
            lowestPay ? `${priceTag(lowestPay.fen)}/${lowestPay.unit === 'day' ? '天' : '小时'}` : '都看看',
          ],
          ['radius', '愿意走多远', radiusInWords(worker.radiusM)],
          ['hours', '什么时候能干', hoursInWords(worker.hoursMask)],
          ['languages', '会说的话', worker.languages.map((l) => LANGUAGE_NAMES[l]).join('、') || '还没写'],
          ['tools', '自己的工具', worker.tools.join('、') || '没有'],
          ['vehicle', '自己的车', worker.vehicle ? VEHICLE_NAMES[worker.vehicle] : '没有'],
          ['pension', '领养老金吗', pensionInWords(worker.drawsPension)],
          ['market', '归哪个市场', worker.market.name],
        ]
        return (
          <Page title="我会做的、我要的" back="/me" helpPhone={worker.market.phone}>
            <ul className="list">
              {lines.map(([what, title, detail]) => (
                <li key={what}>
                  <Row title={title} detail={detail} onOpen={() => go(`/me/profile/${what}`)} />
                </li>
              ))}
            </ul>
          </Page>
        )
      }}
    </OwnWorker>
  )
}
