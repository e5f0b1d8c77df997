import { App, Form, Input, Radio } from 'antd'
import { decidePost } from '#jobs/posts.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { sentence } from '../../shared/words.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import type { Findings } from './marked-pieces.ts'
import type { PostFull } from './post-screen.tsx'

interface Values {
  outcome: 'publish' | 'reject'
  note: string
}

/** Publishing runs the rules anew on the server; what refuses there refuses here already. */
export function DecidePost({ post, findings }: { post: PostFull; findings: Findings }) {
  const me = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const outcome = Form.useWatch('outcome', form)
  const note = Form.useWatch('note', form)?.trim()
  const refusing = findings.filter((f) => f.effect === 'refuse')
  const decide = useTell(decidePost, {
    onDone: ({ state }) =>
      void message.success(state === 'published' ? '已发布，工友现在能看到' : '已退回，并告诉对方'),
  })
  const whyNotPublish = refusing[0]
    ? sentence('law-refused', { count: refusing.length, first: refusing[0].message })
    : null
  const whyNot =
    whyNotCall(me, decidePost) ??
    (outcome === 'publish'
      ? whyNotPublish
      : outcome === 'reject'
        ? note
          ? null
          : sentence('note-missing')
        : '请选择发布或退回')
  return (
    <FormPage<Values>
      bare
      title="审核招聘信息"
      form={form}
      submitLabel="记下审核结果"
      busy={decide.isBusy}
      refused={decide.error}
      whyNot={whyNot}
      onSubmit={(values) =>
        decide.tell({
          params: { marketId: post.marketId, postId: post.postId },
          body: { outcome: values.outcome, note: values.note?.trim() || null, version: post.version },
        })
      }
    >
      <Form.Item name="outcome" label="审核结果" required>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'publish', label: '发布', disabled: whyNotPublish !== null, title: whyNotPublish ?? '' },
            { value: 'reject', label: '退回' },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label="说明" required={outcome === 'reject'} extra="退回必须写明理由，会原样告诉对方">
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </FormPage>
  )
}
