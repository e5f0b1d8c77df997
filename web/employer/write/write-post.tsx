import { useState } from 'react'
import { isBarred, mayPublish } from '#employers/employer.rules.ts'
import { tieEmployer } from '#employers/employers.api.ts'
import { words as employerWords } from '#employers/employers.words.ts'
import { words as jobWords } from '#jobs/jobs.words.ts'
import { MOST_VALID_DAYS } from '#jobs/post.rules.ts'
import { changePost, writePost } from '#jobs/posts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { getOccupation } from '#occupations/occupations.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Stepper } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner } from '../../shared/ui/states.tsx'
import { replaceSteps } from '../../shared/ui/use-step.ts'
import { sentence, teach } from '../../shared/words.ts'
import { useMarketsFor } from '../parts/markets.tsx'
import { useWizard, Wizard, type WizardStep } from '../parts/wizard.tsx'
import type { Employer, PostRecord } from '../words.ts'
import { CheckStep } from './check-step.tsx'
import { ConditionsStep } from './conditions-step.tsx'
import { PayStep } from './pay-step.tsx'
import {
  bodyOf,
  type PlaceAnswer,
  type PostDraft,
  shiftsOf,
  usualUnit,
  wholeBodyOf,
  whyNotPay,
  whyNotWhen,
} from './post-draft.ts'
import { type Trade, TradeStep } from './trade-step.tsx'
import { useChecks } from './use-checks.ts'
import { WhenStep } from './when-step.tsx'
import { WhereStep } from './where-step.tsx'

teach(jobWords)
teach(employerWords)

/** Trade → how many → when → where → pay → conditions → check: what was answered is kept until the server has it. */
export function WritePost({
  name,
  employer,
  initial,
  places,
  former,
  edits,
}: {
  name: string
  employer: Employer
  initial: PostDraft
  places: readonly PlaceAnswer[]
  former: readonly Trade[]
  /** The post that is changed; null for a new one. */
  edits: PostRecord | null
}) {
  const [, go] = useLocation()
  const [saved, setDraft, { clear }] = useDraft(name, initial, { keep: 'local' })
  const [later, setLater] = useState(false)
  const now = systemClock()
  const trade = useAsk(
    getOccupation,
    { params: { occupationCode: saved.occupation } },
    { enabled: saved.occupation !== '' },
  )
  const markets = useMarketsFor(saved.point, saved.divisionCode)
  const market = markets.items.find((m) => m.marketId === saved.marketId) ?? markets.items[0] ?? null
  const marketId = edits?.marketId ?? saved.marketId ?? ''
  const chosenMarket = edits ? edits.marketId : marketId || market?.marketId || ''
  const marketName = edits?.market.name ?? market?.name ?? ''
  const draft: PostDraft = { ...saved, payUnit: saved.payUnit || usualUnit(trade.data?.payUnit) }
  const set = (change: Partial<PostDraft>) => setDraft({ ...saved, ...change })

  const isTied = employer.markets.some((m) => m.marketId === chosenMarket)
  const tie = useTell(tieEmployer)
  const body = bodyOf(draft, market?.point ?? edits?.point ?? null)
  const whole = wholeBodyOf(draft, market?.point ?? edits?.point ?? null)
  const shifts = edits
    ? edits.shifts.map(({ startsAt, endsAt, headcount, breakMinutes }) => ({
        startsAt,
        endsAt,
        headcount,
        breakMinutes,
      }))
    : shiftsOf(draft)
  const checks = useChecks(chosenMarket, { ...body, shifts }, isTied && draft.occupation !== '')

  const leave = (postId: string, state: string) => {
    clear()
    replaceSteps(() =>
      go(`/posts/${chosenMarket}/${postId}?done=${edits ? `changed-${state}` : state}`, { replace: true }),
    )
  }
  const write = useTell(writePost, {
    onDone: ({ postId, state }) => leave(postId, state),
    onRefused: (refused) => refused.code === 'law-refused' && checks.refetch(),
  })
  const change = useTell(changePost, {
    onDone: ({ state }) => leave(edits!.postId, state),
    onRefused: (refused) => refused.code === 'law-refused' && checks.refetch(),
  })
  const may = mayPublish(employer.level)
  const send = (submit: boolean) => {
    if (!whole) return
    setLater(!submit)
    if (edits)
      change.tell({
        params: { marketId: chosenMarket, postId: edits.postId },
        body: { ...whole, version: edits.version, submit },
      })
    else write.tell({ params: { marketId: chosenMarket }, body: { ...whole, shifts, submit } })
  }
  const isBusy = write.isBusy || change.isBusy
  const refused = write.refused ?? change.refused

  const limit = employer.level === 'provisional' ? employer.openHeadcountLimit : null
  const asked = employer.openHeadcount + draft.headcount * draft.days
  const overLimit = limit !== null && asked > limit ? sentence('provisional-limit', { limit, asked }) : null
  const when = whyNotWhen(draft, now)
  const pay = whyNotPay(draft, now)
  const placeMissing = !draft.divisionCode
    ? '请先选地方'
    : draft.place.trim().length < 2
      ? '请写干活的地方'
      : chosenMarket
        ? null
        : '附近没有正在运行的市场，请换一个地方'
  const asksPrincipal = employer.kind === 'labour-team' && !employer.uscc
  const barred = isBarred(employer.level) ? sentence('employer-suspended') : null

  const steps: (WizardStep & { skip?: boolean })[] = [
    {
      id: 'trade',
      question: '招什么工',
      noButton: true,
      whyNot: draft.occupation ? null : '请先选工种',
      content: (
        <TradeStep
          former={former}
          onPick={({ code, name: occupationName, picture }) => {
            const another = code !== draft.occupation
            set({ occupation: code, occupationName, picture, ...(another && { title: '', payUnit: '' }) })
            wizard.next()
          }}
        />
      ),
    },
    {
      id: 'people',
      question: '要几个人',
      skip: edits !== null,
      content: (
        <>
          <Stepper
            label="每天要几个人"
            value={draft.headcount}
            onValue={(headcount) => set({ headcount })}
            max={2000}
          />
          <div className="chips">
            {[2, 3, 5, 10, 20].map((n) => (
              <button key={n} type="button" aria-pressed={draft.headcount === n} onClick={() => set({ headcount: n })}>
                {n}人
              </button>
            ))}
          </div>
          {overLimit ? <Banner kind="warn">{overLimit}</Banner> : null}
        </>
      ),
    },
    {
      id: 'when',
      question: '什么时候',
      skip: edits !== null,
      whyNot: when && sentence(when, { days: MOST_VALID_DAYS }),
      content: (
        <>
          <WhenStep draft={draft} set={set} now={now} />
          {overLimit ? <Banner kind="warn">{overLimit}</Banner> : null}
        </>
      ),
    },
    {
      id: 'where',
      question: '在哪里干',
      whyNot: placeMissing,
      refused: tie.refused,
      onNext: async () => {
        if (isTied) return true
        try {
          await tie.tellAsync({ params: { marketId: chosenMarket, employerId: employer.employerId } })
          return true
        } catch {
          return false
        }
      },
      content: (
        <WhereStep
          draft={draft}
          set={set}
          places={places}
          markets={markets}
          marketId={chosenMarket}
          fixedMarket={edits !== null}
        />
      ),
    },
    {
      id: 'pay',
      question: '工钱多少',
      whyNot: pay && (pay === 'pay-missing' ? '请填工钱' : sentence(pay)),
      content: <PayStep draft={draft} set={set} seatCode={employer.divisionCode} checks={checks} />,
    },
    {
      id: 'conditions',
      question: '给什么、要什么',
      whyNot: asksPrincipal && draft.principal.trim().length < 2 ? '请写给哪家单位干活' : null,
      content: <ConditionsStep draft={draft} set={set} checks={checks} asksPrincipal={asksPrincipal} />,
    },
    {
      id: 'check',
      question: edits ? '看一遍，改好' : '看一遍，发布',
      whyNot:
        barred ??
        (checks.refusals.length > 0
          ? '有不能这样写的地方，请先按上面的提示改'
          : !edits && overLimit && may
            ? overLimit
            : null),
      refused,
      busy: isBusy && !later,
      nextLabel: edits ? '改好了，提交' : may ? '发布' : '存成草稿',
      second:
        may && !barred && !edits ? (
          <BigButton kind="secondary" onClick={() => send(false)} busy={isBusy && later}>
            先不发，存草稿
          </BigButton>
        ) : undefined,
      content: (
        <>
          {may || barred ? null : (
            <Banner kind="warn">{sentence('employer-not-verified')}。现在先存成草稿，通过后一点就发。</Banner>
          )}
          {edits?.shifts.some((shift) => shift.headcount > shift.placesLeft) ? (
            <Banner kind="warn">
              已经有人报名。改了时间、地方、工钱、条件，会一个一个问他们同不同意。不同意的还按原来说好的算，也可以不来，不算他们的错。
            </Banner>
          ) : null}
          <CheckStep
            draft={draft}
            set={set}
            checks={checks}
            marketName={marketName}
            withShifts={edits === null}
            now={now}
            onChange={(id) => wizard.goTo(id)}
          />
        </>
      ),
    },
  ]
  const questions = steps.filter((step) => !step.skip)
  const wizard = useWizard(questions)
  return (
    <Wizard
      steps={questions}
      wizard={wizard}
      title={edits ? '改招工，' : '发招工，'}
      onDone={() => send(edits ? edits.state !== 'draft' || may : may)}
      doneLabel="发布"
    />
  )
}
