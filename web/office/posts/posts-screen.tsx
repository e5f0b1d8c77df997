import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { getEmployerCard } from '#employers/employers.api.ts'
import { listMarketPosts } from '#jobs/posts.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { exportCsv } from '../parts/export-csv.ts'
import { InMarket } from '../parts/market-scope.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { Pill } from '../parts/pill.tsx'
import { options, POST_STATE_NAMES } from '../parts/words.ts'
import { POST_COLUMNS, POST_EXPORT } from './post-columns.tsx'

export function PostsScreen() {
  return (
    <OnlyFor e={listMarketPosts}>
      <Posts />
    </OnlyFor>
  )
}

function Posts() {
  const go = useNavigate()
  const [{ employerId }] = useUrlState()
  return (
    <InMarket title="招聘信息" detail="本市场的全部招聘信息，新的在前。">
      {({ marketId, name }) => {
        const sent = { params: { marketId }, query: { ...(employerId && { employerId }) } }
        return (
          <DataTable
            label="招聘信息"
            endpoint={listMarketPosts}
            sent={sent}
            rowKey={(p) => p.postId}
            filters={[{ name: 'state', label: '状态', kind: 'select', options: options(POST_STATE_NAMES) }]}
            actions={<OfEmployer />}
            onOpen={(p) => void go({ to: `/markets/${p.marketId}/posts/${p.postId}` as never })}
            onExport={(query) => {
              return exportCsv(`${name}招聘信息`, listMarketPosts, sent, query, POST_EXPORT)
            }}
            columns={POST_COLUMNS}
          />
        )
      }}
    </InMarket>
  )
}

/** The employer the list is narrowed to, by a link from its page. */
function OfEmployer() {
  const [{ employerId }, setUrl] = useUrlState()
  const card = useAsk(getEmployerCard, { params: { employerId: employerId ?? '' } }, { enabled: Boolean(employerId) })
  if (!employerId) return null
  return (
    <span>
      <Pill>只看 {card.data?.name ?? '一个用工主体'}</Pill>
      <Button size="small" onClick={() => setUrl({ employerId: undefined })}>
        看全部
      </Button>
    </span>
  )
}
