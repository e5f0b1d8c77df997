import type { ReactNode } from 'react'
import { putHat } from '#accounts/sign-in.api.ts'
import { getEmployer } from '#employers/employers.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { type Me, useMe } from '../../shared/session.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import type { Employer } from '../words.ts'
import { Page } from './page.tsx'

/** The employer this session acts for; null before there is one. */
export function useEmployer() {
  const { me, error: meError, isPending: mePending, refetch: askMe } = useMe()
  const employerId = me?.employerId
  const { data, error, isPending, refetch } = useAsk(
    getEmployer,
    { params: { employerId: employerId ?? '' } },
    { enabled: Boolean(employerId) },
  )
  return {
    me,
    employer: (employerId ? data : null) ?? null,
    error: meError ?? (employerId ? error : null),
    isPending: mePending || (Boolean(employerId) && isPending && !error),
    refetch: () => {
      askMe()
      if (employerId) void refetch()
    },
  }
}

/** A screen of an employer's own: asks to sign in or to register first, and comes back here afterwards. */
export function Mine({
  title,
  back,
  children,
}: {
  title: string
  back?: boolean | string
  children: (employer: Employer, me: Me) => ReactNode
}) {
  const { me, employer, error, isPending, refetch } = useEmployer()
  const [at, go] = useLocation()
  if (me && employer) return <>{children(employer, me)}</>
  const here = encodeURIComponent(at + location.search)
  return (
    <Page title={title} {...(back !== undefined && { back })}>
      {isPending ? (
        <Skeleton />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : !me ? (
        <Empty
          title="招人，先用手机号登录"
          action={
            <BigButton icon="phone" onClick={() => go(`/sign-in?to=${here}`, { state: { steps: 1 } })}>
              用手机号登录
            </BigButton>
          }
        >
          发招工不收费，不用下载。第一次来，登录后登记一下就行。
        </Empty>
      ) : me.hats.length > 0 ? (
        <ChooseEmployer me={me} />
      ) : (
        <Empty
          title="还差一步：登记您这边的情况"
          action={<BigButton onClick={() => go('/register')}>开始登记</BigButton>}
        >
          企业、个体户、家庭、班组都能登记，大约两分钟。市场核验后就能招人。
        </Empty>
      )}
    </Page>
  )
}

/** One person may act for a firm and for the own household. */
export function ChooseEmployer({ me, onChosen }: { me: Me; onChosen?: () => void }) {
  const hat = useTell(putHat, { onDone: () => onChosen?.() })
  return (
    <section aria-label="替谁招人" className="rows">
      <h2>现在替谁招人</h2>
      {hat.refused ? <Banner kind="error">{hat.refused}</Banner> : null}
      {me.hats.map(({ grantId, label }) => (
        <Row
          key={grantId}
          title={label}
          detail={grantId === me.grantId ? '正在用' : undefined}
          onOpen={() => (grantId === me.grantId ? onChosen?.() : hat.tell({ body: { grantId } }))}
        />
      ))}
    </section>
  )
}
