import { Alert, App, Button, Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import { getEmployer } from '#employers/employers.api.ts'
import { writePost } from '#jobs/posts.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { useDraft } from '../../shared/draft.ts'
import { AnyOf, OneOf, optionsOf } from '../kit/chips.tsx'
import { DivisionPicker } from '../kit/division-picker.tsx'
import { useGo } from '../kit/go.ts'
import { focusWrong, KeyForm, Question } from '../kit/key-form.tsx'
import { PointPicker, pointOf, useDivisionPoint } from '../kit/point-picker.tsx'
import { useMarket } from '../market.tsx'
import { JOB_KIND_WORDS } from '../words.ts'
import { EmployerPicker } from './employer-picker.tsx'
import { PostFindings } from './findings.tsx'
import { LawPanel } from './law-panel.tsx'
import { OccupationField } from './occupation-field.tsx'
import { PayField } from './pay-field.tsx'
import { bodyOfPost, canAccept, emptyPost, type PostDraft, withSuggestion, wrongOfPost } from './post-values.rules.ts'
import { TimesField } from './times-field.tsx'

const GIVEN = { meals: '管饭', lodging: '管住', transport: '接送', tools: '给工具', insurance: '买保险' } as const

/** The counter posts for an employer: what, when, how much, where; the rules read along. */
export function PostFormScreen() {
  const market = useMarket()
  const go = useGo()
  const { message } = App.useApp()
  const [url] = useUrlState()
  const today = dayOf(systemClock())
  const [draft, setDraft, { clear }] = useDraft<PostDraft>(
    'desk-post',
    emptyPost(today, { code: market.divisionCode, fullName: market.divisionName }),
  )
  const [tried, setTried] = useState(false)
  const put = (change: Partial<PostDraft>) => setDraft({ ...draft, ...change })
  const employerId = draft.employer?.employerId ?? url['employer'] ?? ''
  const employer = useAsk(getEmployer, { params: { employerId } }, { enabled: employerId !== '' })
  const asked = url['employer']
  useEffect(() => {
    const e = employer.data
    // Coming from the employer's page: its name and place stand in the form already.
    if (e && asked === e.employerId && draft.employer?.employerId !== asked) {
      setDraft({
        ...draft,
        employer: { employerId: e.employerId, name: e.name },
        division: { code: e.divisionCode, fullName: e.divisionName },
        place: draft.place || e.address,
        point: e.point ? { source: 'employer', typed: '' } : draft.point,
      })
    }
  }, [employer.data, asked, draft, setDraft])
  const points = {
    market: market.point,
    employer: employer.data?.point ?? null,
    division: useDivisionPoint(draft.division?.code ?? null),
  }
  const point = pointOf(draft.point, points)
  const wrong = wrongOfPost(draft, point, systemClock())
  const says = (field: keyof typeof wrong) => (tried ? (wrong[field] ?? null) : null)
  const write = useTell(writePost, {
    onDone: ({ postId, state }) => {
      clear()
      void message.success(state === 'published' ? '已发布' : state === 'submitted' ? '已提交，等审核' : '草稿已存')
      go(`/posts/${postId}`)
    },
  })
  const save = (submit: boolean) => {
    setTried(true)
    if (Object.keys(wrong).length > 0 || !point) return focusWrong()
    write.tell({ params: { marketId: market.marketId }, body: bodyOfPost(draft, point, submit) })
  }
  useKeys([{ keys: 'Ctrl+s', label: '存草稿', run: () => save(false) }])
  const refusedBy = (write.error?.more['findings'] ?? []) as Parameters<typeof PostFindings>[0]['findings']
  return (
    <>
      <PageHead title="代发招工" detail={`来源记为“窗口代发”，会记入办事记录。${market.name}`} />
      <div className="form-and-law">
        <KeyForm
          label="代发招工"
          saveLabel="提交发布"
          onSave={() => save(true)}
          busy={write.isBusy}
          refused={refusedBy.length > 0 ? null : write.error}
          actions={
            <>
              <Button size="large" onClick={() => save(false)}>
                存草稿 <kbd>Ctrl+s</kbd>
              </Button>
              <Button
                size="large"
                onClick={() => {
                  clear()
                  setTried(false)
                }}
              >
                清空
              </Button>
            </>
          }
        >
          <Question label="用工主体" wrong={says('employer')}>
            {(c) => (
              <EmployerPicker
                id={c.id}
                value={draft.employer}
                onChange={(e) => put({ employer: e })}
                wrong={Boolean(c.status)}
                // From the employer's page it is known already: the first question is the trade.
                autoFocus={!asked}
              />
            )}
          </Question>
          <Question label="工种" wrong={says('occupation')}>
            {(c) => (
              <OccupationField
                id={c.id}
                value={draft.occupation}
                autoFocus={Boolean(asked)}
                wrong={Boolean(c.status)}
                onChange={(occupation, payUnit) =>
                  put({ occupation, ...(payUnit && { payUnit }), title: draft.title || (occupation?.name ?? '') })
                }
              />
            )}
          </Question>
          <Question label="用工形式" group>
            {() => (
              <OneOf
                label="用工形式"
                options={optionsOf(JOB_KIND_WORDS)}
                value={draft.kind}
                onChange={(kind) => put({ kind })}
              />
            )}
          </Question>
          <TimesField
            draft={draft}
            put={put}
            today={today}
            wrongTimes={says('times')}
            wrongHeadcount={says('headcount')}
          />
          <PayField draft={draft} put={put} wrongPay={says('pay')} wrongPiece={says('pieceName')} />
          <Question label="标题" wrong={says('title')}>
            {(c) => (
              <Input {...c} maxLength={60} value={draft.title} onChange={(e) => put({ title: e.target.value })} />
            )}
          </Question>
          <div className="question-row">
            <Question label="地区" wrong={says('place')}>
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
            <Question label="干活的地点">
              {(c) => (
                <Input {...c} maxLength={120} value={draft.place} onChange={(e) => put({ place: e.target.value })} />
              )}
            </Question>
          </div>
          <Question label="地图位置" group wrong={says('point')}>
            {(c) => (
              <PointPicker
                id={c.id}
                value={draft.point}
                onChange={(p) => put({ point: p })}
                points={points}
                wrong={Boolean(c.status)}
              />
            )}
          </Question>
          <Question label="集合地点" optional>
            {(c) => (
              <Input
                {...c}
                maxLength={120}
                value={draft.meetingPoint}
                onChange={(e) => put({ meetingPoint: e.target.value })}
              />
            )}
          </Question>
          <Question label="给什么" optional group>
            {() => (
              <AnyOf
                label="给什么"
                options={optionsOf(GIVEN)}
                values={(Object.keys(GIVEN) as (keyof typeof GIVEN)[]).filter((k) => draft[k])}
                onChange={(given) =>
                  put(
                    Object.fromEntries(
                      Object.keys(GIVEN).map((k) => [k, (given as string[]).includes(k)]),
                    ) as Partial<PostDraft>,
                  )
                }
              />
            )}
          </Question>
          <Question label="要求" optional hint="写会做什么、能做什么，不写性别、年龄、籍贯">
            {(c) => (
              <Input {...c} maxLength={500} value={draft.notes} onChange={(e) => put({ notes: e.target.value })} />
            )}
          </Question>
          <Question label="说明" optional>
            {({ status, ...c }) => (
              <Input.TextArea
                {...c}
                status={status}
                rows={3}
                maxLength={2000}
                value={draft.description}
                onChange={(e) => put({ description: e.target.value })}
              />
            )}
          </Question>
          <Checkbox checked={draft.urgent} onChange={(e) => put({ urgent: e.target.checked })}>
            急招，排在前面
          </Checkbox>
          {refusedBy.length > 0 ? (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={write.refused}
              description={
                <PostFindings
                  findings={refusedBy}
                  canAccept={(f) => canAccept(draft, f)}
                  onAccept={(f) => setDraft(withSuggestion(draft, f))}
                />
              }
            />
          ) : null}
        </KeyForm>
        <LawPanel draft={draft} onDraft={setDraft} />
      </div>
    </>
  )
}
