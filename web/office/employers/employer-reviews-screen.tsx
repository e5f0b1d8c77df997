import { useNavigate } from '@tanstack/react-router'
import { LEVEL_NAMES } from '#employers/employer.rules.ts'
import { listEmployerReviews } from '#employers/employers.api.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { agoInWords } from '../../shared/format.ts'
import { exportCsv } from '../parts/export-csv.ts'
import { InMarket } from '../parts/market-scope.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { LevelTag } from '../parts/tags.tsx'
import { EMPLOYER_KIND_NAMES } from '../parts/words.ts'

const WHY = { provisional: '先行通过，待正式核验', unverified: '新登记或改过名称' } as const

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
      {({ marketId, name }) => (
        <DataTable
          label="待核验的用工主体"
          endpoint={listEmployerReviews}
          sent={{ params: { marketId }, query: {} }}
          rowKey={(e) => e.employerId}
          onOpen={(e) => void go({ to: `/markets/${marketId}/employers/${e.employerId}` as never })}
          everyMs={60_000}
          onExport={(query) =>
            exportCsv(`${name}待核验用工主体`, listEmployerReviews, { params: { marketId }, query: {} }, query, [
              { title: '名称', text: (e) => e.name },
              { title: '种类', text: (e) => EMPLOYER_KIND_NAMES[e.kind] },
              { title: '为什么要办', text: (e) => WHY[e.why] },
              { title: '现在', text: (e) => LEVEL_NAMES[e.level] },
              { title: '材料（份）', text: (e) => e.papers },
              { title: '统一社会信用代码', text: (e) => e.uscc },
              { title: '从何时起等', text: (e) => moment(e.waitingSince) },
            ])
          }
          empty="没有等待核验的用工主体"
          columns={[
            { key: 'name', title: '名称', width: 230, cell: (e) => <strong>{e.name}</strong> },
            { key: 'kind', title: '种类', width: 100, cell: (e) => EMPLOYER_KIND_NAMES[e.kind] },
            {
              key: 'why',
              title: '为什么要办',
              width: 150,
              cell: (e) => WHY[e.why],
            },
            { key: 'level', title: '现在', width: 96, cell: (e) => <LevelTag level={e.level} /> },
            { key: 'papers', title: '材料（份）', width: 96, number: true, cell: (e) => e.papers },
            { key: 'contact', title: '联系人', width: 160, cell: (e) => `${e.contactName} ${e.phoneMasked}` },
            { key: 'uscc', title: '统一社会信用代码', width: 184, cell: (e) => e.uscc ?? '无' },
            { key: 'waiting', title: '从何时起等', width: 130, cell: (e) => agoInWords(e.waitingSince) },
          ]}
        />
      )}
    </InMarket>
  )
}
