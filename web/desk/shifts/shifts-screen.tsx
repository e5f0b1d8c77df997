import { Button, Skeleton } from 'antd'
import { addDays, dayOf, systemClock } from '#kernel/clock.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { count, dayInWords } from '../../shared/format.ts'
import { focusRow } from '../kit/key-rows.tsx'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import { MOST_LINES, useMarketDay } from '../market-day.ts'
import { ShiftRows } from './shift-rows.tsx'

/** The board behind the counter: every shift of a day, today's first. */
export function ShiftsScreen() {
  const market = useMarket()
  const [url, setUrl] = useUrlState()
  const today = dayOf(systemClock())
  const day = url['day'] ?? today
  const data = useMarketDay(market.marketId, day)
  const onlyLacking = url['lacking'] === 'yes'
  const shown = (data.data?.shifts ?? []).filter((s) => !onlyLacking || (s.placesLeft ?? 0) > 0)
  const set = (to: string) => setUrl({ day: to === today ? undefined : to })
  useKeys([
    { keys: 't', label: '今天的班次', run: () => set(today) },
    { keys: 'm', label: '明天的班次', run: () => set(addDays(today, 1)) },
    { keys: 'q', label: '只看缺人的', run: () => setUrl({ lacking: onlyLacking ? undefined : 'yes' }) },
    { keys: 'ArrowDown', label: '到班次列表', run: () => focusRow('班次') },
  ])
  return (
    <>
      <PageHead
        title="班次"
        detail={`${market.name} · ${dayInWords(day)}`}
        actions={<PrintButton label="打印这一页" />}
      />
      <fieldset className="chips no-print" aria-label="看哪一天">
        {[today, addDays(today, 1), addDays(today, 2)].map((d, i) => (
          <Button key={d} type={d === day ? 'primary' : 'default'} aria-pressed={d === day} onClick={() => set(d)}>
            {dayInWords(d)} {i === 0 ? <kbd>t</kbd> : i === 1 ? <kbd>m</kbd> : null}
          </Button>
        ))}
        <Button
          aria-pressed={onlyLacking}
          type={onlyLacking ? 'primary' : 'default'}
          onClick={() => setUrl({ lacking: onlyLacking ? undefined : 'yes' })}
        >
          只看缺人的 <kbd>q</kbd>
        </Button>
      </fieldset>
      <Trouble state={data} kept={data.data !== undefined} />
      {data.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {data.data ? (
        <>
          {data.data.isPart ? (
            <p className="why-not">
              这一天超过{count(MOST_LINES)}条，数字只算了前{count(MOST_LINES)}条。
            </p>
          ) : null}
          <p className="line-note">
            {count(data.data.shifts.length)}个班次，还缺{count(data.data.missing)}人，已派{count(data.data.hired)}
            人，到岗
            {count(data.data.checkedIn)}人
          </p>
          <ShiftRows
            label="班次"
            shifts={shown}
            empty={
              onlyLacking ? '没有缺人的班次。' : `${dayInWords(day)}还没有班次。有雇主上门，请到“用工主体”里代发招工。`
            }
          />
        </>
      ) : null}
    </>
  )
}
