import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { findDivisions } from '#divisions/divisions.api.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { getWageFloors } from '#law/law-rows.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { call, Refused } from '../../shared/call.ts'
import { Filters } from '../../shared/desk-ui/filters.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { yuan } from '../../shared/format.ts'
import { saveCsv } from '../parts/csv.ts'
import { Pill } from '../parts/pill.tsx'
import { Answer } from '../parts/states.tsx'

/** What a post is held against in each city: under the verified floor it is refused, under a newer unverified one warned of. */
export function WageFloorsScreen() {
  const [url, setUrl] = useUrlState()
  const cities = useAsk(findDivisions, { query: { level: 'city', limit: 50 } })
  const day = url['day'] ?? dayOf(systemClock())
  return (
    <>
      <PageHead
        title="最低工资"
        detail="按用工主体所在城市。低于已核实的标准，招聘信息发不出去；低于待核实的新标准只提醒。"
      />
      <div className="table-bar">
        <Filters filters={[{ name: 'day', label: '哪一天', kind: 'day' }]} state={url} onChange={setUrl} />
        <Export cities={cities.data?.items ?? []} day={day} />
      </div>
      <Answer of={cities}>
        {({ items }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it sideways on narrow screens
          <section className="scroller" tabIndex={0} aria-label="各市最低工资">
            <table className="plain">
              <caption className="spoken">{day} 各市最低工资</caption>
              <thead>
                <tr>
                  <th scope="col">城市</th>
                  <th scope="col" className="digits">
                    小时（元）
                  </th>
                  <th scope="col" className="digits">
                    月（元）
                  </th>
                  <th scope="col">起用日期</th>
                  <th scope="col">出处</th>
                  <th scope="col">待核实的新标准</th>
                </tr>
              </thead>
              <tbody>
                {items.map((city) => (
                  <City key={city.code} code={city.code} name={city.name} day={day} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Answer>
    </>
  )
}

/** Asks city by city like the table; Excel gets figures without a unit in the cell. */
function Export({ cities, day }: { cities: readonly { code: string; name: string }[]; day: string }) {
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const rows = await Promise.all(
        cities.map(async ({ code, name }) => {
          const { verified, unverified } = await call(getWageFloors, { query: { divisionCode: code, day } })
          const of = (f: Floor | null) =>
            f
              ? [f.floorFenPerHour / 100, f.floorFenPerMonth / 100, f.effectiveFrom, f.citation]
              : [null, null, null, null]
          return [name, day, ...of(verified), ...of(unverified)]
        }),
      )
      saveCsv('最低工资', ['城市', '哪一天', ...floorHead('已核实'), ...floorHead('待核实')], rows)
    } catch (error) {
      void message.error(error instanceof Refused ? error.detail : '没有导出，请再试一次')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button disabled={cities.length === 0} loading={isBusy} onClick={() => void run()}>
      导出
    </Button>
  )
}
const floorHead = (mark: string) => ['小时（元）', '月（元）', '起用日期', '出处'].map((title) => `${mark}${title}`)

type Floor = NonNullable<Reply<typeof getWageFloors>['verified']>

function City({ code, name, day }: { code: string; name: string; day: string }) {
  const floors = useAsk(getWageFloors, { query: { divisionCode: code, day } }, { keep: true })
  const { verified, unverified } = floors.data ?? { verified: null, unverified: null }
  return (
    <tr>
      <th scope="row">{name}</th>
      {floors.isPending ? (
        <td colSpan={5}>
          <Skeleton.Input size="small" />
        </td>
      ) : floors.error ? (
        <td colSpan={5}>
          <Alert type="error" title={floors.error.detail} />
        </td>
      ) : (
        <>
          <td className="digits">{verified ? yuan(verified.floorFenPerHour) : '没有'}</td>
          <td className="digits">{verified ? yuan(verified.floorFenPerMonth) : '没有'}</td>
          <td className="digits">{verified?.effectiveFrom ?? ''}</td>
          <td>{verified ? <Source floor={verified} /> : null}</td>
          <td>
            {unverified ? (
              <>
                {yuan(unverified.floorFenPerHour)} 元/小时、{yuan(unverified.floorFenPerMonth)} 元/月，
                {unverified.effectiveFrom ?? '日期不详'} 起 <Source floor={unverified} />{' '}
                <Pill kind="warn">待核实</Pill>
              </>
            ) : (
              '没有'
            )}
          </td>
        </>
      )}
    </tr>
  )
}

function Source({ floor }: { floor: Floor }) {
  return <Link to={`/law/${floor.rowId}` as never}>{floor.citation.replace(/（[^）]*待核实）$/, '')}</Link>
}
