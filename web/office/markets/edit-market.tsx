import { App, Form } from 'antd'
import { changeMarket } from '#markets/markets.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { bodyOf, MarketFields, type MarketValues } from './market-fields.tsx'
import type { MarketRecord } from './market-screen.tsx'

export function EditMarket({ market, onDone }: { market: MarketRecord; onDone: () => void }) {
  const [form] = Form.useForm<MarketValues>()
  const { message } = App.useApp()
  const change = useTell(changeMarket, {
    onDone: () => {
      void message.success('已修改')
      onDone()
    },
  })
  return (
    <FormPage<MarketValues>
      bare
      title="修改市场登记信息"
      form={form}
      initial={{
        kind: market.kind,
        ...(market.industry && { industry: market.industry }),
        name: market.name,
        ...(market.customaryName && { customaryName: market.customaryName }),
        nature: market.nature,
        operatorName: market.operatorName,
        ...(market.operatorContract && { operatorContract: market.operatorContract }),
        address: market.address,
        point: market.point,
        ...(market.publicPhone && { publicPhone: market.publicPhone }),
        trades: market.trades.map((t) => t.code),
        hours: market.hours,
      }}
      submitLabel="保存修改"
      busy={change.isBusy}
      refused={change.error}
      onSubmit={(values) => {
        change.tell({ params: { marketId: market.marketId }, body: bodyOf(values) })
      }}
    >
      <MarketFields form={form} fixed={market} />
    </FormPage>
  )
}
