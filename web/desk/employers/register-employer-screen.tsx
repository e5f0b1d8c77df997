import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { householdName, needsUscc } from '#employers/employer.rules.ts'
import { findEmployerByUscc, registerEmployerAtDesk, tieEmployer } from '#employers/employers.api.ts'
import { normalizeUscc, whyNotUscc } from '#kernel/identity.ts'
import { useTell } from '../../shared/ask.ts'
import { call } from '../../shared/call.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useDraft } from '../../shared/draft.ts'
import { OneOf, optionsOf } from '../kit/chips.tsx'
import { DivisionPicker } from '../kit/division-picker.tsx'
import { useGo } from '../kit/go.ts'
import { focusWrong, KeyForm, Question } from '../kit/key-form.tsx'
import { type PointChosen, PointPicker, pointOf, useDivisionPoint } from '../kit/point-picker.tsx'
import { useMarket } from '../market.tsx'
import { EMPLOYER_KIND_WORDS } from '../words.ts'
import { bodyOfEmployer, type EmployerDraft, usccSays, wrongOfEmployer } from './register-values.rules.ts'

/** A walk-in employer in one form; licences follow on its page. */
export function RegisterEmployerScreen() {
  const market = useMarket()
  const go = useGo()
  const [draft, setDraft, { clear }] = useDraft<EmployerDraft>('register-employer', {
    kind: 'enterprise',
    name: '',
    uscc: '',
    agency: false,
    agencyLicence: '',
    contactName: '',
    phone: '',
    division: { code: market.divisionCode, fullName: market.divisionName },
    address: '',
  })
  const [point, setPoint] = useState<PointChosen>({ source: 'division', typed: '' })
  const [tried, setTried] = useState(false)
  const put = (change: Partial<EmployerDraft>) => setDraft({ ...draft, ...change })
  const points = { market: market.point, division: useDivisionPoint(draft.division?.code ?? null) }
  const register = useTell(registerEmployerAtDesk, {
    onDone: ({ employerId }) => {
      clear()
      go(`/employers/${employerId}`)
    },
  })
  const wrong = wrongOfEmployer(draft)
  const of = (start: string) => (register.error?.code.startsWith(start) ? register.error.detail : null)
  const says = (field: keyof typeof wrong) => (tried ? wrong[field] : null)
  const refusedInField = /^(uscc|phone|name|employer-name)-/.test(register.error?.code ?? '')
  const save = () => {
    setTried(true)
    if (Object.keys(wrong).length > 0) return focusWrong()
    register.tell({ params: { marketId: market.marketId }, body: bodyOfEmployer(draft, pointOf(point, points)) })
  }
  const household = draft.kind === 'household'
  return (
    <>
      <PageHead title="登记用工主体" detail="回车到下一项，Ctrl+Enter 保存。证照保存以后再上传。" />
      <KeyForm
        label="登记用工主体"
        saveLabel="保存登记"
        onSave={save}
        busy={register.isBusy}
        refused={refusedInField ? null : register.error}
      >
        <Question label="是哪一种" group>
          {() => (
            <OneOf
              label="是哪一种"
              options={optionsOf(EMPLOYER_KIND_WORDS)}
              value={draft.kind}
              onChange={(kind) => put({ kind })}
            />
          )}
        </Question>
        {needsUscc(draft.kind) ? (
          <Question
            label="统一社会信用代码"
            hint="18 位，照营业执照；对错边填边看"
            wrong={of('uscc-') ?? usccSays(draft.uscc) ?? says('uscc')}
          >
            {(c) => (
              <>
                <Input
                  {...c}
                  className="digits"
                  autoFocus
                  autoComplete="off"
                  maxLength={30}
                  value={draft.uscc}
                  onChange={(e) => put({ uscc: e.target.value })}
                />
                <KnownEmployer uscc={draft.uscc} />
              </>
            )}
          </Question>
        ) : null}
        {household ? (
          <p className="line-note">
            公开时只显示“{draft.contactName ? householdName(draft.contactName) : '某姓家庭'}”。
          </p>
        ) : (
          <Question label="名称" wrong={of('employer-name-') ?? says('name')}>
            {(c) => (
              <Input
                {...c}
                maxLength={80}
                autoComplete="off"
                value={draft.name}
                onChange={(e) => put({ name: e.target.value })}
              />
            )}
          </Question>
        )}
        <div className="question-row">
          <Question
            label={household ? '户主姓名' : draft.kind === 'labour-team' ? '班组长姓名' : '经办人姓名'}
            wrong={of('name-') ?? says('contactName')}
          >
            {(c) => (
              <Input
                {...c}
                maxLength={60}
                autoComplete="off"
                value={draft.contactName}
                onChange={(e) => put({ contactName: e.target.value })}
              />
            )}
          </Question>
          <Question label="手机号" wrong={of('phone-') ?? says('phone')}>
            {(c) => (
              <Input
                {...c}
                className="digits"
                inputMode="tel"
                maxLength={30}
                autoComplete="off"
                value={draft.phone}
                onChange={(e) => put({ phone: e.target.value })}
              />
            )}
          </Question>
        </div>
        <div className="question-row">
          <Question label="地区" wrong={of('unknown-division') ?? says('division')}>
            {(c) => (
              <DivisionPicker
                id={c.id}
                label="地区"
                value={draft.division}
                onChange={(division) => put({ division })}
                wrong={Boolean(c.status)}
              />
            )}
          </Question>
          <Question label="地址" wrong={says('address')}>
            {(c) => (
              <Input
                {...c}
                maxLength={120}
                autoComplete="off"
                value={draft.address}
                onChange={(e) => put({ address: e.target.value })}
              />
            )}
          </Question>
        </div>
        <Question label="地图位置" group hint="零工按远近找活，位置不准就排不对">
          {(c) => <PointPicker id={c.id} value={point} onChange={setPoint} points={points} wrong={false} />}
        </Question>
        {household ? null : (
          <Question label="替别人招人" group wrong={says('agencyLicence')}>
            {(c) => (
              <>
                <Checkbox checked={draft.agency} onChange={(e) => put({ agency: e.target.checked })}>
                  是人力资源服务机构，替别的单位招人
                </Checkbox>
                {draft.agency ? (
                  <Input
                    {...c}
                    aria-label="人力资源服务许可证号"
                    placeholder="人力资源服务许可证号"
                    maxLength={60}
                    value={draft.agencyLicence}
                    onChange={(e) => put({ agencyLicence: e.target.value })}
                  />
                ) : null}
              </>
            )}
          </Question>
        )}
      </KeyForm>
    </>
  )
}

/** Registered elsewhere already: this market serves it too instead of writing it down twice. */
function KnownEmployer({ uscc }: { uscc: string }) {
  const { marketId } = useMarket()
  const go = useGo()
  const code = normalizeUscc(uscc)
  const ready = whyNotUscc(code) === null
  const known = useQuery({
    queryKey: ['known-employer', code],
    queryFn: ({ signal }) => call(findEmployerByUscc, { query: { uscc: code } }, { signal }),
    enabled: ready,
  })
  const card = ready ? known.data?.items[0] : undefined
  const tie = useTell(tieEmployer, { onDone: (_, sent) => go(`/employers/${sent.params.employerId}`) })
  const open = () => {
    if (card && !tie.isBusy) tie.tell({ params: { marketId, employerId: card.employerId } })
  }
  useKeys(card ? [{ keys: 'Alt+o', label: `打开${card.name}的登记`, run: open }] : [])
  if (!card) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={`这个代码已经登记：${card.name}`}
      description={tie.refused ?? '打开原来的登记就能发招工。'}
      action={
        <Button type="primary" loading={tie.isBusy} onClick={open}>
          打开 <kbd>Alt+o</kbd>
        </Button>
      }
    />
  )
}
