import { Button, type InputRef, Skeleton } from 'antd'
import { useRef, useState } from 'react'
import { dayOf, systemClock, timeOf } from '#kernel/clock.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { count, dayInWords } from '../../shared/format.ts'
import { FindBox } from '../kit/find-box.tsx'
import { useGo } from '../kit/go.ts'
import { Trouble } from '../kit/trouble.tsx'
import { useMarket } from '../market.tsx'
import { MOST_LINES, useMarketDay } from '../market-day.ts'
import { PersonOption } from '../people/person-option.tsx'
import { usePersonSearch } from '../people/use-person-search.ts'
import { ShiftRows } from '../shifts/shift-rows.tsx'

/** Where a clerk stands between two people: find the next one, see what lacks. */
export function TodayScreen() {
  const market = useMarket()
  const go = useGo()
  const [url, setUrl] = useUrlState()
  const [text, setText] = useState(url['text'] ?? '')
  const box = useRef<InputRef>(null)
  const found = usePersonSearch(market.marketId, text)
  const now = systemClock()
  const today = dayOf(now)
  const day = useMarketDay(market.marketId, today)
  const focus = () => box.current?.focus({ cursor: 'all' })
  useKeys([
    { keys: 'F2', label: '找人', run: focus },
    { keys: '/', label: '找人', run: focus },
  ])
  const numbers = day.data
    ? [
        { label: '今天的班次', value: day.data.shifts.length, path: '/shifts' },
        { label: '还缺人', value: day.data.missing, path: '/shifts' },
        { label: '已派工', value: day.data.hired, path: '/shifts' },
        { label: '已到岗', value: day.data.checkedIn, path: '/shifts' },
      ]
    : []
  return (
    <>
      <PageHead title="今天" detail={`${market.name} · ${dayInWords(today)} · ${timeOf(now)} 的数字，每 20 秒更新`} />
      <FindBox
        label="找人：姓名、拼音、首字母、手机尾号、卡号；证件号要输完整"
        size="large"
        autoFocus
        boxRef={box}
        text={text}
        onText={(typed) => {
          setText(typed)
          if (url['text']) setUrl({ text: undefined })
        }}
        items={found.items}
        keyOf={(p) => p.workerId}
        onPick={(p) => go(`/people/${p.workerId}`)}
        status={found.sentence}
        isFinding={found.isFinding}
      >
        {(p) => <PersonOption person={p} />}
      </FindBox>
      <div className="quick-acts">
        <Button type="primary" onClick={() => go('/people/new')}>
          登记零工 <kbd>F4</kbd>
        </Button>
        <Button onClick={() => go('/employers/new')}>登记用工主体</Button>
        <Button onClick={() => go('/posts/new')}>代发招工</Button>
        <Button onClick={() => go('/open-things')}>
          收尾清单 <kbd>F8</kbd>
        </Button>
      </div>
      <Trouble state={day} kept={day.data !== undefined} />
      {day.isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {day.data ? (
        <>
          {day.data.isPart ? (
            <p className="why-not">
              这一天超过{count(MOST_LINES)}条，数字只算了前{count(MOST_LINES)}条。
            </p>
          ) : null}
          <dl className="numbers" aria-label="今天的数字">
            {numbers.map((n) => (
              <div key={n.label}>
                <dt>{n.label}</dt>
                <dd className="digits">{count(n.value)}</dd>
              </div>
            ))}
          </dl>
          <h2>还缺人的班次</h2>
          <ShiftRows
            label="还缺人的班次"
            shifts={day.data.shifts.filter((s) => (s.placesLeft ?? 0) > 0)}
            empty="今天没有缺人的班次。有雇主上门，请点“代发招工”。"
          />
        </>
      ) : null}
    </>
  )
}
