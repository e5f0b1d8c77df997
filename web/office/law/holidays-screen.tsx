import { Alert, Button, Drawer, Empty, Select } from 'antd'
import { useState } from 'react'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { getHolidays, putHolidays } from '#law/holidays.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { saveCsv } from '../parts/csv.ts'
import { LocalTable } from '../parts/local-table.tsx'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { Pill } from '../parts/pill.tsx'
import { Answer } from '../parts/states.tsx'
import { EnterHolidays } from './enter-holidays.tsx'

export function HolidaysScreen() {
  const me = useMe()
  const thisYear = Number(dayOf(systemClock()).slice(0, 4))
  const [url, setUrl] = useUrlState()
  const year = Number(url['year'] ?? thisYear)
  const asked = useAsk(getHolidays, { query: { year } }, { keep: true })
  const [entering, setEntering] = useState<number | null>(null)
  const why = whyNotCall(me, putHolidays)
  const covered = asked.data?.coveredYears ?? []
  const missing = asked.data?.missingYears ?? []
  const years = [...new Set([...covered, ...missing, thisYear, thisYear + 1, year])].sort()
  return (
    <>
      <PageHead
        title="节假日"
        detail="按国务院每年的放假通知。工资支付日、办案期限都按它算；缺了哪一年，系统会说算不出来，不会猜。"
        actions={
          <>
            <Select
              aria-label="年份"
              value={year}
              options={years.map((y) => ({ value: y, label: `${y} 年` }))}
              onChange={(y: number) => setUrl({ year: String(y) })}
            />
            <Button
              disabled={!asked.data?.items.length}
              onClick={() =>
                saveCsv(
                  `${year}年节假日`,
                  ['日期', '名称', '放假或上班', '法定节假日'],
                  (asked.data?.items ?? []).map((h) => [
                    h.day,
                    h.name,
                    h.workday ? '调休上班' : '放假',
                    h.statutory ? '是' : '不是',
                  ]),
                )
              }
            >
              导出
            </Button>
            <Button type="primary" disabled={Boolean(why)} title={why} onClick={() => setEntering(year)}>
              录入 {year} 年的放假通知
            </Button>
          </>
        }
      />
      {missing.map((y) => (
        <Alert
          key={y}
          type="warning"
          showIcon
          title={`${y} 年的放假通知还没有录入`}
          description={why ?? '国务院通知一般在上一年第四季度发布，发布后请及时录入。'}
          action={
            why ? null : (
              <Button size="small" onClick={() => setEntering(y)}>
                录入 {y} 年
              </Button>
            )
          }
        />
      ))}
      <Answer of={asked}>
        {({ items, notice }) => (
          <>
            <p>
              {notice
                ? `《${notice.title}》（${notice.documentNumber}），${notice.publishedOn} 发布${notice.address ? `，${notice.address}` : ''}`
                : `还没有 ${year} 年的通知，下面只有法律本身定下的日子。`}
            </p>
            {items.length === 0 ? (
              <Empty description={`${year} 年没有记录`} />
            ) : (
              <LocalTable
                label={`${year} 年节假日`}
                rows={items}
                rowKey={(h) => h.day}
                empty=""
                columns={[
                  {
                    key: 'day',
                    title: '日期',
                    width: 160,
                    cell: (h) => (
                      <span className="digits">
                        {h.day} 周{'日一二三四五六'[new Date(`${h.day}T00:00:00Z`).getUTCDay()]}
                      </span>
                    ),
                  },
                  { key: 'name', title: '名称', width: 160, cell: (h) => h.name },
                  {
                    key: 'kind',
                    title: '放假或上班',
                    width: 160,
                    cell: (h) => (h.workday ? <Pill kind="warn">调休上班</Pill> : <Pill kind="good">放假</Pill>),
                  },
                  {
                    key: 'statutory',
                    title: '法定节假日',
                    cell: (h) => (h.statutory ? '是，工资按 300%（劳动法 44 条）' : '不是'),
                  },
                ]}
              />
            )}
          </>
        )}
      </Answer>
      <Drawer
        title={`录入 ${entering ?? year} 年的放假通知`}
        open={entering !== null}
        size={720}
        destroyOnHidden
        onClose={() => setEntering(null)}
      >
        {entering ? (
          <EnterHolidays
            year={entering}
            onDone={() => {
              setUrl({ year: String(entering) })
              setEntering(null)
            }}
          />
        ) : null}
      </Drawer>
    </>
  )
}
