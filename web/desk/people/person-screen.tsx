import { Alert, Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { IDENTITY_NAMES } from '#kernel/identity.ts'
import { LANGUAGE_NAMES, TRADE_LEVEL_NAMES, VEHICLE_NAMES } from '#workers/worker.rules.ts'
import { getWorker, printWorkerCard } from '#workers/workers.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { distance, priceTag, whenInWords } from '../../shared/format.ts'
import { ActButton } from '../kit/act-button.tsx'
import { useParam } from '../kit/go.ts'
import { Trouble } from '../kit/trouble.tsx'
import { AGE_WORDS, NOT_INTRODUCED_WORDS } from '../words.ts'
import { ClearPhone } from './clear-phone.tsx'
import { ConsentsPanel } from './consents-panel.tsx'
import { HirePanel } from './hire-panel.tsx'
import { IdentityDialog } from './identity-dialog.tsx'
import { LookingButton } from './looking-button.tsx'
import { PersonHires } from './person-hires.tsx'
import { PrioritiesPanel } from './priorities-panel.tsx'
import { TradesDialog } from './trades-dialog.tsx'

/** Somebody stands at the counter: what they can, what they have today, what fits. */
export function PersonScreen() {
  const workerId = useParam('workerId')
  const [url, setUrl] = useUrlState()
  const worker = useAsk(getWorker, { params: { workerId } })
  const [open, setOpen] = useState<'identity' | 'trades' | null>(null)
  const part = url['part'] ?? 'hire'
  const show = (to: string) => setUrl({ part: to === 'hire' ? undefined : to })
  useKeys([
    { keys: 'Alt+1', label: '派工', run: () => show('hire') },
    { keys: 'Alt+2', label: '同意事项', run: () => show('consents') },
    { keys: 'Alt+3', label: '优先服务', run: () => show('priorities') },
  ])
  const w = worker.data
  if (!w && worker.error) return <Trouble title="没打开这个人" state={worker} />
  if (!w) return <Skeleton active paragraph={{ rows: 10 }} />
  const parts = [
    ['hire', '派工', 'Alt+1'],
    ['consents', '同意事项', 'Alt+2'],
    ['priorities', '优先服务', 'Alt+3'],
  ] as const
  return (
    <>
      <Trouble state={worker} kept />
      <PageHead
        title={w.name}
        detail={
          <>
            卡号 <span className="digits">{w.cardNumber}</span> · {w.phoneMasked ?? '没有手机'} ·{' '}
            {w.identityMasked ? `${IDENTITY_NAMES[w.identityKind]} ${w.identityMasked}` : '未登记证件'} ·{' '}
            {AGE_WORDS[w.ageClass]} · {w.market.name}
          </>
        }
        actions={
          <>
            <PrintButton endpoint={printWorkerCard} sent={{ params: { workerId } }} label="打印零工卡" keys="Alt+k" />
            <LookingButton worker={w} />
            {w.hasPhone ? <ClearPhone personId={workerId} name={w.name} /> : null}
          </>
        }
      />
      {w.whyNotIntroduced ? (
        <Alert
          type="warning"
          showIcon
          title={NOT_INTRODUCED_WORDS[w.whyNotIntroduced].todo}
          description={NOT_INTRODUCED_WORDS[w.whyNotIntroduced].why}
          action={
            NOT_INTRODUCED_WORDS[w.whyNotIntroduced].isPaper ? (
              <ActButton
                label={NOT_INTRODUCED_WORDS[w.whyNotIntroduced].todo}
                keys="s"
                primary
                onRun={() => setOpen('identity')}
              />
            ) : null
          }
        />
      ) : null}
      <p className="person-can">
        {w.trades.map((t) => (
          <Tag key={t.occupation}>
            {t.name} {TRADE_LEVEL_NAMES[t.level]}
          </Tag>
        ))}
        {w.lowestPay ? (
          <Tag>
            最低 {priceTag(w.lowestPay.fen)}/{w.lowestPay.unit === 'day' ? '天' : '小时'}
          </Tag>
        ) : null}
        <Tag>{distance(w.radiusM)}以内</Tag>
        {w.vehicle ? <Tag>{VEHICLE_NAMES[w.vehicle]}</Tag> : null}
        {w.languages.map((l) => (
          <Tag key={l}>{LANGUAGE_NAMES[l]}</Tag>
        ))}
        {w.lookingUntil ? <Tag color="success">今天找活，到{whenInWords(w.lookingUntil)}</Tag> : null}
        <Button size="small" className="no-print" onClick={() => setOpen('trades')}>
          改工种
        </Button>
      </p>
      <PersonHires workerId={workerId} day={url['day'] ?? dayOf(systemClock())} />
      <div className="chips no-print" role="tablist" aria-label="这个人的">
        {parts.map(([key, label, keys]) => (
          <Button
            key={key}
            role="tab"
            aria-selected={part === key}
            type={part === key ? 'primary' : 'default'}
            onClick={() => show(key)}
          >
            {label} <kbd>{keys}</kbd>
          </Button>
        ))}
      </div>
      {part === 'hire' ? <HirePanel worker={w} /> : null}
      {part === 'consents' ? <ConsentsPanel workerId={workerId} name={w.name} /> : null}
      {part === 'priorities' ? <PrioritiesPanel workerId={workerId} name={w.name} /> : null}
      {open === 'identity' ? <IdentityDialog workerId={workerId} name={w.name} onClose={() => setOpen(null)} /> : null}
      {open === 'trades' ? <TradesDialog worker={w} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
