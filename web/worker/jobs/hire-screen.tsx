import { useState } from 'react'
import { canTakeBack, OBJECTION_OUTCOME_NAMES, whyNotCancel, whyNotObject } from '#hires/hire.rules.ts'
import { cancelHire, printSlip, readContact } from '#hires/hires.api.ts'
import { payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { systemClock, timeOf } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { Refused, saveFile } from '../../shared/call.ts'
import { phoneInGroups, spanInWords, timeInWords, whenInWords } from '../../shared/format.ts'
import { ListenButton } from '../../shared/speech/listen-button.tsx'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { Icon } from '../../shared/ui/icons.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { Banner, Undo } from '../../shared/ui/states.tsx'
import { sentence } from '../../shared/words.ts'
import { ConsentText, useConsent } from '../parts/consent.tsx'
import { Page } from '../parts/page.tsx'
import { PayHead } from '../parts/pay-head.tsx'
import { PlaceLine } from '../parts/place-line.tsx'
import { ReportLink } from '../parts/report-link.tsx'
import { WageBox } from '../wages/wage-box.tsx'
import { canCheckIn, canCheckOut, givenInWords, type Hire, STATE_WORDS } from './hire-words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

/** What is done from here comes back to here, not to a second one of it. */
const FROM_HERE = { state: { steps: 1 } }

export function HireScreen() {
  return <OneHire title="我的活">{(hire, where) => <Shown hire={hire} where={where} />}</OneHire>
}

function Shown({ hire, where }: { hire: Hire; where: HireAt }) {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const now = systemClock()
  const isNew = search.get('new') === '1' && hire.state === 'accepted'
  const { terms } = hire
  const action = hire.changeOffered ? (
    <BigButton onClick={() => go(`${where.at}/change`, FROM_HERE)}>看改了什么</BigButton>
  ) : whyNotObject(hire.state, hire.objection) === null && !hire.objection ? (
    <BigButton onClick={() => go(`${where.at}/object`)}>我来过，说没来不对</BigButton>
  ) : canCheckIn(hire, now) ? (
    <BigButton icon="scan" onClick={() => go(`${where.at}/check-in`, FROM_HERE)}>
      到岗签到
    </BigButton>
  ) : canCheckOut(hire, now) ? (
    <BigButton onClick={() => go(`${where.at}/check-out`, FROM_HERE)}>干完了，签退</BigButton>
  ) : null
  return (
    <Page
      title={isNew ? '报名成功' : STATE_WORDS[hire.state]}
      back="/jobs"
      helpPhone={terms.market.phone}
      action={action}
    >
      {isNew && canTakeBack(new Date(hire.acceptedAt), now) ? <TakeBack where={where} /> : null}
      {isNew ? (
        <Banner kind="good">
          <b>报名成功。</b>用工卡号 {hire.number}。说好的条件都记下了，用工方改条件要您同意。
        </Banner>
      ) : null}
      {hire.changeOffered ? <Banner kind="warn">用工方改了条件，等您同意或不同意。不同意没有处罚。</Banner> : null}
      {hire.state === 'accepted' && hire.changeRefused && !hire.changeOffered ? (
        <Banner kind="info">您没有同意改，还按原来说好的。不想去了，取消也不影响以后接活。</Banner>
      ) : null}
      {hire.endReason ? <p>原因：{hire.endReason}</p> : null}
      {hire.objection ? <Objected objection={hire.objection} at={where.at} /> : null}
      {hire.endedLate && hire.state === 'cancelled-by-worker' ? <p>取消得晚，记了一次。</p> : null}
      <section aria-label="用工卡">
        <PayHead
          payLabel={payInWords(terms.pay.fen, terms.pay.unit, terms.pay.pieceName)}
          settlement={SETTLEMENT_WORDS[terms.settlement]}
          occupation={terms.occupation}
        />
        <h2>{terms.title}</h2>
        <ul className="facts">
          <li>
            <Icon name="clock" label="时间" />
            <span>
              <b>{spanInWords(terms.startsAt, terms.endsAt)}</b>
              {terms.breakMinutes > 0 ? <small>中间休息{terms.breakMinutes}分钟</small> : null}
            </span>
          </li>
          <PlaceLine place={terms.place.text} point={terms.place.point} meetingPoint={terms.place.meetingPoint} />
          <li>
            <Icon name="person" label="找谁" />
            <span>
              <b>{terms.employer.name}</b>
              <small>联系人：{terms.contact.name}</small>
              {hire.live ? <Contact where={where} /> : <small>{terms.contact.phoneMasked}</small>}
            </span>
          </li>
          <li>
            <Icon name="check" label="给什么" />
            <span>给什么：{givenInWords(terms)}</span>
          </li>
        </ul>
        <p className="hint">用工卡号 {hire.number}</p>
        <ListenButton said={{ card: where.params }} about="用工卡" />
      </section>
      {hire.live && hire.state !== 'confirmed' ? (
        <Banner kind="warn">
          到了地方要您交钱、交押金、扣身份证的，不要给。
          <ReportLink marketId={hire.marketId} postId={hire.postId} />
        </Banner>
      ) : null}
      {isNew ? <SharePhone /> : null}
      <AttendanceLine hire={hire} />
      {hire.wage ? <WageBox hire={hire} /> : null}
      {canRate(hire) ? (
        <Row title="说说这次怎么样" detail="先说事实，再打星" onOpen={() => go(`${where.at}/rate`, FROM_HERE)} />
      ) : null}
      {hire.state === 'accepted' && !action ? <Banner kind="info">开工前1小时起可以签到。</Banner> : null}
      <Slip where={where} />
      {hire.state === 'cancelled-by-worker' && new Date(hire.startsAt) > now ? (
        <Row
          title="又能去了，再看这个活"
          detail="还有位置就能再报名"
          onOpen={() => go(`/shifts/${where.params.marketId}/${hire.shiftId}`)}
        />
      ) : null}
      {hire.state === 'accepted' ? (
        <BigButton
          kind="danger"
          onClick={() => go(`${where.at}/cancel`, FROM_HERE)}
          whyNot={whyNotCancel(hire.state) && sentence(whyNotCancel(hire.state)!)}
        >
          来不了，取消
        </BigButton>
      ) : null}
    </Page>
  )
}

/** Pressed by mistake: taken back at once, without a mark and without a question. */
function TakeBack({ where }: { where: HireAt }) {
  const [gone, setGone] = useState(false)
  const [, go] = useLocation()
  const cancel = useTell(cancelHire, { onDone: () => go(where.at, { replace: true }) })
  if (cancel.refused) return <Banner kind="error">{cancel.refused}</Banner>
  if (gone || cancel.isDone) return null
  return (
    <Undo
      seconds={TAKE_BACK_SECONDS}
      onUndo={() => !cancel.isBusy && cancel.tell({ params: where.params, body: { reason: TAKEN_BACK } })}
      onGone={() => setGone(true)}
    >
      报上了。点错了可以撤回，不记。
    </Undo>
  )
}
const TAKE_BACK_SECONDS = 20
const TAKEN_BACK = '点错了，马上撤回'

/** What I said against "did not come", and what became of it. */
function Objected({ objection, at }: { objection: NonNullable<Hire['objection']>; at: string }) {
  const [, go] = useLocation()
  const { outcome, note, said } = objection
  return (
    <Banner kind={outcome === null ? 'warn' : outcome === 'stands' ? 'error' : 'good'}>
      {whenInWords(objection.at)}您说：{said}。
      {outcome ? (
        `市场查过：${OBJECTION_OUTCOME_NAMES[outcome]}。${note}`
      ) : (
        <>
          市场正在查，查清楚了告诉您。
          <button type="button" className="link" onClick={() => go(`${at}/object`)}>
            改一下我说的话
          </button>
        </>
      )}
    </Banner>
  )
}

/** Asked apart and only now, when there is one employer to give it to (个保法 23). */
function SharePhone() {
  const own = useConsent('share-phone-with-employer')
  if (!own.consent || own.given) return null
  return (
    <>
      <ConsentText own={own} />
      <BigButton kind="secondary" icon="phone" busy={own.isBusy} onClick={() => own.agreeAnd(() => {})}>
        同意把电话给用工方
      </BigButton>
    </>
  )
}

function canRate(hire: Hire): boolean {
  return ['worked', 'paid', 'confirmed'].includes(hire.state) && !hire.ratedByWorker
}

function AttendanceLine({ hire }: { hire: Hire }) {
  const { attendance } = hire
  if (!attendance?.inAt) return null
  const at = (moment: string) => timeInWords(timeOf(new Date(moment)))
  return (
    <section>
      <h2>到岗和离岗</h2>
      <p>
        {whenInWords(attendance.inAt)}签到
        {attendance.outAt
          ? `，${at(attendance.outAt)}签退${attendance.breakMinutes > 0 ? `，休息${attendance.breakMinutes}分钟` : ''}`
          : '，还没签退'}
      </p>
      {attendance.outForgotten ? (
        <Banner kind="warn">已经过了收工时间还没签退。忘了签退，请用工方或市场帮您补。</Banner>
      ) : null}
    </section>
  )
}

/** The number is read in clear only when one is about to call; each reading is written down (个保法 and the audit trail). */
function Contact({ where }: { where: HireAt }) {
  const read = useTell(readContact, { refresh: false })
  if (read.data)
    return (
      <CallButton phone={read.data.phone}>
        打给{read.data.name} {phoneInGroups(read.data.phone)}
      </CallButton>
    )
  return (
    <>
      <BigButton
        kind="secondary"
        icon="phone"
        busy={read.isBusy}
        busyLabel="正在查电话"
        onClick={() => read.tell({ params: where.params, body: { reason: '联系到岗' } })}
      >
        看联系人电话
      </BigButton>
      {read.refused ? (
        <small role="alert" className="field-error">
          {read.refused}
        </small>
      ) : null}
    </>
  )
}

function Slip({ where }: { where: HireAt }) {
  const [state, setState] = useState<'' | 'busy' | 'done' | Refused>('')
  // Android WeChat blocks downloads (faces.md 3, WeChat limits).
  const inWeChat = /MicroMessenger/i.test(navigator.userAgent)
  const save = () => {
    setState('busy')
    saveFile(printSlip, { params: where.params, query: { paper: 'A4' } })
      .then(() => setState('done'))
      .catch((error: unknown) => setState(error instanceof Refused ? error : new Refused('bug')))
  }
  return (
    <section>
      <BigButton kind="secondary" icon="print" onClick={save} busy={state === 'busy'} busyLabel="正在做用工卡">
        存用工卡（PDF）
      </BigButton>
      {state instanceof Refused ? <Banner kind="error">{state.detail}</Banner> : null}
      {inWeChat ? <p className="hint">微信里存不了，请点右上角用浏览器打开，或到市场窗口打印。</p> : null}
    </section>
  )
}
