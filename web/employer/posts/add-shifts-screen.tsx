import { words as jobWords } from '#jobs/jobs.words.ts'
import { MOST_VALID_DAYS } from '#jobs/post.rules.ts'
import { changePost, getPostRecord } from '#jobs/posts.api.ts'
import { addShifts } from '#jobs/shifts.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Stepper } from '../../shared/ui/fields.tsx'
import { useLocation, useParams } from '../../shared/ui/router.ts'
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { sentence, teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { PostRecord } from '../words.ts'
import { fromRecord, shiftsOf, validUntilOf, wholeBodyOf, whyNotWhen } from '../write/post-draft.ts'
import { WhenStep } from '../write/when-step.tsx'

teach(jobWords)

export function AddShiftsScreen() {
  return (
    <Mine title="加班次" back>
      {() => <Load />}
    </Mine>
  )
}

function Load() {
  const params = useParams<{ marketId: string; postId: string }>()
  const { data, error, refetch } = useAsk(getPostRecord, { params })
  if (data) return <AddShifts post={data} />
  return (
    <Page title="加班次" back>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}

/** The same questions of when and how many. A shift after the post's validity lengthens it first, which changes no terms. */
function AddShifts({ post }: { post: PostRecord }) {
  const [, go] = useLocation()
  const now = systemClock()
  const at = `/posts/${post.marketId}/${post.postId}`
  const params = { marketId: post.marketId, postId: post.postId }
  const [draft, setDraft, { clear }] = useDraft(`employer-shifts-${post.postId}`, fromRecord(post, now))
  const add = useTell(addShifts, {
    onDone: () => {
      clear()
      go(at, { replace: true })
    },
  })
  const lengthen = useTell(changePost)
  const why = whyNotWhen(draft, now)
  const validUntil = validUntilOf({ ...draft, validUntil: post.validUntil })
  const send = async () => {
    try {
      const whole = wholeBodyOf({ ...fromRecord(post, now), validUntil }, post.point)
      if (validUntil > post.validUntil && whole)
        await lengthen.tellAsync({
          params,
          body: {
            ...whole,
            validUntil,
            version: post.version,
            submit: post.state !== 'draft' && post.state !== 'rejected',
          },
        })
      add.tell({ params, body: { shifts: shiftsOf(draft) } })
    } catch {
      // What was refused stands on the screen, by `lengthen.refused`.
    }
  }
  return (
    <Page
      title="加班次"
      back={at}
      action={
        <>
          {(lengthen.refused ?? add.refused) ? (
            <p className="refused" role="alert">
              {lengthen.refused ?? add.refused}
            </p>
          ) : null}
          <BigButton
            onClick={() => void send()}
            busy={add.isBusy || lengthen.isBusy}
            whyNot={why && sentence(why, { days: MOST_VALID_DAYS })}
          >
            加{draft.days}个班次
          </BigButton>
        </>
      }
    >
      <div className="question">
        <p>
          <b>{post.title}</b>
        </p>
        <Stepper
          label="每天要几个人"
          value={draft.headcount}
          onValue={(headcount) => setDraft({ ...draft, headcount })}
          max={2000}
        />
        <WhenStep draft={draft} set={(change) => setDraft({ ...draft, ...change })} now={now} />
      </div>
    </Page>
  )
}
