import { useState } from 'react'
import { findMarkets } from '#markets/markets.api.ts'
import { TRADE_LEVEL_NAMES, TRADE_LEVELS } from '#workers/worker.rules.ts'
import { useAsk } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Choice } from '../../shared/ui/choice.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { useStep } from '../../shared/ui/use-step.ts'
import type { Worker } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { TradePicker } from '../parts/trade-picker.tsx'
import { usePlace } from '../place.ts'
import { learnTrades, tradeName } from '../trades.ts'
import { Question } from './question.tsx'

type Level = (typeof TRADE_LEVELS)[number]
const LEVEL_HINTS: Record<Level, string> = {
  helper: '有人带着就能干',
  skilled: '干过，自己能干',
  master: '能带别人干',
}
const MOST = 20

/** Which work by picture, then how well, trade by trade. The first saving registers the worker at the nearest market. */
export function TradesQuestion({ workerId, worker }: { workerId: string; worker: Worker | null }) {
  const [, go] = useLocation()
  const place = usePlace()
  const [codes, setCodes] = useState(worker?.trades.map((t) => t.occupation) ?? [])
  const [levels, setLevels] = useState<Record<string, Level>>(
    Object.fromEntries(worker?.trades.map((t) => [t.occupation, t.level]) ?? []),
  )
  const [typed, setTyped] = useState('')
  const [asking, ask, askNot] = useStep('levels')
  learnTrades(worker?.trades.map((t) => ({ code: t.occupation, name: t.name })) ?? [])
  const nearest = useAsk(
    findMarkets,
    {
      query: {
        ...(place?.point && { lat: place.point.lat, lng: place.point.lng }),
        ...(place && !place.point && place.divisionCode && { divisionCode: place.divisionCode }),
        limit: 1,
      },
    },
    { enabled: !worker && place !== null && !place.marketId },
  )
  const marketId = worker?.market.marketId ?? place?.marketId ?? nearest.data?.items[0]?.marketId ?? null
  const whyNot = codes.length === 0 ? '请至少点一个' : codes.length > MOST ? `最多${MOST}个，请去掉几个` : null
  if (!worker && !place)
    return (
      <Page
        title="先说您在哪里"
        back="/me"
        action={
          <BigButton onClick={() => go('/place?to=/me/profile/trades', { state: { steps: 1 } })}>
            告诉我在哪里
          </BigButton>
        }
      >
        <p>离您最近的市场帮您找活，所以先说您在哪里。说完接着写会做的活。</p>
      </Page>
    )
  if (!asking)
    return (
      <Page
        title="会做什么活"
        back={worker ? '/me/profile' : '/me'}
        action={
          <BigButton onClick={ask} whyNot={whyNot}>
            下一步
          </BigButton>
        }
      >
        <TradePicker values={codes} onValues={setCodes} typed={typed} onTyped={setTyped} />
      </Page>
    )
  return (
    <Question
      workerId={workerId}
      title="做得怎么样"
      back={worker ? '/me/profile' : '/me'}
      whyNot={marketId ? null : '正在找离您近的市场，请等一下'}
      wishes={() => ({
        ...(!worker && marketId && { marketId }),
        trades: codes.map((occupation) => {
          const before = worker?.trades.find((t) => t.occupation === occupation)
          return {
            occupation,
            level: levels[occupation] ?? 'helper',
            years: before?.years ?? null,
            certificate: before?.certificate ?? null,
          }
        }),
      })}
    >
      <button type="button" className="link" onClick={askNot}>
        再选选活
      </button>
      {codes.map((code) => (
        <Choice
          key={code}
          label={tradeName(code)}
          options={TRADE_LEVELS.map((level) => ({
            value: level,
            label: TRADE_LEVEL_NAMES[level],
            hint: LEVEL_HINTS[level],
          }))}
          value={levels[code] ?? 'helper'}
          onValue={(level) => setLevels({ ...levels, [code]: level })}
        />
      ))}
    </Question>
  )
}
