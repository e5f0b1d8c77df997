import { App, DatePicker, Form } from 'antd'
import { confirmLawRow } from '#law/law-rows.api.ts'
import { useTell } from '../../shared/ask.ts'
import { FormPage } from '../../shared/desk-ui/form-page.tsx'
import { asDay, type Evidence, EvidenceFields } from './evidence-fields.tsx'
import type { Version } from './law-row-screen.tsx'

interface Values extends Evidence {
  effectiveFrom?: string
}

export function ConfirmLaw({ row, onDone }: { row: Version; onDone: () => void }) {
  const { message } = App.useApp()
  const confirm = useTell(confirmLawRow, {
    onDone: () => {
      void message.success('已核实，这条规则现在可以拒绝')
      onDone()
    },
  })
  return (
    <FormPage<Values>
      bare
      title="核实规则"
      submitLabel="核实无误"
      busy={confirm.isBusy}
      refused={confirm.error}
      initial={row.effectiveFrom ? { effectiveFrom: row.effectiveFrom } : {}}
      onSubmit={({ publishedOn, effectiveFrom, ...values }) =>
        confirm.tell({
          params: { rowId: row.rowId },
          body: {
            ...values,
            version: row.version,
            publishedOn: publishedOn ?? null,
            effectiveFrom: effectiveFrom ?? null,
          },
        })
      }
    >
      <blockquote>{row.text}</blockquote>
      <p>请在官方网页上对照原文，内容、数字、日期都一致才核实；不一致用“更换规则”。</p>
      <EvidenceFields />
      <Form.Item
        name="effectiveFrom"
        label="读到的生效日期"
        extra={row.effectiveFrom ? `规则里是 ${row.effectiveFrom}` : '规则里没有生效日期'}
        {...asDay}
      >
        <DatePicker />
      </Form.Item>
    </FormPage>
  )
}
