import { Alert, Button, Checkbox, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { LANGUAGE_NAMES, PRIORITY_NAMES, VEHICLE_NAMES } from '#workers/worker.rules.ts'
import { registerWorker } from '#workers/workers.api.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useDraft } from '../../shared/draft.ts'
import { AnyOf, OneOf, optionsOf } from '../kit/chips.tsx'
import { useGo } from '../kit/go.ts'
import { focusWrong, KeyForm, Question } from '../kit/key-form.tsx'
import { useQueuedTell } from '../kit/use-queued-tell.ts'
import { useMarket } from '../market.tsx'
import { ConsentsField } from './consents-field.tsx'
import { IdentityField } from './identity-field.tsx'
import { NO_IDENTITY } from './identity-read.rules.ts'
import { KnownPerson } from './known-person.tsx'
import { bodyOf, EMPTY, fieldOf, type RegisterDraft, wrongOf } from './register-values.rules.ts'
import { Registered } from './registered.tsx'
import { TradePicker } from './trade-picker.tsx'

type Done = { reply: Reply<typeof registerWorker> | null; name: string }

/** A person in one form: paper, name, phone, trades, agreed, saved. */
export function RegisterScreen() {
  const market = useMarket()
  const go = useGo()
  const [draft, setDraft, { clear, restored }] = useDraft<RegisterDraft>('register-worker', EMPTY)
  const [paper, setPaper] = useState(NO_IDENTITY)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const [more, setMore] = useState(false)
  const asked = useRef('')
  const today = dayOf(systemClock())
  const put = (change: Partial<RegisterDraft>) => setDraft({ ...draft, ...change })
  const register = useQueuedTell(registerWorker, {
    label: (sent) => `登记 ${sent.body.name}`,
    onDone: (reply) => {
      setDone({ reply, name: asked.current })
      clear()
    },
  })
  // What was kept for the line is safe there: whoever comes next finds an empty form.
  const leave = useRef(() => {})
  leave.current = () => register.isKept && clear()
  useEffect(() => () => leave.current(), [])
  const wrong = wrongOf(draft, paper, today)
  const refusedField = register.refused ? fieldOf(register.refused.code) : null
  const says = (field: keyof typeof wrong) =>
    refusedField === field ? register.refused?.detail : tried ? wrong[field] : null
  const save = () => {
    setTried(true)
    if (Object.keys(wrong).length > 0) return focusWrong()
    asked.current = draft.name
    void register.tell({ params: { marketId: market.marketId }, body: bodyOf(draft, paper) })
  }
  const again = () => {
    clear()
    setPaper(NO_IDENTITY)
    setTried(false)
    setDone(null)
    register.dismiss()
  }
  useKeys([
    { keys: 'Alt+m', label: '有没有手机', run: () => put({ noPhone: !draft.noPhone }) },
    { keys: 'Alt+w', label: '填想要什么样的活', run: () => setMore(!more) },
  ])
  if (done || register.isKept) {
    return <Registered done={done ?? { reply: null, name: asked.current }} onAgain={again} />
  }
  return (
    <>
      <PageHead title="登记零工" detail="回车到下一项，Ctrl+Enter 保存。没带证件、没有手机也能登记。" />
      {restored && draft.name ? (
        <Alert
          type="info"
          showIcon
          title="上次没填完的内容还在，证件号要重新填。"
          action={<Button onClick={again}>清空重填</Button>}
        />
      ) : null}
      <KeyForm
        label="登记零工"
        saveLabel="保存登记"
        onSave={save}
        busy={register.isBusy}
        refused={register.refused && !refusedField ? register.refused : null}
      >
        <div className={says('identity') ? 'question wrong' : 'question'}>
          <IdentityField value={paper} onChange={setPaper} wrong={says('identity') ?? null} autoFocus />
          <KnownPerson paper={paper} onOpen={(workerId) => go(`/people/${workerId}`)} />
        </div>
        <div className="question-row">
          <Question label="姓名" wrong={says('name')}>
            {(c) => (
              <Input
                {...c}
                maxLength={60}
                autoComplete="off"
                value={draft.name}
                onChange={(e) => put({ name: e.target.value })}
              />
            )}
          </Question>
          <Question label="手机号" wrong={says('phone')}>
            {(c) => (
              <>
                <Input
                  {...c}
                  inputMode="tel"
                  autoComplete="off"
                  className="digits"
                  maxLength={30}
                  disabled={draft.noPhone}
                  value={draft.noPhone ? '' : draft.phone}
                  onChange={(e) => put({ phone: e.target.value })}
                />
                <Checkbox checked={draft.noPhone} tabIndex={-1} onChange={(e) => put({ noPhone: e.target.checked })}>
                  没有手机 <kbd>Alt+m</kbd>
                </Checkbox>
                {register.refused?.code === 'phone-known' || draft.sharedPhone ? (
                  <Checkbox checked={draft.sharedPhone} onChange={(e) => put({ sharedPhone: e.target.checked })}>
                    和家人、工友共用这个号
                  </Checkbox>
                ) : null}
              </>
            )}
          </Question>
        </div>
        <Question label="会做什么" wrong={says('trades')}>
          {(c) => (
            <TradePicker
              id={c.id}
              value={draft.trades}
              onChange={(trades) => put({ trades })}
              wrong={Boolean(c.status)}
            />
          )}
        </Question>
        <Button onClick={() => setMore(!more)} aria-expanded={more}>
          {more ? '收起' : '想要什么样的活、优先服务身份'} <kbd>Alt+w</kbd>
        </Button>
        {more ? <Wishes draft={draft} put={put} wrongLowest={says('lowest')} wrongGrounds={says('grounds')} /> : null}
        <div className={says('consents') ? 'question wrong' : 'question'}>
          <ConsentsField value={draft.consents} onChange={(consents) => put({ consents })} />
          <p className="question-wrong" role="alert">
            {says('consents')}
          </p>
        </div>
      </KeyForm>
    </>
  )
}

function Wishes({
  draft,
  put,
  wrongLowest,
  wrongGrounds,
}: {
  draft: RegisterDraft
  put: (change: Partial<RegisterDraft>) => void
  wrongLowest: string | null | undefined
  wrongGrounds: string | null | undefined
}) {
  return (
    <>
      <div className="question-row">
        <Question label="最低工钱（元）" optional wrong={wrongLowest}>
          {(c) => (
            <Input
              {...c}
              inputMode="decimal"
              value={draft.lowestYuan}
              onChange={(e) => put({ lowestYuan: e.target.value })}
            />
          )}
        </Question>
        <Question label="按什么算" group>
          {() => (
            <OneOf
              label="按什么算"
              options={[
                { value: 'day', label: '一天' },
                { value: 'hour', label: '一小时' },
              ]}
              value={draft.lowestUnit}
              onChange={(lowestUnit) => put({ lowestUnit })}
            />
          )}
        </Question>
        <Question label="最远走多远（公里）" optional>
          {(c) => (
            <Input
              {...c}
              inputMode="decimal"
              value={draft.radiusKm}
              onChange={(e) => put({ radiusKm: e.target.value })}
            />
          )}
        </Question>
      </div>
      <Question label="会说什么话" optional group>
        {() => (
          <AnyOf
            label="会说什么话"
            options={optionsOf(LANGUAGE_NAMES)}
            values={draft.languages}
            onChange={(languages) => put({ languages })}
          />
        )}
      </Question>
      <Question label="自己的车" optional group>
        {() => (
          <OneOf
            label="自己的车"
            options={
              [{ value: '', label: '没有' }, ...optionsOf(VEHICLE_NAMES)] as {
                value: typeof draft.vehicle
                label: string
              }[]
            }
            value={draft.vehicle}
            onChange={(vehicle) => put({ vehicle })}
          />
        )}
      </Question>
      <Question label="自己的工具" optional hint="用顿号或空格隔开">
        {(c) => <Input {...c} maxLength={200} value={draft.tools} onChange={(e) => put({ tools: e.target.value })} />}
      </Question>
      <Question
        label="优先服务身份"
        optional
        group
        hint="要本人单独同意“登记困难或特殊身份”，证明以后在本人页面核对"
        wrong={wrongGrounds}
      >
        {() => (
          <AnyOf
            label="优先服务身份"
            options={optionsOf(PRIORITY_NAMES)}
            values={draft.grounds}
            onChange={(grounds) => put({ grounds: grounds.slice(0, 6) })}
          />
        )}
      </Question>
    </>
  )
}
