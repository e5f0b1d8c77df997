import { App, Button } from 'antd'
import { useId, useRef, useState } from 'react'
import type { EmployerKind, PaperKind } from '#employers/employer.rules.ts'
import { addPaper } from '#employers/employers.api.ts'
import { useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { PAPER_WORDS } from '../words.ts'

/** A photo or a scan of a paper. */
export function AddPaper({ employerId, kind }: { employerId: string; kind: EmployerKind }) {
  const id = useId()
  const { message } = App.useApp()
  const file = useRef<HTMLInputElement>(null)
  const [paper, setPaper] = useState<PaperKind>(kind === 'household' ? 'household-id' : 'business-licence')
  const add = useTell(addPaper, { onDone: () => void message.success('证照已上传') })
  return (
    <div className="inline-form no-print">
      <label htmlFor={`${id}-k`}>证照种类</label>
      <select
        id={`${id}-k`}
        className="native-select"
        value={paper}
        onChange={(e) => setPaper(e.target.value as PaperKind)}
      >
        {(Object.keys(PAPER_WORDS) as PaperKind[]).map((k) => (
          <option key={k} value={k}>
            {PAPER_WORDS[k]}
          </option>
        ))}
      </select>
      <input
        ref={file}
        id={`${id}-f`}
        type="file"
        className="spoken"
        aria-label="选证照的照片或扫描件"
        tabIndex={-1}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        onChange={(e) => {
          const chosen = e.target.files?.[0]
          if (chosen)
            add.tell({ params: { employerId }, body: { kind: paper } }, { file: chosen, fileName: chosen.name })
          e.target.value = ''
        }}
      />
      <Button loading={add.isBusy} onClick={() => file.current?.click()}>
        上传照片或扫描件
      </Button>
      <Refusal refused={add.error} />
    </div>
  )
}
