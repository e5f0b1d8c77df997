import { Button, Tag } from 'antd'
import { LEVEL_NAMES } from '#employers/employer.rules.ts'
import { EMPLOYER_LEVELS } from '#employers/employer-schemas.api.ts'
import { findEmployers } from '#employers/employers.api.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useGo } from '../kit/go.ts'
import { focusFirst } from '../kit/key-rows.tsx'
import { useMarket } from '../market.tsx'
import { EMPLOYER_KIND_WORDS } from '../words.ts'

export function EmployersScreen() {
  const { marketId, name } = useMarket()
  const go = useGo()
  useKeys([
    { keys: 'n', label: '登记用工主体', run: () => go('/employers/new') },
    { keys: '/', label: '按名称找', run: () => focusFirst('.filters input') },
    { keys: 'ArrowDown', label: '到列表', run: () => focusFirst('tr[data-row-key][tabindex]') },
  ])
  return (
    <>
      <PageHead
        title="用工主体"
        detail={`${name}登记的企业、个体户、家庭、班组`}
        actions={
          <Button type="primary" onClick={() => go('/employers/new')}>
            登记用工主体 <kbd>n</kbd>
          </Button>
        }
      />
      <DataTable
        label="用工主体"
        endpoint={findEmployers}
        sent={{ params: { marketId }, query: { limit: 30 } }}
        rowKey={(e) => e.employerId}
        onOpen={(e) => go(`/employers/${e.employerId}`)}
        filters={[
          { name: 'name', label: '名称、拼音或信用代码', kind: 'text' },
          {
            name: 'level',
            label: '核验',
            kind: 'select',
            options: EMPLOYER_LEVELS.map((value) => ({ value, label: LEVEL_NAMES[value] })),
          },
        ]}
        columns={[
          { key: 'name', title: '名称', cell: (e) => e.name },
          { key: 'kind', title: '种类', cell: (e) => EMPLOYER_KIND_WORDS[e.kind] },
          { key: 'level', title: '核验', cell: (e) => <Tag>{LEVEL_NAMES[e.level]}</Tag> },
          { key: 'uscc', title: '信用代码', cell: (e) => e.uscc ?? '—', number: true },
          { key: 'contact', title: '联系人', cell: (e) => e.contactName },
          { key: 'phone', title: '电话', cell: (e) => e.phoneMasked, number: true },
          { key: 'papers', title: '证照', cell: (e) => e.papers, number: true },
        ]}
      />
    </>
  )
}
