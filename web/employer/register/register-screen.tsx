import { useState } from 'react'
import { words as divisionWords } from '#divisions/divisions.words.ts'
import { type EmployerKind, householdName, needsUscc } from '#employers/employer.rules.ts'
import { registerEmployer } from '#employers/employers.api.ts'
import { words as employerWords } from '#employers/employers.words.ts'
import { whyNotUscc } from '#kernel/identity.ts'
import { whyNotName } from '#kernel/names.ts'
import { whyNotMobile } from '#kernel/phone.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { phoneInGroups } from '../../shared/format.ts'
import { type Me, useMe } from '../../shared/session.ts'
import { Choice } from '../../shared/ui/choice.tsx'
import { PhoneField, TextField } from '../../shared/ui/fields.tsx'
import { Redirect, useLocation } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { replaceSteps } from '../../shared/ui/use-step.ts'
import { sentence, teach } from '../../shared/words.ts'
import { DivisionField } from '../parts/division-field.tsx'
import { Facts } from '../parts/facts.tsx'
import { LocateButton } from '../parts/locate-button.tsx'
import { MarketChoice, useMarketsFor } from '../parts/markets.tsx'
import { Page } from '../parts/page.tsx'
import { useWizard, Wizard, type WizardStep } from '../parts/wizard.tsx'
import { KIND_OF_EMPLOYER } from '../words.ts'
import { bodyOf, emptyRegister, type RegisterDraft, usccFault } from './register-draft.ts'

teach(employerWords)
teach(divisionWords)

/** First time: who hires here, one question a screen. Papers follow on their own page, so that a lost line costs no answer. */
export function RegisterScreen() {
  const { me, isPending, error, refetch } = useMe()
  if (me) return <Register me={me} />
  if (!isPending && !error) return <Redirect to="/sign-in?to=/register" replace />
  return (
    <Page title="登记" back="/">
      {error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton />}
    </Page>
  )
}

const KINDS: readonly { value: EmployerKind; label: string; hint: string }[] = [
  { value: 'enterprise', label: '企业', hint: '公司、工厂、合作社，有营业执照' },
  { value: 'sole-trader', label: '个体户', hint: '小店、摊档、作坊，有营业执照' },
  { value: 'household', label: '家庭', hint: '家里请人干活，用身份证登记' },
  { value: 'labour-team', label: '班组', hint: '带班的、包工的，用身份证和委托书登记' },
]
const NAME_QUESTION: Record<Exclude<EmployerKind, 'household'>, string> = {
  enterprise: '企业叫什么',
  'sole-trader': '店铺叫什么',
  'labour-team': '班组叫什么',
}

function Register({ me }: { me: Me }) {
  const [, go] = useLocation()
  const [saved, setDraft, { clear }] = useDraft('employer-register', emptyRegister())
  const draft: RegisterDraft = { ...saved, contactName: saved.contactName || me.name }
  const [left, setLeft] = useState(false)
  const set = (change: Partial<RegisterDraft>) => setDraft({ ...draft, ...change })
  const { kind } = draft
  const markets = useMarketsFor(draft.point, draft.divisionCode)
  const marketId = draft.marketId || markets.items[0]?.marketId || ''
  const register = useTell(registerEmployer, {
    onDone: () => {
      clear()
      replaceSteps(() => go('/papers?new=1', { replace: true }))
    },
  })
  const body = bodyOf(draft)
  const fault = usccFault(draft.uscc, left)
  const isTeam = kind === 'labour-team'
  const contactFault = whyNotName(draft.contactName)
  const phoneFault = whyNotMobile(draft.phone)

  const steps: (WizardStep & { skip?: boolean })[] = [
    {
      id: 'kind',
      question: '您是哪一种',
      whyNot: kind ? null : '请先选一种',
      content: (
        <Choice
          label="您是哪一种"
          hideLabel
          options={KINDS}
          value={kind || null}
          onValue={(value) => set({ kind: value })}
        />
      ),
    },
    {
      id: 'uscc',
      question: '统一社会信用代码',
      skip: !kind || !needsUscc(kind),
      whyNot: !whyNotUscc(draft.uscc) ? null : fault && draft.uscc ? '请先改好代码' : sentence(whyNotUscc(draft.uscc)!),
      content: (
        <>
          <TextField
            label="统一社会信用代码"
            hint="营业执照右上方，18位数字和字母。"
            value={draft.uscc}
            onValue={(uscc) => set({ uscc })}
            maxLength={30}
            error={fault && draft.uscc ? sentence(fault) : null}
          />
          <p role="status" className="good">
            {draft.uscc && !whyNotUscc(draft.uscc) ? '代码写对了' : ''}
          </p>
        </>
      ),
    },
    {
      id: 'name',
      question: kind && kind !== 'household' ? NAME_QUESTION[kind] : '名称',
      skip: !kind || kind === 'household',
      whyNot: draft.name.trim().length < 2 ? sentence('employer-name-missing') : null,
      content: (
        <TextField
          label={isTeam ? '班组名称' : '营业执照上的名称'}
          hint={isTeam ? '零工会看到，例如：李大明钢筋班组。' : '和营业执照上一个字不差，零工会看到。'}
          value={draft.name}
          onValue={(name) => set({ name })}
          maxLength={80}
          autoComplete="organization"
        />
      ),
    },
    {
      id: 'others',
      question: '替谁招人',
      skip: kind !== 'enterprise',
      whyNot: !draft.forOthers
        ? '请先选一个'
        : draft.forOthers === 'yes' && !draft.agencyLicence.trim()
          ? '请填写人力资源服务许可证号'
          : null,
      content: (
        <>
          <Choice
            label="替谁招人"
            hideLabel
            options={[
              { value: 'no', label: '自己用人' },
              { value: 'yes', label: '替别的单位招人', hint: '劳务派遣、人力资源公司，要有许可证' },
            ]}
            value={draft.forOthers || null}
            onValue={(forOthers) => set({ forOthers })}
          />
          {draft.forOthers === 'yes' ? (
            <TextField
              label="人力资源服务许可证号"
              value={draft.agencyLicence}
              onValue={(agencyLicence) => set({ agencyLicence })}
              maxLength={60}
            />
          ) : null}
        </>
      ),
    },
    {
      id: 'contact',
      question: isTeam ? '班组长是谁' : '有事找谁',
      whyNot: contactFault ? sentence(contactFault) : phoneFault ? sentence(phoneFault) : null,
      content: (
        <>
          <TextField
            label={isTeam ? '班组长姓名' : kind === 'household' ? '您的姓名' : '联系人姓名'}
            hint={
              kind === 'household' && !contactFault
                ? `零工只看到“${householdName(draft.contactName)}”。`
                : '和身份证上一样，报名的零工看得到。'
            }
            value={draft.contactName}
            onValue={(contactName) => set({ contactName })}
            maxLength={80}
            autoComplete="name"
            error={left && contactFault ? sentence(contactFault) : null}
          />
          <PhoneField
            label="联系电话"
            hint="平时只显示头尾几位；接了活的零工才能打。"
            value={draft.phone}
            onValue={(phone) => set({ phone })}
            error={left && phoneFault ? sentence(phoneFault) : null}
          />
        </>
      ),
    },
    {
      id: 'place',
      question: '在哪里',
      hint: '您的地址，不是干活的地方；干活的地方每次发招工再写。',
      whyNot: !draft.divisionCode
        ? '请先选地方'
        : draft.address.trim().length < 2
          ? '请写详细地址'
          : marketId
            ? null
            : '附近没有正在运行的市场，请换一个地方',
      content: (
        <>
          <DivisionField
            label="县区、镇街"
            code={draft.divisionCode}
            name={draft.divisionName}
            onPick={(divisionCode, divisionName) => set({ divisionCode, divisionName, marketId: '', point: null })}
          />
          {draft.divisionCode ? (
            <>
              <TextField
                label="详细地址"
                hint="路名、门牌、楼栋"
                value={draft.address}
                onValue={(address) => set({ address })}
                maxLength={120}
                autoComplete="street-address"
              />
              {draft.point ? (
                <p className="good">位置记下了</p>
              ) : (
                <LocateButton label="我就在这里，记下位置" onPoint={(point) => set({ point, marketId: '' })} />
              )}
              <MarketChoice
                markets={markets}
                marketId={marketId}
                what="核验"
                onPick={(market) => set({ marketId: market.marketId })}
              />
            </>
          ) : null}
        </>
      ),
    },
    {
      id: 'check',
      question: '看看对不对',
      whyNot: body ? null : '还有没填好的，请往前看看',
      busy: register.isBusy,
      refused: register.refused,
      content: (
        <Facts
          rows={[
            ['您是', kind ? KIND_OF_EMPLOYER[kind] : '', 'kind'],
            ...(kind && needsUscc(kind) ? ([['统一社会信用代码', draft.uscc, 'uscc']] as const) : []),
            ...(kind && kind !== 'household' ? ([['名称', draft.name, 'name']] as const) : []),
            ...(kind === 'enterprise'
              ? ([
                  ['替谁招人', draft.forOthers === 'yes' ? `别的单位，许可证${draft.agencyLicence}` : '自己', 'others'],
                ] as const)
              : []),
            ['联系人', `${draft.contactName} ${phoneInGroups(draft.phone)}`, 'contact'],
            ['地址', `${draft.divisionName.replace(/^广东省/, '')}${draft.address}`, 'place'],
            ['核验的市场', markets.items.find((m) => m.marketId === marketId)?.name ?? '', 'place'],
          ]}
          onChange={(id) => wizard.goTo(id)}
        />
      ),
    },
  ]
  const asked = steps.filter((step) => !step.skip)
  const wizard = useWizard(asked)
  const done = () => {
    setLeft(true)
    if (body) register.tell({ body: { ...body, marketId } })
  }
  return <Wizard steps={asked} wizard={wizard} title="登记，" onDone={done} doneLabel="登记" />
}
