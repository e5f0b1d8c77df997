import { Checkbox, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import {
  LEVEL_NAMES,
  missingPapers,
  PROVISIONAL_DAYS,
  PROVISIONAL_HEADCOUNT,
  whyNotApprove,
  whyNotDecide,
} from '#employers/employer.rules.ts'
import { decideEmployer, type getEmployer } from '#employers/employers.api.ts'
import { OFFICERS, type Reply, type Role } from '#kernel/endpoint.ts'
import { useTell } from '../../shared/ask.ts'
import { useMe } from '../../shared/desk-ui/sign-in/session.tsx'
import { sentence } from '../../shared/words.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { OneOf } from '../kit/chips.tsx'
import { useMarket } from '../market.tsx'

type Outcome = 'provisional' | 'verified' | 'refused'

/** The clerk holds the papers against the register: provisional the same day, in full, or not. */
export function VerifyDialog({ employer, onClose }: { employer: Reply<typeof getEmployer>; onClose: () => void }) {
  const id = useId()
  const { marketId } = useMarket()
  const me = useMe()
  const [outcome, setOutcome] = useState<Outcome>('provisional')
  const [papersSeen, setSeen] = useState(false)
  const [limit, setLimit] = useState(PROVISIONAL_HEADCOUNT)
  const [note, setNote] = useState('')
  const decide = useTell(decideEmployer, { onDone: onClose })
  const known = {
    kind: employer.kind,
    isAgency: employer.agencyLicence !== null,
    papers: employer.papers.map((p) => p.kind),
  }
  const missing = missingPapers(known)
  const isOfficer = (OFFICERS as readonly Role[]).includes(me.as)
  const refusal =
    whyNotDecide(employer.level, outcome, isOfficer) ??
    (outcome === 'verified'
      ? whyNotApprove({
          ...known,
          papersSeen,
          contactIdentityShown: employer.contactIdentity !== null,
        })
      : outcome === 'refused' && !note.trim()
        ? 'note-missing'
        : null)
  return (
    <AskDialog
      title={`核验 ${employer.name}`}
      okText="决定"
      danger={outcome === 'refused'}
      busy={decide.isBusy}
      refused={decide.error}
      whyNot={
        refusal
          ? sentence(refusal, {
              papers: missing.join('、'),
              from: LEVEL_NAMES[employer.level],
              to: LEVEL_NAMES[outcome],
            })
          : null
      }
      onOk={() =>
        decide.tell({
          params: { marketId, employerId: employer.employerId },
          body: { outcome, papersSeen, note: note.trim() || null, openHeadcountLimit: limit },
        })
      }
      onClose={onClose}
    >
      <OneOf
        label="怎么定"
        options={[
          { value: 'provisional', label: `先行通过（${PROVISIONAL_DAYS}天）` },
          { value: 'verified', label: '通过' },
          { value: 'refused', label: '不通过' },
        ]}
        value={outcome}
        onChange={setOutcome}
      />
      <p>
        <Checkbox checked={papersSeen} onChange={(e) => setSeen(e.target.checked)}>
          证照原件已当面看过
        </Checkbox>
      </p>
      {outcome === 'provisional' ? (
        <div className="ask-field">
          <label htmlFor={`${id}-l`}>最多同时招几人</label>
          <InputNumber
            id={`${id}-l`}
            min={1}
            max={200}
            precision={0}
            value={limit}
            onChange={(v) => setLimit(v ?? PROVISIONAL_HEADCOUNT)}
          />
        </div>
      ) : null}
      <div className="ask-field">
        <label htmlFor={`${id}-n`}>{outcome === 'refused' ? '理由，会告诉对方' : '说明（可以不填）'}</label>
        <Input id={`${id}-n`} maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
    </AskDialog>
  )
}
