import { App, Button, Modal, Upload } from 'antd'
import { useEffect, useState } from 'react'
import type { PaperKind } from '#employers/employer.rules.ts'
import { addPaper, readPaper } from '#employers/employers.api.ts'
import { useTell } from '../../shared/ask.ts'
import { fetchFile, Refused } from '../../shared/call.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { options, PAPER_NAMES } from '../parts/words.ts'
import type { EmployerRecord } from './employer-screen.tsx'

type Paper = EmployerRecord['papers'][number]

/** The papers on file: each look is journalled with its reason. */
export function Papers({ employer }: { employer: EmployerRecord }) {
  const me = useMe()
  const [asked, setAsked] = useState<Paper | null>(null)
  const [shown, setShown] = useState<{ paper: Paper; address: string; type: string } | null>(null)
  const why = whyNotCall(me, readPaper)
  const { employerId } = employer
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const read = async (paper: Paper, reason: string) => {
    setBusy(true)
    try {
      const { blob } = await fetchFile(readPaper, { params: { employerId, paperId: paper.paperId }, query: { reason } })
      setShown({ paper, address: URL.createObjectURL(blob), type: blob.type })
      setAsked(null)
      setRefused(null)
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused('bug'))
    } finally {
      setBusy(false)
    }
  }
  const address = shown?.address
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address])
  return (
    <>
      {employer.papers.length === 0 ? <p>还没有上传材料。</p> : null}
      <ul className="papers">
        {employer.papers.map((paper) => (
          <li key={paper.paperId}>
            <span>
              <strong>{PAPER_NAMES[paper.kind]}</strong>
              <span className="soft">
                {paper.fileName}　{moment(paper.at)}
              </span>
            </span>
            <Button disabled={Boolean(why)} title={why} onClick={() => setAsked(paper)}>
              查看{PAPER_NAMES[paper.kind]}
            </Button>
          </li>
        ))}
      </ul>
      <AddPaper employerId={employerId} />
      <ReasonDialog
        title={`查看${asked ? PAPER_NAMES[asked.kind] : ''}`}
        label="为什么要看"
        okText="查看"
        most={100}
        isOpen={asked !== null}
        isBusy={isBusy}
        refused={refused}
        onCancel={() => {
          setAsked(null)
          setRefused(null)
        }}
        onOk={(reason) => asked && void read(asked, reason)}
      >
        <p>材料里有个人信息，查看会留下记录，对方能看到。</p>
      </ReasonDialog>
      <Modal
        title={shown ? PAPER_NAMES[shown.paper.kind] : ''}
        open={shown !== null}
        width="min(960px, 96vw)"
        footer={null}
        onCancel={() => setShown(null)}
      >
        {shown?.type === 'application/pdf' ? (
          <iframe className="paper" src={shown.address} title={PAPER_NAMES[shown.paper.kind]} />
        ) : shown ? (
          <img
            className="paper"
            src={shown.address}
            alt={`${PAPER_NAMES[shown.paper.kind]}，${shown.paper.fileName}`}
          />
        ) : null}
      </Modal>
    </>
  )
}

function AddPaper({ employerId }: { employerId: string }) {
  const me = useMe()
  const { message } = App.useApp()
  const add = useTell(addPaper, { onDone: () => void message.success('已上传') })
  if (whyNotCall(me, addPaper)) return null
  return (
    <fieldset className="add-paper">
      <legend>代为上传</legend>
      {options(PAPER_NAMES).map(({ value, label }) => (
        <Upload
          key={value}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          showUploadList={false}
          beforeUpload={(file) => {
            add.tell({ params: { employerId }, body: { kind: value as PaperKind } }, { file, fileName: file.name })
            return false
          }}
        >
          <Button size="small" loading={add.isBusy}>
            上传{label}
          </Button>
        </Upload>
      ))}
      <Refusal refused={add.error} />
    </fieldset>
  )
}
