import { useNavigate } from '@tanstack/react-router'
import { LEVEL_NAMES } from '#employers/employer.rules.ts'
import { findEmployers } from '#employers/employers.api.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { exportCsv } from '../parts/export-csv.ts'
import { InMarket } from '../parts/market-scope.tsx'
import { OnlyFor } from '../parts/me.tsx'
import { day } from '../parts/moments.ts'
import { LevelTag } from '../parts/tags.tsx'
import { EMPLOYER_KIND_NAMES, options } from '../parts/words.ts'

export function EmployersScreen() {
  return (
    <OnlyFor e={findEmployers}>
      <Employers />
    </OnlyFor>
  )
}

function Employers() {
  const go = useNavigate()
  return (
    <InMarket title="用工主体" detail="在本市场登记过的企业、个体户、家庭和用工班组。">
      {({ marketId, name }) => (
        <DataTable
          label="用工主体"
          endpoint={findEmployers}
          sent={{ params: { marketId }, query: {} }}
          rowKey={(e) => e.employerId}
          filters={[
            { name: 'name', label: '名称、拼音或代码', kind: 'text' },
            { name: 'level', label: '核验', kind: 'select', options: options(LEVEL_NAMES) },
            { name: 'kind', label: '种类', kind: 'select', options: options(EMPLOYER_KIND_NAMES) },
          ]}
          onOpen={(e) => void go({ to: `/markets/${marketId}/employers/${e.employerId}` as never })}
          onExport={(query) => {
            return exportCsv(`${name}用工主体`, findEmployers, { params: { marketId }, query: {} }, query, [
              { title: '名称', text: (e) => e.name },
              { title: '种类', text: (e) => EMPLOYER_KIND_NAMES[e.kind] },
              { title: '核验', text: (e) => LEVEL_NAMES[e.level] },
              { title: '统一社会信用代码', text: (e) => e.uscc },
              { title: '登记日期', text: (e) => day(e.createdAt) },
            ])
          }}
          columns={[
            { key: 'name', title: '名称', width: 280, cell: (e) => <strong>{e.name}</strong> },
            { key: 'level', title: '核验', width: 110, cell: (e) => <LevelTag level={e.level} /> },
            {
              key: 'until',
              title: '有效到',
              width: 120,
              cell: (e) => (e.levelUntil ? <span className="digits">{day(e.levelUntil)}</span> : '长期'),
            },
            { key: 'kind', title: '种类', width: 110, cell: (e) => EMPLOYER_KIND_NAMES[e.kind] },
            { key: 'uscc', title: '统一社会信用代码', width: 200, cell: (e) => e.uscc ?? '无' },
            { key: 'contact', title: '联系人', width: 180, cell: (e) => `${e.contactName} ${e.phoneMasked}` },
            {
              key: 'since',
              title: '登记',
              width: 120,
              cell: (e) => <span className="digits">{day(e.createdAt)}</span>,
            },
          ]}
        />
      )}
    </InMarket>
  )
}
