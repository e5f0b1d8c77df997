import { useState } from 'react'
import { listShiftFacts } from '#hires/favourites.api.ts'
import { checkIn } from '#hires/hires.api.ts'
import { factsInWords } from '#hires/worker-facts.rules.ts'
import { words as jobWords } from '#jobs/jobs.words.ts'
import { setHeadcount, withdrawShift } from '#jobs/shifts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { UNDO_SECONDS, useLater } from '../../parts/use-later.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refused } from '../../shared/call.ts'
import { priceTag, spanInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Stepper } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Sheet } from '../../shared/ui/sheet.tsx'
import { Banner, Undo } from '../../shared/ui/states.tsx'
import { sentence, teach } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import type { HireLine, Roll } from '../words.ts'
import { PersonRow } from './person-row.tsx'
import { GROUP_WORDS, grouped, whyNotIn, whyNotOut } from './roll.ts'
import { OneShift } from './use-roll.tsx'

teach(jobWords)

export function ShiftScreen() {
  return (
    <OneShift title="班次" back="/">
      {(roll, employer, isFresh) => <Shift roll={roll} employerId={employer.employerId} isFresh={isFresh} />}
    </OneShift>
  )
}

function Shift({ roll, employerId, isFresh }: { roll: Roll; employerId: string; isFresh: boolean }) {
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const now = systemClock()
  const { shiftId, items, headcount, taken } = roll
  const mayIn = items.filter((hire) => whyNotIn(hire, now) === null)
  const mayOut = items.filter((hire) => whyNotOut(hire, now) === null)
  const choosable = new Set([...mayIn, ...mayOut].map((hire) => hire.hireId))
  const ins = mayIn.filter((hire) => chosen.includes(hire.hireId))
  const outs = mayOut.filter((hire) => chosen.includes(hire.hireId))
  const bulk = useBulkCheckIn(() => setChosen([]))
  // All at once is one press; a few seconds take it back, because a check-in is not undone.
  const everybody = useLater<readonly HireLine[]>((hires) => void bulk.send(hires))
  const facts = useAsk(listShiftFacts, { params: { employerId, shiftId } }, { enabled: taken > 0 })
  const factsOf = new Map(facts.data?.items.map((one) => [one.workerId, factsInWords(one)]))
  const toggle = (hireId: string) =>
    setChosen(chosen.includes(hireId) ? chosen.filter((id) => id !== hireId) : [...chosen, hireId])
  const over = roll.state === 'cancelled' || new Date(roll.endsAt) <= now
  const begun = new Date(roll.startsAt) <= now || roll.checkedIn > 0
  return (
    <Page
      title={roll.title}
      back="/"
      action={
        ins.length + outs.length > 0 ? (
          <div className="two-actions">
            {ins.length > 0 ? (
              <BigButton
                onClick={() => void bulk.send(ins)}
                busy={bulk.isBusy}
                busyLabel={`正在登记 ${bulk.done}/${ins.length}`}
              >
                到岗（{ins.length}人）
              </BigButton>
            ) : null}
            {outs.length > 0 ? (
              <BigButton
                kind={ins.length > 0 ? 'secondary' : 'primary'}
                onClick={() => go(`/shifts/${shiftId}/out?of=${outs.map((h) => h.hireId).join(',')}`)}
              >
                离岗（{outs.length}人）
              </BigButton>
            ) : null}
          </div>
        ) : over ? undefined : (
          <BigButton icon="scan" onClick={() => go(`/shifts/${shiftId}/code`)}>
            给零工扫签到码
          </BigButton>
        )
      }
    >
      <p>
        <b>{spanInWords(roll.startsAt, roll.endsAt)}</b>
        {roll.state === 'cancelled' ? '，取消了' : ''}
      </p>
      {isFresh ? null : <Banner kind="offline">没连上，下面是刚才的名单。</Banner>}
      <dl className="figures">
        <Figure label="到了" n={roll.checkedIn} />
        <Figure label="报名" n={taken} />
        <Figure label="要" n={headcount} />
        <Figure label="还缺" n={over ? 0 : Math.max(0, headcount - taken)} lack />
      </dl>
      {roll.dueFen > 0 ? (
        <p>
          工钱一共{priceTag(roll.dueFen)}，付了{priceTag(roll.paidFen)}{' '}
          {roll.paidFen < roll.dueFen ? (
            <button type="button" className="link" onClick={() => go(`/wages?shift=${shiftId}`)}>
              去发工钱
            </button>
          ) : null}
        </p>
      ) : null}
      {bulk.refused.length > 0 ? (
        <Banner kind="error">
          {bulk.refused.map(({ name, why }) => (
            <span key={name} className="line">
              {name}：{why}
            </span>
          ))}
        </Banner>
      ) : null}
      {everybody.pending ? (
        <Undo seconds={UNDO_SECONDS} onUndo={everybody.undo} onGone={everybody.flush}>
          登记{everybody.pending.length}人到岗
        </Undo>
      ) : mayIn.length > 1 && chosen.length === 0 ? (
        <BigButton
          kind="secondary"
          icon="check"
          busy={bulk.isBusy}
          busyLabel={`正在登记 ${bulk.done}/${mayIn.length}`}
          onClick={() => everybody.later(mayIn)}
        >
          都到了，全部确认到岗（{mayIn.length}人）
        </BigButton>
      ) : null}
      {choosable.size > 1 ? (
        <p>
          <button
            type="button"
            className="link"
            onClick={() =>
              setChosen(chosen.length > 0 ? [] : [...(mayIn.length > 0 ? mayIn : mayOut)].map((h) => h.hireId))
            }
          >
            {chosen.length > 0
              ? '都不选'
              : mayIn.length > 0
                ? `选全部没到的（${mayIn.length}人）`
                : `选全部在干的（${mayOut.length}人）`}
          </button>
        </p>
      ) : null}
      {items.length === 0 ? (
        <p className="none">{over ? '这个班次没有人报名。' : '还没有人报名。有人报名会出现在这里。'}</p>
      ) : (
        grouped(items).map(({ group, hires }) => (
          <section key={group} aria-label={GROUP_WORDS[group]} className="rows">
            <h2>
              {GROUP_WORDS[group]}
              <span className="soft"> {hires.length}人</span>
            </h2>
            {hires.map((hire) => (
              <PersonRow
                key={hire.hireId}
                hire={hire}
                chosen={chosen.includes(hire.hireId)}
                onChoose={choosable.has(hire.hireId) ? () => toggle(hire.hireId) : null}
                facts={factsOf.get(hire.workerId) ?? []}
              />
            ))}
          </section>
        ))
      )}
      <div className="rows no-print">
        {!over && items.some((hire) => hire.state === 'accepted') ? (
          <BigButton kind="secondary" icon="phone" onClick={() => go(`/shifts/${shiftId}/calls`)}>
            给没到的人打电话
          </BigButton>
        ) : null}
        {!over && taken < headcount ? (
          <BigButton kind="secondary" icon="people" onClick={() => go(`/shifts/${shiftId}/invite`)}>
            叫常用的人来
          </BigButton>
        ) : null}
        {!over && !begun ? <Headcount roll={roll} /> : null}
        <BigButton kind="secondary" onClick={() => go(`/posts/${roll.marketId}/${roll.postId}`)}>
          看招工内容
        </BigButton>
        {!over && !begun ? (
          taken > 0 ? (
            <BigButton kind="danger" onClick={() => go(`/shifts/${shiftId}/cancel`)}>
              取消整个班次
            </BigButton>
          ) : (
            <Withdraw roll={roll} />
          )
        ) : null}
      </div>
    </Page>
  )
}

function Figure({ label, n, lack = false }: { label: string; n: number; lack?: boolean }) {
  return (
    <div className={lack && n > 0 ? 'lack' : undefined}>
      <dt>{label}</dt>
      <dd>{n}</dd>
    </div>
  )
}

/** One after the other, each answered for itself: one that cannot be is named and keeps nobody else waiting. */
function useBulkCheckIn(onDone: () => void) {
  const tell = useTell(checkIn, { refresh: false })
  const last = useTell(checkIn)
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState(0)
  const [refused, setRefused] = useState<{ name: string; why: string }[]>([])
  const send = async (hires: readonly HireLine[]) => {
    setBusy(true)
    setDone(0)
    const no: { name: string; why: string }[] = []
    for (const [at, hire] of hires.entries()) {
      const teller = at === hires.length - 1 ? last : tell
      await teller
        .tellAsync({
          params: { marketId: hire.marketId, hireId: hire.hireId },
          body: { presence: { how: 'employer' } },
        })
        .catch((error) =>
          no.push({ name: hire.workerName, why: error instanceof Refused ? error.detail : sentence('bug') }),
        )
      setDone(at + 1)
    }
    setRefused(no)
    setBusy(false)
    onDone()
  }
  return { send, isBusy, done, refused }
}

function Headcount({ roll }: { roll: Roll }) {
  const [open, setOpen] = useState(false)
  const [n, setN] = useState(roll.headcount)
  const change = useTell(setHeadcount, { onDone: () => setOpen(false) })
  const least = Math.max(1, roll.taken)
  return (
    <>
      <BigButton kind="secondary" icon="people" onClick={() => setOpen(true)}>
        改人数
      </BigButton>
      <Sheet
        title="这个班次要几个人"
        open={open}
        onClose={() => setOpen(false)}
        action={
          <>
            {change.refused ? (
              <p className="refused" role="alert">
                {change.refused}
              </p>
            ) : null}
            <BigButton
              busy={change.isBusy}
              onClick={() =>
                change.tell({ params: { marketId: roll.marketId, shiftId: roll.shiftId }, body: { headcount: n } })
              }
            >
              改成{n}人
            </BigButton>
          </>
        }
      >
        <Stepper
          label="人数"
          hint={roll.taken > 0 ? `已经有${roll.taken}人报名，不能少于${least}人` : undefined}
          value={n}
          onValue={setN}
          min={least}
          max={2000}
        />
      </Sheet>
    </>
  )
}

function Withdraw({ roll }: { roll: Roll }) {
  const [, go] = useLocation()
  const withdraw = useTell(withdrawShift, { onDone: () => go(`/posts/${roll.marketId}/${roll.postId}`) })
  return (
    <>
      {withdraw.refused ? <Banner kind="error">{withdraw.refused}</Banner> : null}
      <BigButton
        kind="danger"
        busy={withdraw.isBusy}
        onClick={() =>
          withdraw.tell({ params: { marketId: roll.marketId, shiftId: roll.shiftId }, body: { reason: null } })
        }
      >
        撤下这个班次（没有人报名）
      </BigButton>
    </>
  )
}
