import { Button, Tag } from 'antd'
import { POST_STATES } from '#jobs/job-schemas.api.ts'
import { listMarketPosts } from '#jobs/posts.api.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { whenInWords } from '../../shared/format.ts'
import { useGo } from '../kit/go.ts'
import { focusFirst } from '../kit/key-rows.tsx'
import { useMarket } from '../market.tsx'
import { POST_STATE_WORDS, payInWords } from '../words.ts'
import { OpenReports } from './post-reports.tsx'

export function PostsScreen() {
  const { marketId, name } = useMarket()
  const go = useGo()
  useKeys([
    { keys: 'n', label: '代发招工', run: () => go('/posts/new') },
    { keys: 'ArrowDown', label: '到列表', run: () => focusFirst('tr[data-row-key][tabindex]') },
  ])
  return (
    <>
      <PageHead
        title="招聘信息"
        detail={name}
        actions={
          <Button type="primary" onClick={() => go('/posts/new')}>
            代发招工 <kbd>n</kbd>
          </Button>
        }
      />
      <OpenReports marketId={marketId} />
      <DataTable
        label="招聘信息"
        endpoint={listMarketPosts}
        sent={{ params: { marketId }, query: { limit: 30 } }}
        rowKey={(p) => p.postId}
        onOpen={(p) => go(`/posts/${p.postId}`)}
        filters={[
          {
            name: 'state',
            label: '状态',
            kind: 'select',
            options: POST_STATES.map((value) => ({ value, label: POST_STATE_WORDS[value] })),
          },
        ]}
        columns={[
          { key: 'title', title: '活', cell: (p) => p.title },
          { key: 'state', title: '状态', cell: (p) => <Tag>{POST_STATE_WORDS[p.state]}</Tag> },
          { key: 'employer', title: '用工方', cell: (p) => p.employer.name },
          { key: 'occupation', title: '工种', cell: (p) => p.occupation.name },
          {
            key: 'pay',
            title: '工钱',
            cell: (p) => payInWords({ fen: p.payFen, unit: p.payUnit, pieceName: p.pieceName }),
          },
          { key: 'next', title: '下一班', cell: (p) => (p.nextStartsAt ? whenInWords(p.nextStartsAt) : '—') },
          { key: 'headcount', title: '招', cell: (p) => p.headcount, number: true },
          { key: 'taken', title: '已派', cell: (p) => p.taken, number: true },
        ]}
      />
    </>
  )
}
