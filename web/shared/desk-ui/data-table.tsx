import { Alert, App, Button, Empty, Result, Skeleton, Table, type TableColumnsType } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { Endpoint, Reply, Sent } from '#kernel/endpoint.ts'
import { type ItemOf, useAskPages } from '../ask.ts'
import { Refused } from '../call.ts'
import { count } from '../format.ts'
import { type Filter, Filters } from './filters.tsx'
import { useUrlState } from './url-state.ts'

export interface Column<Row> {
  key: string
  title: string
  /** Text, number or element of the cell. */
  cell: (row: Row) => ReactNode
  width?: number
  /** Figures stand under each other. */
  number?: boolean
  fixed?: 'start' | 'end'
}

export interface DataTableProps<E extends Endpoint> {
  /** What the table is a list of; spoken, and in the empty state. */
  label: string
  /** Answers `{ items, next }`; its query takes the filters' names, `after` and `limit`. */
  endpoint: E
  sent: Sent<E>
  columns: readonly Column<ItemOf<Reply<E>>>[]
  rowKey: (row: ItemOf<Reply<E>>) => string
  filters?: readonly Filter[]
  /** Enter or a click on the row. */
  onOpen?: (row: ItemOf<Reply<E>>) => void
  /** 导出: hears what is filtered by; answers how many rows were handed over and whether there were more. */
  onExport?: (query: Record<string, string | undefined>) => Promise<Exported>
  empty?: ReactNode
  actions?: ReactNode
  everyMs?: number
}

export interface Exported {
  rows: number
  cut: boolean
}

/** Rows the page draws at once; beyond that only those in sight (10,000 rows stay smooth). */
const VIRTUAL_FROM = 120

/** A list of the server: filters in the address, pages by cursor, arrow keys between rows, Enter opens. */
export function DataTable<E extends Endpoint>({
  label,
  endpoint,
  sent,
  columns,
  rowKey,
  filters = [],
  onOpen,
  onExport,
  empty,
  actions,
  everyMs,
}: DataTableProps<E>) {
  type Row = ItemOf<Reply<E>>
  const [url, setUrl] = useUrlState()
  const box = useRef<HTMLDivElement>(null)
  const chosen = Object.fromEntries(filters.map((f) => [f.name, url[f.name]]))
  const asked = { ...sent, query: { ...(sent as { query?: object }).query, ...chosen } } as Sent<E>
  const pages = useAskPages(endpoint, asked, { keep: true, ...(everyMs && { everyMs }) })
  const filtered = filters.some((f) => url[f.name])
  const virtual = pages.items.length > VIRTUAL_FROM

  const shown: TableColumnsType<Row> = columns.map((c) => ({
    key: c.key,
    title: c.title,
    render: (_: unknown, row: Row) => c.cell(row),
    ...(c.width || virtual ? { width: c.width ?? 160 } : {}),
    ...(c.number && { align: 'right' as const, className: 'digits' }),
    ...(c.fixed && { fixed: c.fixed }),
  }))
  const move = (e: KeyboardEvent<HTMLElement>, row: Row) => {
    if (e.target !== e.currentTarget) return
    if (e.key === 'Enter') onOpen?.(row)
    const by = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
    if (!by) return
    e.preventDefault()
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-row-key][tabindex]') ?? [])]
    rows[rows.indexOf(e.currentTarget) + by]?.focus()
  }

  if (pages.error && pages.items.length === 0)
    return (
      <TableError detail={pages.error.detail} forbidden={pages.error.code === 'forbidden'} onRetry={pages.refetch} />
    )
  return (
    <div className="data-table" ref={box}>
      <div className="table-bar">
        <Filters filters={filters} state={url} onChange={setUrl} />
        <div className="page-actions no-print">
          {actions}
          {onExport ? <ExportButton disabled={pages.items.length === 0} onExport={() => onExport(chosen)} /> : null}
        </div>
      </div>
      {pages.error ? (
        <Alert
          type="error"
          showIcon
          title={pages.error.detail}
          action={<Button onClick={pages.refetch}>再试一次</Button>}
        />
      ) : null}
      {pages.isPending ? (
        <Skeleton active={false} paragraph={{ rows: 8 }} title={false} />
      ) : pages.items.length === 0 ? (
        // Not inside the table: an empty one scrolls sideways too, and nothing in it takes the keyboard there.
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={filtered ? '按现在的条件没有找到，放宽条件再看' : (empty ?? `还没有${label}`)}
        />
      ) : (
        <Table<Row>
          aria-label={label}
          size="middle"
          rowKey={rowKey}
          columns={shown}
          dataSource={pages.items}
          pagination={false}
          virtual={virtual}
          {...(virtual
            ? { scroll: { y: 560, x: columns.reduce((sum, c) => sum + (c.width ?? 160), 0) } }
            : { scroll: { x: 'max-content' } })}
          onRow={(row) => ({
            tabIndex: 0,
            onKeyDown: (e) => move(e, row),
            onClick: () => onOpen?.(row),
            className: onOpen ? 'openable' : '',
          })}
        />
      )}
      <p className="table-foot" role="status">
        已显示{count(pages.items.length)}条{pages.hasMore ? '' : '，就这些了'}
        {pages.hasMore ? (
          <Button type="link" onClick={pages.more} loading={pages.isLoadingMore} className="no-print">
            再看更多
          </Button>
        ) : null}
      </p>
    </div>
  )
}

/** Thousands of rows take a while: it says that it works, what came of it, and that rows were left out. */
function ExportButton({ disabled, onExport }: { disabled: boolean; onExport: () => Promise<Exported> }) {
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const { rows, cut } = await onExport()
      if (cut) void message.warning(`只导出了前${count(rows)}条，后面还有。请用条件缩小范围，分几次导出`, 8)
      else void message.success(`已导出${count(rows)}条`)
    } catch (error) {
      void message.error(error instanceof Refused ? error.detail : '没有导出，请再试一次')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button disabled={disabled} loading={isBusy} onClick={() => void run()}>
      导出
    </Button>
  )
}

function TableError({ detail, forbidden, onRetry }: { detail: string; forbidden: boolean; onRetry: () => void }) {
  return (
    <Result
      status={forbidden ? '403' : 'warning'}
      title={forbidden ? '您不能看这里' : '没打开'}
      subTitle={detail}
      extra={forbidden ? null : <Button onClick={onRetry}>再试一次</Button>}
    />
  )
}
