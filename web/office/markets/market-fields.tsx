import { Button, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { getDivision } from '#divisions/divisions.api.ts'
import type { MARKET_KINDS, MARKET_NATURES } from '#markets/markets.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { DivisionPicker } from '../parts/division-picker.tsx'
import { chosen, required } from '../parts/form.ts'
import { OccupationPicker } from '../parts/occupation-picker.tsx'
import { MARKET_KIND_NAMES, NATURE_NAMES, options } from '../parts/words.ts'
import { HoursEditor, type OpenSpan } from './hours-editor.tsx'
import { composeName, whatNameLacks } from './market-name.ts'

/** The body of the contract, and `location`, of which the name is composed and which is not sent. */
export interface MarketValues {
  divisionCode?: string
  location?: string
  kind: (typeof MARKET_KINDS)[number]
  industry?: string
  name: string
  customaryName?: string
  nature: (typeof MARKET_NATURES)[number]
  operatorName: string
  operatorContract?: string
  address: string
  point: { lat: number; lng: number }
  publicPhone?: string
  trades: string[]
  hours: OpenSpan[]
}

interface Props {
  form: FormInstance<MarketValues>
  /** The division of a market that stands already cannot be changed: its rights and figures hang on it. */
  fixed?: { divisionCode: string; divisionName: string }
  within?: string | undefined
}

export function MarketFields({ form, fixed, within }: Props) {
  const kind = Form.useWatch('kind', form)
  return (
    <>
      {fixed ? (
        <Form.Item label="行政区划">{fixed.divisionName}</Form.Item>
      ) : (
        <Form.Item name="divisionCode" label="行政区划" rules={chosen('请选择市场所在的县区或街镇')}>
          <DivisionPicker within={within} />
        </Form.Item>
      )}
      <Form.Item name="location" label="具体位置" extra="地名、路名或明显的建筑，例如石碁、火车站东广场">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="kind" label="类型" rules={chosen('请选择类型')}>
        <Radio.Group options={options(MARKET_KIND_NAMES)} />
      </Form.Item>
      {kind === 'industry' ? (
        <Form.Item name="industry" label="行业" rules={required('行业零工市场要写明行业，例如纺织、家政')}>
          <Input maxLength={20} />
        </Form.Item>
      ) : null}
      <NameField form={form} fixedCode={fixed?.divisionCode} />
      <Form.Item name="customaryName" label="俗称" extra="工友平时怎么叫">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nature" label="运营性质" rules={chosen('请选择运营性质')}>
        <Select options={options(NATURE_NAMES)} />
      </Form.Item>
      <Form.Item name="operatorName" label="运营单位" rules={required('请填写运营单位')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="operatorContract" label="委托合同" extra="委托运营的，写合同名称或编号">
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="address" label="详细地址" rules={required('请填写详细地址')}>
        <Input maxLength={120} />
      </Form.Item>
      <PointFields form={form} />
      <Form.Item name="publicPhone" label="对外电话">
        <Input inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item name="trades" label="主要招聘工种">
        <OccupationPicker />
      </Form.Item>
      <Form.Item name="hours" label="开放时间">
        <HoursEditor />
      </Form.Item>
    </>
  )
}

/** The name by the guideline stands below the field; one press takes it. */
function NameField({ form, fixedCode }: { form: FormInstance<MarketValues>; fixedCode: string | undefined }) {
  const name = Form.useWatch('name', form) ?? ''
  const chosenCode = Form.useWatch('divisionCode', form)
  const place = Form.useWatch('location', form) ?? ''
  const kind = Form.useWatch('kind', form) ?? 'comprehensive'
  const industry = Form.useWatch('industry', form) ?? ''
  const code = fixedCode ?? chosenCode
  const division = useAsk(getDivision, { params: { divisionCode: code ?? '' } }, { enabled: Boolean(code) })
  const composed = division.data ? composeName({ division: division.data, place, kind, industry }) : null
  const lacks = name ? whatNameLacks(name) : null
  return (
    <Form.Item
      name="name"
      label="名称"
      rules={required('请填写名称')}
      extra={
        <span className="name-hint" aria-live="polite">
          {composed && composed !== name ? (
            <>
              按指引命名：<strong>{composed}</strong>
              <Button
                size="small"
                onClick={() => {
                  form.setFieldValue('name', composed)
                  void form.validateFields(['name'])
                }}
              >
                用这个名称
              </Button>
            </>
          ) : composed ? (
            '与指引的命名规则一致'
          ) : (
            '选好区划、写好具体位置后，会按“市或县（市、区）＋具体位置＋综合或行业＋零工市场”给出名称'
          )}
          {lacks ? <span> {lacks}，可以保存，由市主管认可</span> : null}
        </span>
      }
    >
      <Input maxLength={60} />
    </Form.Item>
  )
}

function PointFields({ form }: { form: FormInstance<MarketValues> }) {
  const [said, setSaid] = useState('')
  const locate = () => {
    setSaid('正在定位…')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.setFieldValue('point', { lat: round(coords.latitude), lng: round(coords.longitude) })
        setSaid(`已定位，误差约 ${Math.round(coords.accuracy)} 米`)
      },
      () => setSaid('没有定到位，请允许定位或直接填写经纬度'),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }
  return (
    <fieldset className="point">
      <legend>位置（WGS-84 经纬度）</legend>
      <Form.Item
        name={['point', 'lat']}
        label="纬度"
        rules={[{ required: true, type: 'number', min: 18, max: 27, message: '请填写 18 到 27 之间的纬度' }]}
      >
        <InputNumber precision={6} step={0.0001} controls={false} />
      </Form.Item>
      <Form.Item
        name={['point', 'lng']}
        label="经度"
        rules={[{ required: true, type: 'number', min: 108, max: 119, message: '请填写 108 到 119 之间的经度' }]}
      >
        <InputNumber precision={6} step={0.0001} controls={false} />
      </Form.Item>
      <Button onClick={locate}>用我现在的位置</Button>
      <span role="status">{said}</span>
    </fieldset>
  )
}
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** What the contract takes: empty fields are absent. */
export function bodyOf({ location: _location, divisionCode: _code, ...values }: MarketValues) {
  const text = (value: string | undefined) => value?.trim() || null
  return {
    ...values,
    name: values.name.trim(),
    industry: values.kind === 'industry' ? text(values.industry) : null,
    customaryName: text(values.customaryName),
    operatorContract: text(values.operatorContract),
    publicPhone: text(values.publicPhone),
    trades: values.trades ?? [],
    hours: (values.hours ?? []).filter((span) => span.days.length > 0),
  }
}
