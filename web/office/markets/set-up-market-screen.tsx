import { useNavigate } from '@tanstack/react-router'
import { App, Form, Select } from 'antd'
import { STATE_NAMES } from '#markets/market.rules.ts'
import { registerMarket } from '#markets/markets.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { useDraft } from '../../shared/draft.ts'
import { OnlyFor, useMe } from '../parts/me.tsx'
import { bodyOf, MarketFields, type MarketValues } from './market-fields.tsx'

const FIRST_STATES = ['surveyed', 'planned', 'building', 'accepted', 'running'] as const
interface Values extends MarketValues {
  state: (typeof FIRST_STATES)[number]
}
const START: Partial<Values> = { kind: 'comprehensive', nature: 'public', state: 'surveyed', trades: [], hours: [] }

export function SetUpMarketScreen() {
  return (
    <OnlyFor e={registerMarket}>
      <SetUp />
    </OnlyFor>
  )
}

function SetUp() {
  const me = useMe()
  const go = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [draft, setDraft, { clear, restored }] = useDraft<Partial<Values>>('office-market', START)
  const register = useTell(registerMarket, {
    onDone: ({ marketId }) => {
      clear()
      void message.success('市场已登记，接着设功能区，再把状态改为“运行”')
      void go({ to: `/markets/${marketId}` as never, search: { tab: 'zones' } as never })
    },
  })
  return (
    <FormPage<Values>
      title="设立市场"
      detail={
        restored
          ? '已取回您上次没有提交的内容。'
          : '先登记，再到市场页面设功能区、公开规则，并邀请工作人员。已经在运行的场地直接登记为“运行”。'
      }
      form={form}
      initial={draft}
      onChange={setDraft}
      busy={register.isBusy}
      refused={register.error}
      submitLabel="登记市场"
      onCancel={() => void go({ to: '/markets' as never })}
      onSubmit={(values) =>
        register.tell({ body: { ...bodyOf(values), divisionCode: values.divisionCode!, state: values.state } })
      }
    >
      <MarketFields form={form as never} within={me.divisionCode ?? undefined} />
      <Form.Item name="state" label="现在的状态" required>
        <Select options={FIRST_STATES.map((s) => ({ value: s, label: STATE_NAMES[s] }))} />
      </Form.Item>
    </FormPage>
  )
}
