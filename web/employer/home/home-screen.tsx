import { listEmployerHires } from '#hires/hires.api.ts'
import { payInWords } from '#jobs/job-words.rules.ts'
import { listTemplates } from '#jobs/templates.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { dayInWords, priceTag } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { DayLine, Row } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Employer, PostItem } from '../words.ts'
import { byDay, byShift, unpaidTotals } from './board.ts'
import { LevelBanner } from './level-banner.tsx'
import { NewMessages } from './new-messages.tsx'
import { ShiftRow } from './shift-row.tsx'
import { useBoard } from './use-board.ts'

/** Who comes today and tomorrow, whom is still lacking, what is to be paid; and the one big button. */
export function HomeScreen() {
  return <Mine title="招人">{(employer) => <Home employer={employer} />}</Mine>
}

function Home({ employer }: { employer: Employer }) {
  const [, go] = useLocation()
  const { employerId } = employer
  const board = useBoard(employerId)
  return (
    <Page title={employer.name}>
      <div className="columns">
        <div className="column">
          {employer.level === 'verified' ? null : <LevelBanner employer={employer} />}
          <BigButton icon="plus" onClick={() => go('/post')}>
            发招工
          </BigButton>
          <section aria-label="今天和以后的班次">
            {board.isPending ? (
              <Skeleton />
            ) : board.error ? (
              <ErrorState error={board.error} onRetry={board.refetch} />
            ) : board.shifts.length === 0 ? (
              <p className="none">今天和以后都没有班次。点“发招工”，一分钟就能发出去。</p>
            ) : (
              <>
                <Days days={byDay(board.shifts)} employerId={employerId} hasMore={board.hasMore} />
                {board.hasMore ? (
                  <BigButton kind="secondary" onClick={board.more}>
                    再看后面的班次
                  </BigButton>
                ) : null}
              </>
            )}
          </section>
        </div>
        <div className="column">
          <NewMessages />
          <ToDo employerId={employerId} />
          <Templates employerId={employerId} />
          <Again posts={board.posts} />
        </div>
      </div>
    </Page>
  )
}

const NEXT_DAYS = 2
/** What comes next; the rest is one press away, so that wages and 再发一次 are not beneath a month of shifts. */
function Days({ days, employerId, hasMore }: { days: ReturnType<typeof byDay>; employerId: string; hasMore: boolean }) {
  const later = days.slice(NEXT_DAYS)
  const count = later.reduce((sum, { shifts }) => sum + shifts.length, 0)
  return (
    <>
      {days.slice(0, NEXT_DAYS).map((day) => (
        <Day key={day.day} {...day} employerId={employerId} />
      ))}
      {count > 0 ? (
        <details className="more">
          <summary>
            再往后的{count}个班次{hasMore ? '，后面还有' : ''}
          </summary>
          {later.map((day) => (
            <Day key={day.day} {...day} employerId={employerId} />
          ))}
        </details>
      ) : null}
    </>
  )
}

function Day({ day, shifts, employerId }: ReturnType<typeof byDay>[number] & { employerId: string }) {
  return (
    <div className="rows">
      <DayLine aside={`${shifts.length}个班次`}>{dayInWords(day)}</DayLine>
      {shifts.map((shift) => (
        <ShiftRow key={shift.shiftId} shift={shift} employerId={employerId} />
      ))}
    </div>
  )
}

/** Who was not checked out, and what is owed. */
function ToDo({ employerId }: { employerId: string }) {
  const [, go] = useLocation()
  const unpaid = useAsk(listEmployerHires, { params: { employerId }, query: { unpaid: 'true', limit: 100 } })
  const inside = useAsk(listEmployerHires, { params: { employerId }, query: { state: 'checked-in', limit: 100 } })
  const forgotten = byShift(inside.data?.items.filter((hire) => hire.attendance?.outForgotten) ?? [])
  const totals = unpaidTotals(unpaid.data?.items ?? [])
  if (unpaid.error && !unpaid.data)
    return <ErrorState title="工钱没打开" error={unpaid.error} onRetry={() => void unpaid.refetch()} />
  if (totals.people === 0 && forgotten.length === 0) return null
  return (
    <section aria-label="等您办" className="rows">
      <h2>等您办</h2>
      {forgotten.map(({ shiftId, hires }) => (
        <Row
          key={shiftId}
          title={`${hires[0]!.title}：${hires.length}人没登记离岗`}
          detail="登记了才能算工钱"
          onOpen={() => go(`/shifts/${shiftId}`)}
        />
      ))}
      {totals.people > 0 ? (
        <>
          <dl className="total">
            <dt>
              {totals.people}人的工钱没付
              {unpaid.data?.next ? '（最近的100人）' : ''}
            </dt>
            <dd>{priceTag(totals.fen)}</dd>
          </dl>
          {totals.overdue > 0 ? (
            <Banner kind="warn">其中{totals.overdue}人过了说好的日子，请今天付清并登记。</Banner>
          ) : null}
          {totals.disputed > 0 ? <Banner kind="warn">{totals.disputed}人说工钱不对，市场正在办。</Banner> : null}
          <BigButton kind="secondary" icon="money" onClick={() => go('/wages')}>
            发工钱
          </BigButton>
        </>
      ) : null}
    </section>
  )
}

/** 常招的活: posts kept under a name. */
function Templates({ employerId }: { employerId: string }) {
  const [, go] = useLocation()
  const { data } = useAsk(listTemplates, { params: { employerId } })
  if (!data || data.items.length === 0) return null
  return (
    <section aria-label="常招的活" className="rows">
      <h2>常招的活</h2>
      {data.items.map((one) => (
        <Row
          key={one.postId}
          title={one.name}
          detail={`${payInWords(one.payFen, one.payUnit, one.pieceName)}，${one.place}`}
          onOpen={() => go(`/post?copy=${one.marketId}/${one.postId}&step=when&from=check`)}
        />
      ))}
    </section>
  )
}

/** Former posts, one press from being posted again. */
function Again({ posts }: { posts: readonly PostItem[] }) {
  const [, go] = useLocation()
  const seen = new Set<string>()
  const former = posts
    .filter((post) => post.state !== 'draft' && post.state !== 'submitted' && post.state !== 'rejected')
    .filter((post) => {
      const same = `${post.title} ${post.place} ${post.payFen}`
      return seen.has(same) ? false : seen.add(same)
    })
    .slice(0, 3)
  if (former.length === 0) return null
  return (
    <section aria-label="再发一次" className="rows">
      <h2>再发一次</h2>
      {former.map((post) => (
        <Row
          key={post.postId}
          title={`再发：${post.title}`}
          detail={`${payInWords(post.payFen, post.payUnit, post.pieceName)}，${post.place}`}
          onOpen={() => go(`/post?copy=${post.marketId}/${post.postId}&step=when&from=check`)}
        />
      ))}
    </section>
  )
}
