import { App, Form, Input, Radio, Timeline } from 'antd'
import { useState } from 'react'
import { type MarketState, mustNameWhereTo, nextStates, STATE_NAMES, whyNotMove } from '#markets/market.rules.ts'
import { findMarkets, listStateChanges, moveMarket } from '#markets/markets.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { sentence } from '../../shared/words.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { SearchSelect, useSettled } from '../parts/search-select.tsx'
import { Answer } from '../parts/states.tsx'
import type { MarketRecord } from './market-screen.tsx'

interface Values {
  state: MarketState
  why?: string
  workersGoTo?: string
}

/** Where the market may go from here, and where it has been. */
export function StatePanel({ market }: { market: MarketRecord }) {
  const history = useAsk(listStateChanges, { params: { marketId: market.marketId } })
  return (
    <>
      <Move key={market.state} market={market} />
      <h2>经过</h2>
      <Answer of={history} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>还没有变更过状态。</p>
          ) : (
            <Timeline
              items={items.map((change) => ({
                key: change.at,
                content: (
                  <>
                    <strong>{STATE_NAMES[change.state]}</strong>　<span className="digits">{moment(change.at)}</span>
                    {change.why ? <div>{change.why}</div> : null}
                    {change.workersGoTo ? <div>工友去：{change.workersGoTo.name}</div> : null}
                  </>
                ),
              }))}
            />
          )
        }
      </Answer>
    </>
  )
}

function Move({ market }: { market: MarketRecord }) {
  const me = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const to = Form.useWatch('state', form)
  const why = Form.useWatch('why', form)
  const workersGoTo = Form.useWatch('workersGoTo', form)
  const move = useTell(moveMarket, {
    onDone: (_, { body }) => void message.success(`已改为“${STATE_NAMES[body.state]}”`),
  })
  const next = nextStates(market.state)
  if (next.length === 0) return <p>市场已经关闭，不能再变更状态。</p>
  const refusal = to
    ? whyNotMove({ from: market.state, to, why: why?.trim() || null, workersGoTo: workersGoTo ?? null })
    : null
  const needsWhy = Boolean(
    to && whyNotMove({ from: market.state, to, why: null, workersGoTo: workersGoTo ?? null }) === 'why-missing',
  )
  const whyNot =
    whyNotCall(me, moveMarket) ?? (to ? refusal && sentence(refusal, { to: STATE_NAMES[to] }) : '请选择改成什么状态')
  return (
    <FormPage<Values>
      bare
      title="变更状态"
      form={form}
      submitLabel="变更状态"
      busy={move.isBusy}
      refused={move.error}
      whyNot={whyNot ?? null}
      onSubmit={(values) =>
        move.tell({
          params: { marketId: market.marketId },
          body: {
            state: values.state,
            why: values.why?.trim() || null,
            workersGoTo: mustNameWhereTo(market.state, values.state) ? (values.workersGoTo ?? null) : null,
          },
        })
      }
    >
      <Form.Item name="state" label={`现在是“${STATE_NAMES[market.state]}”，改为`} required>
        <Radio.Group optionType="button" options={next.map((s) => ({ value: s, label: STATE_NAMES[s] }))} />
      </Form.Item>
      <Form.Item name="why" label="原因" extra="会留在市场的经过里" required={needsWhy}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
      {to && mustNameWhereTo(market.state, to) ? (
        <Form.Item name="workersGoTo" label="工友去哪个市场" required extra="关闭或迁移要写明，系统会通知工友">
          <WhereTo except={market.marketId} />
        </Form.Item>
      ) : null}
    </FormPage>
  )
}

function WhereTo({
  except,
  id,
  value,
  onChange,
}: {
  except: string
  id?: string
  value?: string
  onChange?: (marketId: string | undefined) => void
}) {
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim())
  const found = useAsk(findMarkets, { query: { limit: 30, ...(name && { name }) } }, { keep: true })
  return (
    <SearchSelect
      id={id}
      value={value}
      onChange={onChange}
      choices={(found.data?.items ?? [])
        .filter((m) => m.marketId !== except)
        .map((m) => ({ value: m.marketId, label: m.name }))}
      isFetching={found.isFetching}
      none="没有正在运行的市场叫这个名字"
      placeholder="选择接收的市场"
      onSearch={setTyped}
    />
  )
}
