import { useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { showIdentity } from '#workers/workers.api.ts'
import { useTell } from '../../shared/ask.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { IdentityField } from './identity-field.tsx'
import { NO_IDENTITY, readIdentity } from './identity-read.rules.ts'

/** The paper shown later: the clerk compares it with the person, once. */
export function IdentityDialog({ workerId, name, onClose }: { workerId: string; name: string; onClose: () => void }) {
  const [paper, setPaper] = useState(NO_IDENTITY)
  const show = useTell(showIdentity, { onDone: onClose })
  const read = readIdentity(paper, dayOf(systemClock()))
  return (
    <AskDialog
      title={`补登身份 ${name}`}
      okText="证件和本人一致，登记"
      busy={show.isBusy}
      refused={show.error}
      whyNot={read.complete ? null : (read.wrong ?? '请照证件填号码')}
      actingFor={name}
      onOk={() =>
        show.tell({
          params: { workerId },
          body: { kind: paper.kind, number: paper.number, ...(paper.bornOn && { bornOn: paper.bornOn }) },
        })
      }
      onClose={onClose}
    >
      <IdentityField value={paper} onChange={setPaper} withNone={false} />
    </AskDialog>
  )
}
