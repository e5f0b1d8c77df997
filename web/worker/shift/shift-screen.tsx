import { listWorkerHires } from '#hires/hires.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import {
  EMPLOYER_KIND_WORDS,
  KIND_WORDS,
  LEVEL_MEANS,
  LEVEL_OF_TRADE,
  LEVEL_WORDS,
  payInWords,
  SETTLEMENT_WORDS,
} from '#jobs/job-words.rules.ts'
import { words as jobWords } from '#jobs/jobs.words.ts'
import { getShift } from '#jobs/shifts.api.ts'
import { distanceM } from '#kernel/geo.ts'
import { useAsk } from '../../shared/ask.ts'
import { spanInWords } from '../../shared/format.ts'
import { useMe } from '../../shared/session.ts'
import { ListenButton } from '../../shared/speech/listen-button.tsx'
import { BigButton, CallButton } from '../../shared/ui/buttons.tsx'
import { Icon } from '../../shared/ui/icons.tsx'
import { useLocation, useParams } from '../../shared/ui/router.ts'
import { Badge } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import { PayHead } from '../parts/pay-head.tsx'
import { PlaceLine } from '../parts/place-line.tsx'
import { ReportLink } from '../parts/report-link.tsx'
import { usePlace } from '../place.ts'
import { cancelRuleInWords, type ShiftPage } from '../words-of-jobs.ts'
import { Conditions } from './conditions.tsx'
import { newIntent } from './take-intent.ts'
import { SHIFT_WHY_NOT, whyNotTake } from './why-not-take.ts'

teach(jobWords)
teach(hireWords)

export function ShiftScreen() {
  const params = useParams<{ marketId: string; shiftId: string }>()
  const { data, error, isPending, refetch } = useAsk(getShift, { params })
  const [, go] = useLocation()
  const { me } = useMe()
  const mine = useAsk(
    listWorkerHires,
    { params: { workerId: me?.personId ?? '' }, query: { live: 'true' } },
    { enabled: me !== null },
  )
  if (!data)
    return (
      <Page title="这个活" back="/">
        {isPending && !error ? <Skeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  const { shift, post } = data
  const taken = mine.data?.items.find((hire) => hire.shiftId === shift.shiftId)
  const whyNot = whyNotTake(shift, post)
  const phone = post.market.publicPhone
  const take = () =>
    go(`/shifts/${params.marketId}/${params.shiftId}/take`, {
      state: newIntent(post.version),
    })
  return (
    <Page
      title={post.occupation.name}
      back="/"
      helpPhone={phone}
      action={
        <div className="two-actions">
          {phone ? <CallButton phone={phone}>打电话</CallButton> : null}
          {taken ? (
            <BigButton onClick={() => go(`/jobs/${taken.marketId}/${taken.hireId}`)}>报过名了，看用工卡</BigButton>
          ) : (
            <BigButton onClick={take} whyNot={whyNot && SHIFT_WHY_NOT[whyNot]}>
              报名
            </BigButton>
          )}
        </div>
      }
    >
      <ShiftFacts page={data} />
    </Page>
  )
}

function ShiftFacts({ page }: { page: ShiftPage }) {
  const { shift, post } = page
  const place = usePlace()
  const when = spanInWords(shift.startsAt, shift.endsAt)
  const payLabel = payInWords(post.payFen, post.payUnit, post.pieceName)
  const far = place?.point ? Math.round(distanceM(place.point, post.point)) : null
  return (
    <>
      <PayHead
        payLabel={payLabel}
        settlement={SETTLEMENT_WORDS[post.settlement]}
        occupation={post.occupation}
        shiftPayFen={post.payUnit === 'hour' ? shift.shiftPayFen : null}
        piecesPerHour={post.piecesPerHour}
        pieceName={post.pieceName}
      />
      <h2>{post.title}</h2>
      <ul className="facts">
        <li>
          <Icon name="clock" label="时间" />
          <span>
            <b>{when}</b>
            {shift.breakMinutes > 0 ? <small>中间休息{shift.breakMinutes}分钟</small> : null}
          </span>
        </li>
        <PlaceLine place={post.place} point={post.point} meetingPoint={post.meetingPoint} distanceM={far} />
        <li>
          <Icon name="people" label="人数" />
          <b>{shift.placesLeft > 0 ? `还要${shift.placesLeft}人` : '已招满'}</b>
        </li>
        <li>
          <Icon name="badge" label="谁招人" />
          <span>
            <b>{post.employer.name}</b> {EMPLOYER_KIND_WORDS[post.employer.kind]}{' '}
            <Badge kind={post.employer.level === 'verified' ? 'good' : 'warn'}>
              {LEVEL_WORDS[post.employer.level]}
            </Badge>
            <small>{LEVEL_MEANS[post.employer.level]}</small>
          </span>
        </li>
      </ul>
      <ListenButton
        said={{ post: { marketId: post.marketId, postId: post.postId, shiftId: shift.shiftId, distanceM: far } }}
      />
      <Banner kind="warn">
        找活不交钱。让您交押金、服务费、体检费、服装费，扣身份证的，不要给，马上举报。
        <ReportLink marketId={post.marketId} postId={post.postId} />
      </Banner>
      <Notes notes={post.notes} />
      <Conditions post={post} />
      {post.description ? (
        <section>
          <h2>做什么</h2>
          <p className="as-written">{post.description}</p>
        </section>
      ) : null}
      <section>
        <h2>有事来不了</h2>
        <p>{cancelRuleInWords(post.market.cancelFreeMinutes)}</p>
      </section>
      <section>
        <h2>还要知道</h2>
        <ul className="plain">
          <li>{KIND_WORDS[post.kind]}</li>
          {post.level ? <li>{LEVEL_OF_TRADE[post.level]}</li> : null}
          {post.certificate ? <li>要带证：{post.certificate}</li> : null}
          {post.minAge ? <li>要满{post.minAge}岁（法律规定）</li> : null}
          {post.maxAge ? <li>不超过{post.maxAge}岁（法律规定）</li> : null}
          <li>归{post.market.name}管</li>
          {post.sourceName ? <li>信息来自：{post.sourceName}</li> : null}
        </ul>
      </section>
    </>
  )
}

/** Rules the post was only warned of, because nobody has confirmed them yet or a person has to look. */
function Notes({ notes }: { notes: ShiftPage['post']['notes'] }) {
  if (notes.length === 0) return null
  return (
    <section>
      <h2>去之前问清楚</h2>
      <ul className="plain">
        {notes.map(({ text, source }) => (
          <li key={text}>
            {text}
            <small>依据：{source}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
