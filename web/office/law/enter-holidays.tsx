import { App, Button, Checkbox, DatePicker, Form, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { addDays } from '#kernel/clock.ts'
import { getHolidays, putHolidays } from '#law/holidays.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { useDraft } from '../../shared/draft.ts'
import { chosen, required } from '../parts/form.ts'
import { Answer } from '../parts/states.tsx'
import { asDay } from './evidence-fields.tsx'

interface HolidayLine {
  day: string
  name: string
  kind: 'rest' | 'work'
  statutory?: boolean
}
interface Values {
  title: string
  documentNumber: string
  publishedOn: string
  address: string
  days: HolidayLine[]
}

/** Keys in the State Council's notice day by day; begins with what is known of the year. */
export function EnterHolidays({ year, onDone }: { year: number; onDone: () => void }) {
  const known = useAsk(getHolidays, { query: { year } })
  return (
    <Answer of={known}>
      {({ items, notice }) => (
        <Entry
          year={year}
          onDone={onDone}
          start={{
            title: notice?.title ?? `国务院办公厅关于${year}年部分节假日安排的通知`,
            documentNumber: notice?.documentNumber ?? '',
            publishedOn: notice?.publishedOn ?? '',
            address: notice?.address ?? '',
            days: items.map(({ workday, ...h }) => ({ ...h, kind: workday ? 'work' : 'rest' })),
          }}
        />
      )}
    </Answer>
  )
}

function Entry({ year, start, onDone }: { year: number; start: Values; onDone: () => void }) {
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [draft, setDraft, { clear }] = useDraft<Values>(`office-holidays-${year}`, start)
  const put = useTell(putHolidays, {
    onDone: () => {
      clear()
      void message.success(`${year} 年的放假通知已录入`)
      onDone()
    },
  })
  return (
    <FormPage<Values>
      bare
      title={`${year} 年的放假通知`}
      form={form}
      initial={draft}
      onChange={setDraft}
      submitLabel="录入"
      busy={put.isBusy}
      refused={put.error}
      onSubmit={({ days, ...values }) =>
        put.tell({
          params: { year },
          body: {
            ...values,
            days: days.map(({ kind, statutory, ...d }) => ({
              ...d,
              workday: kind === 'work',
              statutory: kind === 'rest' && Boolean(statutory),
            })),
          },
        })
      }
    >
      <Form.Item name="title" label="通知标题" rules={required('请填写通知标题')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="documentNumber" label="文号" rules={required('请填写文号')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="publishedOn" label="发布日期" rules={chosen('请选择发布日期')} {...asDay}>
        <DatePicker maxDate={dayjs()} />
      </Form.Item>
      <Form.Item
        name="address"
        label="官方网页的网址"
        rules={[{ required: true, pattern: /^https?:\/\/\S+$/, message: '请填写 http:// 或 https:// 开头的网址' }]}
      >
        <Input inputMode="url" maxLength={500} />
      </Form.Item>
      <Form.List name="days">
        {(fields, { add, remove }) => (
          <fieldset className="days">
            <legend>放假和调休上班的日子（{fields.length} 天）</legend>
            {fields.map(({ key, name }) => (
              <div key={key} className="day-line">
                <Form.Item name={[name, 'day']} rules={chosen('请选择日期')} {...asDay}>
                  <DatePicker
                    aria-label={`第 ${name + 1} 行日期`}
                    minDate={dayjs(`${year}-01-01`)}
                    maxDate={dayjs(`${year}-12-31`)}
                  />
                </Form.Item>
                <Form.Item name={[name, 'name']} rules={required('请填写节日')}>
                  <Input aria-label={`第 ${name + 1} 行节日`} maxLength={20} />
                </Form.Item>
                <Form.Item name={[name, 'kind']} rules={chosen('请选择')}>
                  <Select
                    aria-label={`第 ${name + 1} 行放假或上班`}
                    options={[
                      { value: 'rest', label: '放假' },
                      { value: 'work', label: '调休上班' },
                    ]}
                  />
                </Form.Item>
                <Form.Item name={[name, 'statutory']} valuePropName="checked">
                  <Checkbox>法定</Checkbox>
                </Form.Item>
                <Button aria-label={`删去第 ${name + 1} 行`} onClick={() => remove(name)}>
                  删去
                </Button>
              </div>
            ))}
            <Button
              onClick={() => {
                const last = (form.getFieldValue('days') as HolidayLine[] | undefined)?.at(-1)
                const next = last?.day ? addDays(last.day, 1) : undefined
                add({
                  ...(next?.startsWith(`${year}-`) && { day: next }),
                  name: last?.name ?? '',
                  kind: 'rest',
                  statutory: false,
                })
              }}
            >
              加一天
            </Button>
          </fieldset>
        )}
      </Form.List>
    </FormPage>
  )
}
