import { useState } from 'react'
import { words as divisionWords } from '#divisions/divisions.words.ts'
import { needsUscc } from '#employers/employer.rules.ts'
import { changeEmployer } from '#employers/employers.api.ts'
import { words as employerWords } from '#employers/employers.words.ts'
import { normalizeUscc, whyNotUscc } from '#kernel/identity.ts'
import { whyNotName } from '#kernel/names.ts'
import { whyNotMobile } from '#kernel/phone.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { PhoneField, TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner } from '../../shared/ui/states.tsx'
import { sentence, teach } from '../../shared/words.ts'
import { DivisionField } from '../parts/division-field.tsx'
import { LocateButton } from '../parts/locate-button.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Employer } from '../words.ts'

teach(employerWords)
teach(divisionWords)

export function EditScreen() {
  return (
    <Mine title="改资料" back="/mine">
      {(employer) => <Edit employer={employer} />}
    </Mine>
  )
}

/** Only what was changed is sent, so that a corrected address does not ask for a new verification. */
function Edit({ employer }: { employer: Employer }) {
  const [, go] = useLocation()
  const was = {
    name: employer.name,
    uscc: employer.uscc ?? '',
    contactName: employer.contactName,
    phone: '',
    divisionCode: employer.divisionCode,
    divisionName: employer.divisionName,
    address: employer.address,
    point: employer.point,
  }
  const [draft, setDraft, { clear }] = useDraft(`employer-edit-${employer.employerId}`, was)
  const [left, setLeft] = useState(false)
  const change = useTell(changeEmployer, {
    onDone: () => {
      clear()
      go('/mine', { replace: true })
    },
  })
  const set = (some: Partial<typeof was>) => setDraft({ ...draft, ...some })
  const household = employer.kind === 'household'
  const usccWrong = needsUscc(employer.kind) ? whyNotUscc(draft.uscc) : null
  const nameWrong = whyNotName(draft.contactName)
  const phoneWrong = draft.phone ? whyNotMobile(draft.phone) : null
  const body = {
    ...(!household && draft.name.trim() !== was.name && { name: draft.name.trim() }),
    ...(draft.uscc && normalizeUscc(draft.uscc) !== was.uscc && { uscc: normalizeUscc(draft.uscc) }),
    ...(draft.contactName.trim() !== was.contactName && { contactName: draft.contactName.trim() }),
    ...(draft.phone && { phone: draft.phone }),
    ...(draft.divisionCode !== was.divisionCode && { divisionCode: draft.divisionCode }),
    ...(draft.address.trim() !== was.address && { address: draft.address.trim() }),
    ...(JSON.stringify(draft.point) !== JSON.stringify(was.point) && { point: draft.point }),
  }
  const another = 'name' in body || 'uscc' in body || (household && 'contactName' in body)
  const wrong = usccWrong ?? nameWrong ?? phoneWrong
  const whyNot =
    Object.keys(body).length === 0
      ? '还没有改动'
      : wrong
        ? sentence(wrong)
        : draft.address.trim().length < 2
          ? '请写详细地址'
          : !household && draft.name.trim().length < 2
            ? sentence('employer-name-missing')
            : null
  return (
    <Page
      title="改资料"
      back="/mine"
      action={
        <>
          {change.refused ? (
            <p className="refused" role="alert">
              {change.refused}
            </p>
          ) : null}
          <BigButton
            onClick={() => {
              setLeft(true)
              change.tell({ params: { employerId: employer.employerId }, body })
            }}
            busy={change.isBusy}
            whyNot={whyNot}
          >
            保存
          </BigButton>
        </>
      }
    >
      <div className="question">
        {another && (employer.level === 'verified' || employer.level === 'provisional') ? (
          <Banner kind="warn">改了名称或代码，要重新核验，核验前不能发布新的招工。</Banner>
        ) : null}
        {household ? null : (
          <TextField label="名称" value={draft.name} onValue={(name) => set({ name })} maxLength={80} />
        )}
        {needsUscc(employer.kind) ? (
          <TextField
            label="统一社会信用代码"
            value={draft.uscc}
            onValue={(uscc) => set({ uscc })}
            maxLength={30}
            error={usccWrong && (left || draft.uscc !== was.uscc) ? sentence(usccWrong) : null}
          />
        ) : null}
        <TextField
          label={employer.kind === 'labour-team' ? '班组长姓名' : '联系人姓名'}
          value={draft.contactName}
          onValue={(contactName) => set({ contactName })}
          maxLength={80}
          error={nameWrong ? sentence(nameWrong) : null}
        />
        <PhoneField
          label="新的联系电话"
          hint={`现在是 ${employer.phoneMasked}，不改就空着`}
          optional
          value={draft.phone}
          onValue={(phone) => set({ phone })}
          error={left && phoneWrong ? sentence(phoneWrong) : null}
        />
        <DivisionField
          label="县区、镇街"
          code={draft.divisionCode}
          name={draft.divisionName}
          onPick={(divisionCode, divisionName) => set({ divisionCode, divisionName, point: null })}
        />
        <TextField label="详细地址" value={draft.address} onValue={(address) => set({ address })} maxLength={120} />
        {draft.point ? (
          <p className="good">位置记下了</p>
        ) : (
          <LocateButton label="我就在这里，记下位置" onPoint={(point) => set({ point })} />
        )}
      </div>
    </Page>
  )
}
