import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { endMySessions, endSession } from '#accounts/sign-in.api.ts'
import { listMembers } from '#employers/employers.api.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { clearDrafts } from '../../shared/draft.ts'
import type { Me } from '../../shared/session.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Badge, Row } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { LevelBanner } from '../home/level-banner.tsx'
import { Facts } from '../parts/facts.tsx'
import { ChooseEmployer, Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { type Employer, KIND_OF_EMPLOYER } from '../words.ts'

export function MineScreen() {
  return <Mine title="我的">{(employer, me) => <Own employer={employer} me={me} />}</Mine>
}

function Own({ employer, me }: { employer: Employer; me: Me }) {
  const [, go] = useLocation()
  const client = useQueryClient()
  const [choosing, setChoosing] = useState(false)
  const gone = () => {
    clearDrafts()
    client.clear()
    go('/')
  }
  const leave = useTell(endSession, { refresh: false, onDone: gone })
  const others = useTell(endMySessions)
  const { contactIdentity: identity } = employer
  return (
    <Page title="我的">
      <LevelBanner employer={employer} />
      <Facts
        rows={[
          [KIND_OF_EMPLOYER[employer.kind], employer.name],
          ...(employer.uscc ? ([['统一社会信用代码', employer.uscc]] as const) : []),
          ...(employer.agencyLicence ? ([['人力资源服务许可证', employer.agencyLicence]] as const) : []),
          ['联系人', `${employer.contactName} ${employer.phoneMasked}`],
          ...(identity
            ? ([['联系人证件', `${identity.masked}${identity.checked ? '，已核对' : '，等核对'}`]] as const)
            : []),
          ['地址', `${employer.divisionName.replace(/^广东省/, '')}${employer.address}`],
          ['市场', employer.markets.map((m) => m.name).join('、')],
        ]}
      />
      <Members employerId={employer.employerId} />
      <div className="rows">
        <Row title="改资料" detail="改名称、代码要重新核验" onOpen={() => go('/mine/edit')} />
        <Row title="证照" detail={`传了${employer.papers.length}份`} onOpen={() => go('/papers')} />
        <Row title="常用的人" detail="干过活的人记下来，下次一点就能叫" onOpen={() => go('/people')} />
        <Row title="消息" onOpen={() => go('/messages')} />
        <Row title="我的数据" detail="同意了什么、谁看过我的号码" onOpen={() => go('/mine/data')} />
        {me.hats.length > 1 ? <Row title="换一个用工主体" onOpen={() => setChoosing(!choosing)} /> : null}
        {choosing ? (
          <ChooseEmployer
            me={me}
            onChosen={() => {
              setChoosing(false)
              go('/')
            }}
          />
        ) : null}
        <Row title="再登记一个用工主体" detail="例如公司之外，家里也要请人" onOpen={() => go('/register')} />
      </div>
      {others.data ? <Banner kind="good">别的设备上退出了{others.data.ended}处登录</Banner> : null}
      {(leave.refused ?? others.refused) ? <Banner kind="error">{leave.refused ?? others.refused}</Banner> : null}
      <BigButton kind="secondary" onClick={() => others.tell({})} busy={others.isBusy}>
        退出别的设备
      </BigButton>
      <BigButton kind="secondary" onClick={() => leave.tell({})} busy={leave.isBusy} busyLabel="正在退出">
        退出登录
      </BigButton>
    </Page>
  )
}

/** Everybody who may hire and pay in this name. */
function Members({ employerId }: { employerId: string }) {
  const members = useAskPages(listMembers, { params: { employerId }, query: { limit: 50 } })
  return (
    <section aria-label="能登录的人">
      <h2>能登录的人</h2>
      {members.isPending ? (
        <Skeleton rows={1} />
      ) : members.error && members.items.length === 0 ? (
        <ErrorState error={members.error} onRetry={members.refetch} />
      ) : (
        <ul className="plain">
          {members.items.map((m) => (
            <li key={m.personId}>
              {m.name} {m.phoneMasked} {m.isMe ? <Badge>您</Badge> : null} {m.isContact ? <Badge>联系人</Badge> : null}
            </li>
          ))}
        </ul>
      )}
      {members.hasMore ? (
        <BigButton kind="secondary" onClick={members.more}>
          再看更多
        </BigButton>
      ) : null}
    </section>
  )
}
