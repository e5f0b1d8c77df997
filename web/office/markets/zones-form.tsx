import { Alert, App, Button, Form, Input, InputNumber, Select } from 'antd'
import { missingZones, type ZoneKind } from '#markets/market.rules.ts'
import { setZones, ZONE_KINDS } from '#markets/markets.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { chosen, required } from '../parts/form.ts'
import { Pill } from '../parts/pill.tsx'
import { ZONE_NAMES } from '../parts/words.ts'
import type { MarketRecord } from './market-screen.tsx'

interface ZoneValues {
  zoneId?: string
  kind: ZoneKind
  name: string
  areaM2?: number | null
  counters: number
  rooms: number
  seats: number
  note?: string | null
}
const REQUIRED = missingZones([])

/** Guideline 二(四): four zones a market must have, two it may. */
export function ZonesForm({ market, whyNot }: { market: MarketRecord; whyNot: string | undefined }) {
  const [form] = Form.useForm<{ zones: ZoneValues[] }>()
  const { message } = App.useApp()
  const zones = Form.useWatch('zones', form) ?? market.zones
  const missing = missingZones(zones.map((z) => z?.kind))
  const set = useTell(setZones, {
    onDone: ({ zones: saved }) => {
      form.setFieldsValue({ zones: saved })
      void message.success('功能区已保存')
    },
  })
  return (
    <FormPage<{ zones: ZoneValues[] }>
      bare
      title="功能区"
      form={form}
      initial={{ zones: market.zones }}
      submitLabel="保存功能区"
      busy={set.isBusy}
      refused={set.error}
      whyNot={whyNot ?? null}
      onSubmit={(body) => set.tell({ params: { marketId: market.marketId }, body })}
    >
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`指引要求的功能区还缺：${missing.map((k) => ZONE_NAMES[k]).join('、')}`}
          description="可以先保存已有的，建好后再补。"
        />
      ) : (
        <Alert type="success" showIcon title="指引要求的 4 个功能区都有了" />
      )}
      <Form.List name="zones">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name: at }) => (
              <fieldset key={key} className="zone">
                <legend>
                  {ZONE_NAMES[zones[at]?.kind as ZoneKind] ?? '新的功能区'}{' '}
                  {REQUIRED.includes(zones[at]?.kind as ZoneKind) ? <Pill kind="good">必设</Pill> : <Pill>选设</Pill>}
                </legend>
                <Form.Item name={[at, 'zoneId']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[at, 'kind']} label="种类" rules={chosen('请选择种类')}>
                  <Select
                    options={ZONE_KINDS.map((k) => ({
                      value: k,
                      label: `${ZONE_NAMES[k]}${REQUIRED.includes(k) ? '（必设）' : ''}`,
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[at, 'name']} label="名称" rules={required('请填写名称')}>
                  <Input maxLength={30} />
                </Form.Item>
                <Form.Item name={[at, 'areaM2']} label="面积">
                  <InputNumber min={1} max={1_000_000} precision={0} suffix="平方米" />
                </Form.Item>
                <Form.Item name={[at, 'counters']} label="窗口" rules={chosen('没有就填 0')}>
                  <InputNumber min={0} max={500} precision={0} suffix="个" />
                </Form.Item>
                <Form.Item name={[at, 'rooms']} label="房间" rules={chosen('没有就填 0')}>
                  <InputNumber min={0} max={500} precision={0} suffix="间" />
                </Form.Item>
                <Form.Item name={[at, 'seats']} label="座位" rules={chosen('没有就填 0')}>
                  <InputNumber min={0} max={10_000} precision={0} suffix="个" />
                </Form.Item>
                <Form.Item name={[at, 'note']} label="说明">
                  <Input maxLength={200} />
                </Form.Item>
                <Button onClick={() => remove(at)} aria-label={`删去${zones[at]?.name || '这个功能区'}`}>
                  删去
                </Button>
              </fieldset>
            ))}
            <div className="zone-add">
              {missing.length > 0 ? (
                <Button onClick={() => missing.forEach((kind) => void add(empty(kind)))}>补上必设的功能区</Button>
              ) : null}
              <Button disabled={fields.length >= 30} onClick={() => add(empty('services'))}>
                加一个功能区
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </FormPage>
  )
}

function empty(kind: ZoneKind): ZoneValues {
  return { kind, name: ZONE_NAMES[kind], counters: 0, rooms: 0, seats: 0 }
}
