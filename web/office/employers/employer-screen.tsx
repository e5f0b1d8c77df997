import { Link, useParams } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Timeline } from 'antd'
import { useState } from 'react'
import { LEVEL_NAMES, missingPapers } from '#employers/employer.rules.ts'
import { type Employer, getEmployer, readEmployerPhone } from '#employers/employers.api.ts'
import { IDENTITY_NAMES, type IdentityKind } from '#kernel/identity.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { phoneInGroups } from '../../shared/format.ts'
import { OnlyFor, useMe, whyNotCall } from '../parts/me.tsx'
import { day, moment } from '../parts/moments.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { Answer } from '../parts/states.tsx'
import { LevelTag } from '../parts/tags.tsx'
import { EMPLOYER_KIND_NAMES } from '../parts/words.ts'
import { DecideEmployer } from './decide-employer.tsx'
import { Papers } from './papers.tsx'

export type EmployerRecord = (typeof Employer)['_zod']['output']

export function EmployerScreen() {
  const { marketId, employerId } = useParams({ strict: false }) as { marketId: string; employerId: string }
  const asked = useAsk(getEmployer, { params: { employerId } })
  return (
    <OnlyFor e={getEmployer}>
      <Answer of={asked} page>
        {(employer) => <Loaded marketId={marketId} employer={employer} />}
      </Answer>
    </OnlyFor>
  )
}

function Loaded({ marketId, employer }: { marketId: string; employer: EmployerRecord }) {
  const missing = missingPapers({
    kind: employer.kind,
    isAgency: employer.agencyLicence !== null,
    papers: employer.papers.map((p) => p.kind),
  })
  const limit = employer.openHeadcountLimit
  return (
    <>
      <PageHead
        title={employer.name}
        detail={
          <>
            <LevelTag level={employer.level} /> {EMPLOYER_KIND_NAMES[employer.kind]}　自 {day(employer.levelSince)}
            {employer.levelUntil ? ` 到 ${day(employer.levelUntil)}` : ''}
            {limit === null ? '' : `　最多同时招 ${limit} 人，现在 ${employer.openHeadcount} 人`}
          </>
        }
        actions={
          <>
            <Link to={'/employer-reviews' as never} search={{ market: marketId } as never}>
              <Button>核验名单</Button>
            </Link>
            <Link to={'/posts' as never} search={{ market: marketId, employerId: employer.employerId } as never}>
              <Button>它的招聘信息</Button>
            </Link>
          </>
        }
      />
      {missing.length > 0 ? <Alert type="warning" showIcon title={`还缺：${missing.join('、')}`} /> : null}
      <div className="two">
        <section aria-labelledby="facts">
          <h2 id="facts">登记内容</h2>
          <Facts employer={employer} />
          <h2>材料</h2>
          <Papers employer={employer} />
        </section>
        <section aria-labelledby="decide">
          <h2 id="decide">核验</h2>
          <DecideEmployer key={employer.levelSince} marketId={marketId} employer={employer} />
          <h2>核验记录</h2>
          {employer.verifications.length === 0 ? <p>还没有核验过。</p> : null}
          <Timeline
            items={employer.verifications.map((v) => ({
              key: v.at,
              content: (
                <>
                  <strong>{LEVEL_NAMES[v.outcome]}</strong>　<span className="digits">{moment(v.at)}</span>　
                  {v.bySystem ? '系统到期或改名自动记下' : (v.marketName ?? '')}
                  {v.openHeadcountLimit === null ? null : <div>最多同时招 {v.openHeadcountLimit} 人</div>}
                  {v.untilAt ? <div>有效到 {moment(v.untilAt)}</div> : null}
                  {v.note ? <div>{v.note}</div> : null}
                </>
              ),
            }))}
          />
        </section>
      </div>
    </>
  )
}

function Facts({ employer }: { employer: EmployerRecord }) {
  const identity = employer.contactIdentity
  const rows: [string, React.ReactNode][] = [
    ['统一社会信用代码', employer.uscc ?? '无'],
    ['人力资源服务许可证', employer.agencyLicence ?? '不代人招工'],
    ['联系人', employer.contactName],
    [
      '联系人证件',
      identity
        ? `${IDENTITY_NAMES[identity.kind as IdentityKind] ?? identity.kind} ${identity.masked}（${identity.checked ? '已当面核验' : '未核验'}）`
        : '还没有出示',
    ],
    ['电话', <Phone key="phone" employer={employer} />],
    ['所在地', employer.divisionName],
    ['地址', employer.address],
    ['登记日期', day(employer.since)],
    ['服务它的市场', employer.markets.map((m) => m.name).join('、')],
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Phone({ employer }: { employer: EmployerRecord }) {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const { modal } = App.useApp()
  const why = whyNotCall(me, readEmployerPhone)
  const read = useTell(readEmployerPhone, {
    refresh: false,
    onDone: ({ contactName, phone }) => {
      setAsking(false)
      modal.info({
        title: contactName,
        content: <span className="digits">{phoneInGroups(phone)}</span>,
        okText: '知道了',
      })
    },
  })
  return (
    <>
      {employer.phoneMasked}{' '}
      <Button size="small" disabled={Boolean(why)} title={why} onClick={() => setAsking(true)}>
        看完整号码
      </Button>
      <ReasonDialog
        title="看完整号码"
        label="为什么要看"
        okText="看号码"
        most={100}
        isOpen={asking}
        isBusy={read.isBusy}
        refused={read.error}
        onCancel={() => setAsking(false)}
        onOk={(reason) => read.tell({ params: { employerId: employer.employerId }, query: { reason } })}
      />
    </>
  )
}
