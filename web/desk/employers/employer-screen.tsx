import { Alert, Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { LEVEL_NAMES, mayPublish, missingPapers } from '#employers/employer.rules.ts'
import { getEmployer, listMembers } from '#employers/employers.api.ts'
import { listMarketPosts } from '#jobs/posts.api.ts'
import { useAsk, useAskPages } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { whenInWords } from '../../shared/format.ts'
import { ActButton } from '../kit/act-button.tsx'
import { useGo, useParam } from '../kit/go.ts'
import { KeyRows } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import { EMPLOYER_KIND_WORDS, PAPER_WORDS, POST_STATE_WORDS, payInWords } from '../words.ts'
import { AddPaper } from './add-paper.tsx'
import { VerifyDialog } from './verify-dialog.tsx'

/** An employer at the counter: who it is, what was shown, what it hires for; and hiring for it. */
export function EmployerScreen() {
  const employerId = useParam('employerId')
  const { marketId } = useMarket()
  const go = useGo()
  const employer = useAsk(getEmployer, { params: { employerId } })
  const posts = useAskPages(listMarketPosts, { params: { marketId }, query: { employerId, limit: 20 } })
  const [selected, setSelected] = useState<string | null>(null)
  const [verifying, setVerifying] = useState(false)
  const e = employer.data
  if (!e && employer.error) return <Trouble title="没打开这个用工主体" state={employer} />
  if (!e) return <Skeleton active paragraph={{ rows: 8 }} />
  const missing = missingPapers({
    kind: e.kind,
    isAgency: e.agencyLicence !== null,
    papers: e.papers.map((p) => p.kind),
  })
  return (
    <>
      <Trouble state={employer} kept />
      <PageHead
        title={e.name}
        detail={
          <>
            {EMPLOYER_KIND_WORDS[e.kind]} · {e.uscc ?? '无信用代码'} · {e.contactName} {e.phoneMasked} ·{' '}
            {e.divisionName}
            {e.address}
          </>
        }
        actions={
          <>
            <ActButton label="代发招工" keys="n" primary onRun={() => go('/posts/new', { employer: employerId })} />
            <ActButton label="核验" keys="v" onRun={() => setVerifying(true)} />
          </>
        }
      />
      <p className="person-can">
        <Tag color={mayPublish(e.level) ? 'success' : 'warning'}>
          {LEVEL_NAMES[e.level]}
          {e.levelUntil ? `，到${whenInWords(e.levelUntil)}` : ''}
        </Tag>
        {e.openHeadcountLimit !== null ? (
          <Tag>
            最多同时招{e.openHeadcountLimit}人，现在{e.openHeadcount}人
          </Tag>
        ) : null}
        {e.agencyLicence ? <Tag>许可证 {e.agencyLicence}</Tag> : null}
        {e.contactIdentity ? <Tag>经办人证件 {e.contactIdentity.masked}</Tag> : null}
      </p>
      {mayPublish(e.level) ? null : (
        <Alert
          type="warning"
          showIcon
          title="还没有通过核验，招聘信息发不出去"
          description={
            missing.length > 0 ? `还缺：${missing.join('、')}。也可以看原件后先行通过。` : '证照齐了，请核验。'
          }
        />
      )}
      <section aria-label="证照">
        <h2>证照</h2>
        {e.papers.length === 0 ? <p className="rows-empty">还没有证照。</p> : null}
        <ul className="paper-list">
          {e.papers.map((p) => (
            <li key={p.paperId}>
              <b>{PAPER_WORDS[p.kind]}</b> {p.fileName} <small>{whenInWords(p.at)}</small>
            </li>
          ))}
        </ul>
        <AddPaper employerId={employerId} kind={e.kind} />
      </section>
      <Members employerId={employerId} />
      <section aria-label="招聘信息">
        <h2>在本市场的招聘信息</h2>
        <Trouble state={posts} kept={posts.items.length > 0} />
        {posts.isPending ? <Skeleton active paragraph={{ rows: 3 }} title={false} /> : null}
        {posts.isPending || (posts.error && posts.items.length === 0) ? null : (
          <KeyRows
            label="在本市场的招聘信息"
            items={posts.items}
            keyOf={(p) => p.postId}
            selected={selected}
            onSelect={setSelected}
            onOpen={(p) => go(`/posts/${p.postId}`)}
            empty="还没有。按 n 代发招工。"
            columns={[
              { title: '活', cell: (p) => p.title },
              { title: '工种', cell: (p) => p.occupation.name },
              { title: '工钱', cell: (p) => payInWords({ fen: p.payFen, unit: p.payUnit, pieceName: p.pieceName }) },
              { title: '状态', cell: (p) => POST_STATE_WORDS[p.state] },
              { title: '招', number: true, cell: (p) => p.headcount },
              { title: '已派', number: true, cell: (p) => p.taken },
              { title: '下一班', cell: (p) => (p.nextStartsAt ? whenInWords(p.nextStartsAt) : '—') },
            ]}
          />
        )}
        {posts.hasMore ? <Button onClick={posts.more}>再看更多</Button> : null}
      </section>
      {verifying ? <VerifyDialog employer={e} onClose={() => setVerifying(false)} /> : null}
    </>
  )
}

/** Who speaks for it: with whom the counter may deal in its name. */
function Members({ employerId }: { employerId: string }) {
  const members = useAskPages(listMembers, { params: { employerId }, query: { limit: 50 } })
  return (
    <section aria-label="能代表它的人">
      <h2>能代表它的人</h2>
      <Trouble state={members} kept={members.items.length > 0} />
      {members.isPending ? <Skeleton active paragraph={{ rows: 1 }} title={false} /> : null}
      {!members.isPending && !members.error && members.items.length === 0 ? (
        <p className="rows-empty">还没有人用手机登录过，由窗口代办。</p>
      ) : null}
      <ul className="paper-list">
        {members.items.map((m) => (
          <li key={m.personId}>
            <b>{m.name}</b> {m.phoneMasked ?? '没有手机'} {m.isContact ? <Tag>联系人</Tag> : null}
          </li>
        ))}
      </ul>
      {members.hasMore ? <Button onClick={members.more}>再看更多</Button> : null}
    </section>
  )
}
