import { DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { required } from '../parts/form.ts'

export interface Evidence {
  address: string
  documentNumber: string
  publishedOn?: string
  reason: string
}

/** `YYYY-MM-DD` in the form, antd's day object only in the picker. */
export const asDay = {
  getValueProps: (value: string | undefined) => ({ value: value ? dayjs(value) : null }),
  normalize: (value: Dayjs | null) => value?.format('YYYY-MM-DD'),
}

/** Where the rule was read: an official page, its number and date. */
export function EvidenceFields() {
  return (
    <>
      <Form.Item
        name="address"
        label="官方网页的网址"
        rules={[
          ...required('请填写官方网页的网址'),
          { pattern: /^https?:\/\/\S+$/, message: '网址要以 http:// 或 https:// 开头' },
        ]}
      >
        <Input inputMode="url" maxLength={500} />
      </Form.Item>
      <Form.Item name="documentNumber" label="文号" rules={required('请填写文号')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="publishedOn" label="发布日期" {...asDay}>
        <DatePicker maxDate={dayjs()} />
      </Form.Item>
      <Form.Item name="reason" label="说明" extra="怎么核对的" rules={required('请写明怎么核对的')}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </>
  )
}
