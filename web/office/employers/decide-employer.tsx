import { App, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import {
  type EmployerLevel,
  LEVEL_NAMES,
  missingPapers,
  PROVISIONAL_DAYS,
  PROVISIONAL_HEADCOUNT,
  whyNotApprove,
  whyNotDecide,
} from '#employers/employer.rules.ts'
import { decideEmployer } from '#employers/employers.api.ts'
import { OFFICERS } from '#kernel/endpoint.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { sentence } from '../../shared/words.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import type { EmployerRecord } from './employer-screen.tsx'

const OUTCOMES = ['verified', 'provisional', 'refused', 'suspended'] as const
type Outcome = (typeof OUTCOMES)[number]
const OUTCOME_NAMES: Record<Outcome, string> = {
  verified: '通过',
  provisional: '先行通过',
  refused: '不通过',
  suspended: '暂停',
}
interface Values {
  outcome: Outcome
  papersSeen: boolean
  openHeadcountLimit: number
  days: number
  note: string
}

/** Which outcomes are open and what is missing is asked of the rule the server asks. */
export function DecideEmployer({ marketId, employer }: { marketId: string; employer: EmployerRecord }) {
  const me = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const outcome = Form.useWatch('outcome', form)
  const papersSeen = Form.useWatch('papersSeen', form) ?? false
  const note = Form.useWatch('note', form)?.trim()
  const decide = useTell(decideEmployer, {
    onDone: ({ level }) => void message.success(`已记为“${LEVEL_NAMES[level]}”，并通知对方`),
  })
  const isOfficer = (OFFICERS as readonly string[]).includes(me.as)
  const whyNotLevel = (to: EmployerLevel) => {
    const refusal = whyNotDecide(employer.level, to, isOfficer)
    return refusal && sentence(refusal, { from: LEVEL_NAMES[employer.level], to: LEVEL_NAMES[to] })
  }
  const papers = employer.papers.map((p) => p.kind)
  const grounds = { kind: employer.kind, isAgency: employer.agencyLicence !== null, papers }
  const whyNotGrounds = () => {
    const refusal = whyNotApprove({
      ...grounds,
      papersSeen,
      contactIdentityShown: employer.contactIdentity !== null,
    })
    return refusal && sentence(refusal, { papers: missingPapers(grounds).join('、') })
  }
  const approves = outcome === 'verified' || outcome === 'provisional'
  const whyNot =
    whyNotCall(me, decideEmployer) ??
    (!outcome
      ? '请选择核验结果'
      : (whyNotLevel(outcome) ?? (approves ? whyNotGrounds() : note ? null : sentence('note-missing'))))
  return (
    <FormPage<Values>
      bare
      title="核验用工主体"
      form={form}
      initial={{ papersSeen: false, openHeadcountLimit: PROVISIONAL_HEADCOUNT, days: PROVISIONAL_DAYS }}
      submitLabel="记下核验结果"
      busy={decide.isBusy}
      refused={decide.error}
      whyNot={whyNot ?? null}
      onSubmit={(values) =>
        decide.tell({
          params: { marketId, employerId: employer.employerId },
          body: {
            outcome: values.outcome,
            papersSeen: values.papersSeen ?? false,
            note: values.note?.trim() || null,
            ...(values.outcome === 'provisional' && {
              openHeadcountLimit: values.openHeadcountLimit,
              days: values.days,
            }),
          },
        })
      }
    >
      <Form.Item name="outcome" label="核验结果" required>
        <Radio.Group
          optionType="button"
          options={OUTCOMES.map((o) => ({
            value: o,
            label: OUTCOME_NAMES[o],
            disabled: whyNotLevel(o) !== null,
            title: whyNotLevel(o) ?? '',
          }))}
        />
      </Form.Item>
      <Form.Item name="papersSeen" valuePropName="checked">
        <Checkbox>已查验原件</Checkbox>
      </Form.Item>
      {outcome === 'provisional' ? (
        <>
          <Form.Item
            name="openHeadcountLimit"
            label="最多同时招多少人"
            rules={[{ required: true, message: '请填写 1 到 200' }]}
          >
            <InputNumber min={1} max={200} precision={0} suffix="人" />
          </Form.Item>
          <Form.Item name="days" label="有效多少天" rules={[{ required: true, message: '请填写 1 到 30' }]}>
            <InputNumber min={1} max={30} precision={0} suffix="天" />
          </Form.Item>
        </>
      ) : null}
      <Form.Item
        name="note"
        label="说明"
        required={Boolean(outcome) && !approves}
        extra="不通过、暂停必须写明理由，会原样告诉对方"
      >
        <Input.TextArea rows={4} maxLength={300} showCount />
      </Form.Item>
    </FormPage>
  )
}
