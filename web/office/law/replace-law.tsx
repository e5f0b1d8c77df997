import { App, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import type { LawEffect } from '#law/law-row.rules.ts'
import { replaceLawRow } from '#law/law-rows.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { chosen, required } from '../parts/form.ts'
import { options } from '../parts/words.ts'
import { asDay, type Evidence, EvidenceFields } from './evidence-fields.tsx'
import type { Version } from './law-row-screen.tsx'
import { EFFECT_NAMES } from './law-words.ts'
import { isFen, numberName, unitOf } from './number-names.ts'

interface Values extends Evidence {
  text: string
  textEn: string
  document: string
  article: string
  effects: LawEffect[]
  numbers: Record<string, number>
  effectiveFrom: string
  effectiveTo?: string
  note: string
}

/** A changed rule is a new dated version; money is keyed in yuan and kept in fen. */
export function ReplaceLaw({ row, after, onDone }: { row: Version; after: number; onDone: () => void }) {
  const { message } = App.useApp()
  const names = Object.keys(row.numbers)
  const replace = useTell(replaceLawRow, {
    onDone: ({ version }) => {
      void message.success(`第 ${version} 版已登记，到生效日期起用`)
      onDone()
    },
  })
  return (
    <FormPage<Values>
      bare
      title="更换规则"
      submitLabel="登记新版本"
      busy={replace.isBusy}
      refused={replace.error}
      initial={{
        text: row.text,
        textEn: row.textEn,
        document: row.document,
        article: row.article,
        effects: row.effects,
        numbers: Object.fromEntries(names.map((k) => [k, isFen(k) ? row.numbers[k]! / 100 : row.numbers[k]!])),
        note: row.note,
      }}
      onSubmit={({ publishedOn, effectiveTo, numbers, ...values }) =>
        replace.tell({
          params: { rowId: row.rowId },
          body: {
            ...values,
            after,
            publishedOn: publishedOn ?? null,
            effectiveTo: effectiveTo ?? null,
            numbers: Object.fromEntries(names.map((k) => [k, isFen(k) ? Math.round(numbers[k]! * 100) : numbers[k]!])),
          },
        })
      }
    >
      <Form.Item name="text" label="新的内容" rules={required('请写明新的规则')}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
      {names.map((name) => (
        <Form.Item key={name} name={['numbers', name]} label={numberName(name)} rules={chosen('请填写数字')}>
          <InputNumber min={0} suffix={unitOf(name)} {...(isFen(name) && { precision: 2 })} />
        </Form.Item>
      ))}
      <Form.Item name="document" label="文件名称" rules={required('请填写文件名称')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="article" label="条文">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="effects" label="作用" rules={chosen('请选择作用')}>
        <Select mode="multiple" options={options(EFFECT_NAMES)} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="从哪天生效" rules={chosen('请选择生效日期')} {...asDay}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="effectiveTo" label="到哪天失效" extra="不知道就不填" {...asDay}>
        <DatePicker />
      </Form.Item>
      <EvidenceFields />
      <Form.Item name="textEn" label="英文（给外籍人员和接口用）">
        <Input.TextArea lang="en" rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormPage>
  )
}
