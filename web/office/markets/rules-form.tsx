import { App, Form, InputNumber } from 'antd'
import { setMarketSettings } from '#markets/markets.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import type { MarketRecord } from './market-screen.tsx'

/** The three published rules; they hold from the next hire on, made ones keep their card. */
export function RulesForm({ market, whyNot }: { market: MarketRecord; whyNot: string | undefined }) {
  const { message } = App.useApp()
  const set = useTell(setMarketSettings, { onDone: () => void message.success('公开规则已更新') })
  return (
    <FormPage<MarketRecord['settings']>
      bare
      title="公开规则"
      initial={market.settings}
      submitLabel="保存规则"
      busy={set.isBusy}
      refused={set.error}
      whyNot={whyNot ?? null}
      onSubmit={(body) => set.tell({ params: { marketId: market.marketId }, body })}
    >
      <Form.Item
        name="cancelFreeMinutes"
        label="开工前多少分钟可以取消，不计失约"
        extra="双方一样；过了这个时间取消会记一次失约。0 到 2880 分钟。"
        rules={[{ required: true, message: '请填写 0 到 2880 的分钟数' }]}
      >
        <InputNumber min={0} max={2880} precision={0} suffix="分钟" />
      </Form.Item>
      <Form.Item
        name="travelMarginMinutes"
        label="同一个人两个活之间留多少分钟路程"
        extra="0 到 240 分钟。"
        rules={[{ required: true, message: '请填写 0 到 240 的分钟数' }]}
      >
        <InputNumber min={0} max={240} precision={0} suffix="分钟" />
      </Form.Item>
      <Form.Item
        name="checkinRadiusM"
        label="按位置签到，离工作地点多少米以内"
        extra="50 到 3000 米。"
        rules={[{ required: true, message: '请填写 50 到 3000 的米数' }]}
      >
        <InputNumber min={50} max={3000} precision={0} suffix="米" />
      </Form.Item>
    </FormPage>
  )
}
