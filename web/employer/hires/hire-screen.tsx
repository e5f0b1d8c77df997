import { useState } from 'react'
import { OBJECTION_OUTCOME_NAMES, whyNotNoShow } from '#hires/hire.rules.ts'
import { checkIn, markNoShow, printSlip, takeBackNoShow } from '#hires/hires.api.ts'
import { payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { systemClock } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { Refused, saveFile } from '../../shared/call.ts'
import { useDraft } from '../../shared/draft.ts'
import { spanInWords, whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge } from '../../shared/ui/small.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { sentence } from '../../shared/words.ts'
import { Facts } from '../parts/facts.tsx'
import { Page } from '../parts/page.tsx'
import { KeepPerson } from '../people/keep-person.tsx'
import { whyNotIn, whyNotOut } from '../shifts/roll.ts'
import { givenInWords, HIRE_WORDS, type Hire } from '../words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'
import { WageBox } from './wage-box.tsx'

export function HireScreen() {
  return <OneHire title="用工卡">{(hire, where) => <OnePerson hire={hire} where={where} />}</OneHire>
}

function OnePerson({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const { params, at } = where
  const now = systemClock()
  const comeIn = useTell(checkIn)
  const absent = useTell(markNoShow)
  const slip = useSlip(params)
  const { attendance: a, terms } = hire
  const mine = hire.ratings.find((r) => r.bySide === 'employer')
  const theirs = hire.ratings.find((r) => r.bySide === 'worker')
  const refused = comeIn.refused ?? absent.refused ?? slip.refused
  const accepted = hire.state === 'accepted'
  return (
    <Page
      title={hire.workerName}
      back={`/shifts/${hire.shiftId}`}
      helpPhone={terms.market.phone}
      action={
        whyNotOut(hire, now) === null ? (
          <BigButton onClick={() => go(`/shifts/${hire.shiftId}/out?of=${hire.hireId}`)}>登记离岗</BigButton>
        ) : whyNotIn(hire, now) === null ? (
          <BigButton
            onClick={() => comeIn.tell({ params, body: { presence: { how: 'employer' } } })}
            busy={comeIn.isBusy}
          >
            登记到岗
          </BigButton>
        ) : undefined
      }
    >
      <p>
        <Badge>{HIRE_WORDS[hire.state]}</Badge> 用工卡 {hire.number}
      </p>
      {refused ? <Banner kind="error">{refused}</Banner> : null}
      {hire.offered ? (
        <Banner kind="warn">条件改过，已经问了本人，还没有回话。没有同意就按原来的算，本人也可以不来。</Banner>
      ) : null}
      {hire.endReason ? <Banner kind="info">{hire.endReason}</Banner> : null}
      {hire.objection ? (
        <Banner kind={hire.objection.outcome === null ? 'warn' : 'info'}>
          {whenInWords(hire.objection.at)}本人说：{hire.objection.said}。
          {hire.objection.outcome
            ? `市场处理：${OBJECTION_OUTCOME_NAMES[hire.objection.outcome]}。${hire.objection.note}`
            : '市场会来问您。登记错了，可以自己撤回。'}
        </Banner>
      ) : null}
      {a?.outForgotten ? <Banner kind="warn">已经收工，还没登记离岗，工钱没算出来。请补登记。</Banner> : null}
      <Facts
        rows={[
          ['干什么', terms.title],
          ['时间', spanInWords(terms.startsAt, terms.endsAt)],
          [
            '地方',
            [terms.place.text, terms.place.meetingPoint && `在${terms.place.meetingPoint}碰头`]
              .filter(Boolean)
              .join('，'),
          ],
          [
            '说好的工钱',
            `${payInWords(terms.pay.fen, terms.pay.unit, terms.pay.pieceName)}，${SETTLEMENT_WORDS[terms.settlement]}`,
          ],
          ['给什么', givenInWords(terms.conditions as Record<string, boolean>)],
          ...(a?.inAt ? ([['到岗', whenInWords(a.inAt)]] as const) : []),
          ...(a?.outAt ? ([['离岗', `${whenInWords(a.outAt)}，休息${a.breakMinutes}分钟`]] as const) : []),
        ]}
      />
      <WageBox hire={hire} />
      <div className="rows no-print">
        {hire.live && hire.state !== 'confirmed' ? (
          <BigButton kind="secondary" icon="phone" onClick={() => go(`${at}/call`)}>
            打电话给{hire.workerName}
          </BigButton>
        ) : null}
        <BigButton
          kind="secondary"
          icon="print"
          onClick={() => void slip.print()}
          busy={slip.isBusy}
          busyLabel="正在准备"
        >
          打印用工卡
        </BigButton>
        {hire.state === 'worked' || hire.state === 'paid' ? (
          <BigButton kind="secondary" onClick={() => go(`${at}/hours`)}>
            更正工时
          </BigButton>
        ) : null}
        {hire.wage && !hire.ratedByEmployer ? (
          <BigButton kind="secondary" onClick={() => go(`${at}/rate`)}>
            评价
          </BigButton>
        ) : null}
        {hire.wage ? <KeepPerson hire={hire} /> : null}
        {hire.state === 'no-show' ? <TakeBack hire={hire} params={params} /> : null}
        {accepted ? (
          <NoShow
            whyNot={whyNotNoShow(hire.state, new Date(hire.startsAt), now)}
            startsAt={hire.startsAt}
            busy={absent.isBusy}
            onSay={() => absent.tell({ params, body: { note: null } })}
          />
        ) : null}
        {accepted ? (
          <BigButton kind="danger" onClick={() => go(`${at}/cancel`)}>
            取消录用
          </BigButton>
        ) : null}
      </div>
      {mine ? <Said title="您的评价" rating={mine} /> : null}
      {theirs ? <Said title="本人对这次的评价" rating={theirs} /> : null}
    </Page>
  )
}

/** Only once it is sure: half an hour past the start; the place is free again at once. */
function NoShow({
  whyNot,
  startsAt,
  busy,
  onSay,
}: {
  whyNot: ReturnType<typeof whyNotNoShow>
  startsAt: string
  busy: boolean
  onSay: () => void
}) {
  const [sure, setSure] = useState(false)
  if (whyNot === 'too-early')
    return (
      <BigButton
        kind="secondary"
        whyNot={`开工半小时以后（${whenInWords(new Date(Date.parse(startsAt) + 30 * 60_000).toISOString())}）还没来，才能登记`}
      >
        登记没来
      </BigButton>
    )
  return sure ? (
    <div className="message">
      <p>登记没来，会记在本人名下，名额马上空出来给别人。先打过电话了吗？</p>
      <div className="two-actions">
        <BigButton kind="secondary" onClick={() => setSure(false)}>
          再等等
        </BigButton>
        <BigButton kind="danger" onClick={onSay} busy={busy}>
          没来
        </BigButton>
      </div>
    </div>
  ) : (
    <BigButton kind="secondary" onClick={() => setSure(true)}>
      登记没来
    </BigButton>
  )
}

/** A slip of the finger is taken back by the one who made it; the hours are then written down as for everybody. */
function TakeBack({ hire, params }: { hire: Hire; params: HireAt['params'] }) {
  const [draft, setDraft, { clear }] = useDraft(`employer-take-back-${hire.hireId}`, { isOpen: false, note: '' })
  const back = useTell(takeBackNoShow, { onDone: clear })
  const note = draft.note.trim()
  return draft.isOpen ? (
    <div className="message">
      {back.refused ? <Banner kind="error">{back.refused}</Banner> : null}
      <TextField
        label="为什么撤回"
        hint="例如：点错了人。本人看得到"
        value={draft.note}
        onValue={(text) => setDraft({ ...draft, note: text })}
        maxLength={200}
      />
      <BigButton
        busy={back.isBusy}
        whyNot={note ? null : '请写为什么撤回'}
        onClick={() => back.tell({ params, body: { note } })}
      >
        撤回，{hire.workerName}来过
      </BigButton>
    </div>
  ) : (
    <BigButton kind="secondary" onClick={() => setDraft({ ...draft, isOpen: true })}>
      登记错了，本人来过
    </BigButton>
  )
}

function Said({ title, rating }: { title: string; rating: Hire['ratings'][number] }) {
  const words: Record<string, string> = { asPromised: '和说好的一样', onTime: '准时', paidOnTime: '按时给工钱' }
  return (
    <section className="message" aria-label={title}>
      <h2>{title}</h2>
      <p>
        {Object.entries(rating.facts)
          .map(([fact, yes]) => `${words[fact] ?? fact}：${yes ? '是' : '不是'}`)
          .join('，')}
        ；{rating.stars}星
      </p>
      {rating.words ? <p className="as-written">{rating.words}</p> : null}
    </section>
  )
}

function useSlip(params: HireAt['params']) {
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const print = async () => {
    setBusy(true)
    setRefused(null)
    await saveFile(printSlip, { params, query: { paper: 'A4' } }).catch((error) =>
      setRefused(error instanceof Refused ? error.detail : sentence('bug')),
    )
    setBusy(false)
  }
  return { print, isBusy, refused }
}
