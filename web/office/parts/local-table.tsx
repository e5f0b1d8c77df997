import { Empty, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { Column } from '../../shared/desk-ui/data-table.tsx'

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty: ReactNode
  onOpen?: (row: Row) => void
}
/** As `DataTable`: from here on only the rows in sight are drawn. */
const VIRTUAL_FROM = 120

/** Rows that are all here already, filtered and counted by the screen. */
export function LocalTable<Row extends object>({ label, columns, rows, rowKey, empty, onOpen }: Props<Row>) {
  // An empty table still scrolls sideways, and nothing in it takes the keyboard there.
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
  const virtual = rows.length > VIRTUAL_FROM
  const shown: TableColumnsType<Row> = columns.map((c) => ({
    key: c.key,
    title: c.title,
    render: (_: unknown, row: Row) => c.cell(row),
    ...(c.width || virtual ? { width: c.width ?? 160 } : {}),
    ...(c.number && { align: 'right' as const, className: 'digits' }),
  }))
  return (
    <Table<Row>
      aria-label={label}
      size="middle"
      rowKey={rowKey}
      columns={shown}
      dataSource={rows}
      pagination={false}
      virtual={virtual}
      scroll={virtual ? { y: 560, x: columns.reduce((sum, c) => sum + (c.width ?? 160), 0) } : { x: 'max-content' }}
      onRow={(row) => ({
        // The keyboard scrolls a wide table from its rows.
        tabIndex: 0,
        ...(onOpen && {
          className: 'openable',
          onClick: () => onOpen(row),
          onKeyDown: (e) => {
            if (e.key === 'Enter' && e.target === e.currentTarget) onOpen(row)
          },
        }),
      })}
    />
  )
}
