import { useNavigate } from '@tanstack/react-router'
import { listEmployerReviews } from '#employers/employers.api.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { agoInWords } from '../../shared/format.ts'
import { InMarket } from '../parts/market-scope.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { LevelTag } from '../parts/tags.tsx'
import { EMPLOYER_KIND_NAMES } from '../parts/words.ts'

export function EmployerReviewsScreen() {
  return (
    <OnlyFor e={listEmployerReviews}>
      <Queue />
    </OnlyFor>
  )
}

function Queue() {
  const go = useNavigate()
  return (
    <InMarket title="用工主体核验" detail="等得最久的在前。当天先行通过，材料补齐再正式核验。">
      {({ marketId }) => (
        <DataTable
          label="待核验的用工主体"
          endpoint={listEmployerReviews}
          sent={{ params: { marketId }, query: {} }}
          rowKey={(e) => e.employerId}
          onOpen={(e) => void go({ to: `/markets/${marketId}/employers/${e.employerId}` as never })}
          everyMs={60_000}
          empty="没有等待核验的用工主体"
          columns={[
            { key: 'name', title: '名称', width: 260, cell: (e) => <strong>{e.name}</strong> },
            { key: 'kind', title: '种类', width: 110, cell: (e) => EMPLOYER_KIND_NAMES[e.kind] },
            {
              key: 'why',
              title: '为什么要办',
              width: 160,
              cell: (e) => (e.why === 'provisional' ? '先行通过，待正式核验' : '新登记或改过名称'),
            },
            { key: 'level', title: '现在', width: 110, cell: (e) => <LevelTag level={e.level} /> },
            { key: 'papers', title: '材料', width: 80, number: true, cell: (e) => e.papers },
            { key: 'contact', title: '联系人', width: 180, cell: (e) => `${e.contactName} ${e.phoneMasked}` },
            { key: 'uscc', title: '统一社会信用代码', width: 200, cell: (e) => e.uscc ?? '无' },
            { key: 'waiting', title: '等了', width: 140, cell: (e) => agoInWords(e.waitingSince) },
          ]}
        />
      )}
    </InMarket>
  )
}
