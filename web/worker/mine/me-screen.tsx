import { useQueryClient } from '@tanstack/react-query'
import { endSession } from '#accounts/sign-in.api.ts'
import { getMyMessages } from '#notices/notices.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { clearDrafts } from '../../shared/draft.ts'
import type { Me } from '../../shared/session.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { Mine, useWorker } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { lookingInWords } from './profile-words.ts'

export function MeScreen() {
  return (
    <Mine title="我的" why="登录后能写会做什么活、看零工卡、看谁查过您的信息。">
      {(me) => <Own me={me} />}
    </Mine>
  )
}

function Own({ me }: { me: Me }) {
  const [, go] = useLocation()
  const client = useQueryClient()
  const { worker, isNew, isPending, error, refetch } = useWorker(me.personId)
  const messages = useAsk(getMyMessages, { query: { limit: 1 } })
  const leave = useTell(endSession, {
    refresh: false,
    onDone: () => {
      clearDrafts()
      client.clear()
      go('/')
    },
  })
  const unread = messages.data?.unread ?? 0
  return (
    <Page title="我的" helpPhone={worker?.market.phone ?? null}>
      <p className="me-name">
        <b>{me.name}</b> {me.phoneMasked}
      </p>
      {isPending ? (
        <Skeleton rows={2} />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : isNew ? (
        <Banner kind="info">
          还没写会做什么活。写了，市场就能帮您找合适的。
          <BigButton onClick={() => go('/me/profile/trades')}>写会做的活</BigButton>
        </Banner>
      ) : worker ? (
        <>
          <Row
            title="今天找活"
            detail={lookingInWords(worker.lookingUntil)}
            aside={worker.lookingUntil ? <Badge kind="good">开着</Badge> : <Badge>关着</Badge>}
            onOpen={() => go('/me/looking')}
          />
          {worker.whyNotIntroduced === 'identity-needed' ? (
            <Row title="登记证件" detail="第一次接活前要登记，只登记一次" onOpen={() => go('/me/identity')} />
          ) : null}
          {worker.whyNotIntroduced === 'identity-check-needed' ? (
            <Row title="证件还要给工作人员看一次" detail={`带原件到${worker.market.name}窗口，看过就能接活`} />
          ) : null}
          <Row
            title="我会做的、我要的"
            detail={worker.trades.map((t) => t.name).join('、')}
            onOpen={() => go('/me/profile')}
          />
          <Row title="我的零工卡" detail={`卡号 ${worker.cardNumber}`} onOpen={() => go('/me/card')} />
          <Row title="优先服务" detail="残疾人、低保、大龄失业等，可以先安排" onOpen={() => go('/me/priority')} />
        </>
      ) : null}
      <Row
        title="消息"
        onOpen={() => go('/messages')}
        aside={unread > 0 ? <Badge kind="money">{unread}条没看</Badge> : null}
      />
      <Row title="用工方看得到什么" detail="您的记录；谁记住了您，可以不让再叫" onOpen={() => go('/me/employers')} />
      <Row title="我同意了什么" detail="可以随时收回" onOpen={() => go('/me/consents')} />
      <Row title="谁看过我的信息" detail="谁、什么时候、为什么" onOpen={() => go('/me/readings')} />
      {leave.refused ? <Banner kind="error">{leave.refused}</Banner> : null}
      <BigButton kind="secondary" onClick={() => leave.tell({})} busy={leave.isBusy} busyLabel="正在退出">
        退出登录
      </BigButton>
      <p className="hint">用别人的手机登录过，用完请退出。</p>
    </Page>
  )
}
