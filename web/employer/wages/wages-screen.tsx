import { useState } from 'react'
import { listEmployerHires } from '#hires/hires.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import { useAskPages } from '../../shared/ask.ts'
import { priceTag, spanInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { byShift } from '../home/board.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { PersonRow } from '../shifts/person-row.tsx'
import { type Employer, openFen } from '../words.ts'

teach(hireWords)

const SHOWN = [
  ['unpaid', '没付的'],
  ['paid', '等确认的'],
  ['confirmed', '结清的'],
] as const
type Shown = (typeof SHOWN)[number][0]

export function WagesScreen() {
  return <Mine title="发工钱">{(employer) => <Wages employer={employer} />}</Mine>
}

/** What is owed, shift by shift; chosen people are paid together. `?shift=` shows one shift alone. */
function Wages({ employer }: { employer: Employer }) {
  const [, go] = useLocation()
  const [search, setSearch] = useSearchParams()
  const shown = (SHOWN.find(([key]) => key === search.get('show'))?.[0] ?? 'unpaid') satisfies Shown
  const shiftId = search.get('shift')
  const [left, setLeft] = useState<readonly string[]>([])
  const hires = useAskPages(listEmployerHires, {
    params: { employerId: employer.employerId },
    query: { limit: 100, ...(shiftId && { shiftId }), ...(shown === 'unpaid' ? { unpaid: 'true' } : { state: shown }) },
  })
  const items = shown === 'unpaid' ? hires.items.filter((hire) => openFen(hire.wage) > 0) : hires.items
  // Everybody is chosen until somebody is left out: paying all is the usual case.
  const chosen = shown === 'unpaid' ? items.filter((hire) => !left.includes(hire.hireId)) : []
  const total = chosen.reduce((sum, hire) => sum + openFen(hire.wage), 0)
  const toggle = (hireId: string) =>
    setLeft(left.includes(hireId) ? left.filter((id) => id !== hireId) : [...left, hireId])
  return (
    <Page title="发工钱" {...(shiftId && { back: `/shifts/${shiftId}` })}>
      <fieldset className="chips" aria-label="看哪些">
        {SHOWN.map(([key, word]) => (
          <button
            key={key}
            type="button"
            aria-pressed={shown === key}
            onClick={() => setSearch({ show: key, ...(shiftId && { shift: shiftId }) }, { replace: true })}
          >
            {word}
          </button>
        ))}
      </fieldset>
      {hires.error ? (
        <ErrorState error={hires.error} onRetry={hires.refetch} />
      ) : hires.isPending ? (
        <Skeleton />
      ) : items.length === 0 ? (
        <Empty title={shown === 'unpaid' ? '没有欠着的工钱' : shown === 'paid' ? '没有等确认的' : '还没有结清的'}>
          {shown === 'unpaid' ? '登记离岗以后，工钱会自动算出来，列在这里。' : ''}
        </Empty>
      ) : (
        <>
          {shown === 'unpaid' ? (
            <BigButton
              icon="money"
              whyNot={chosen.length > 0 ? null : '请先选人'}
              onClick={() => go(`/wages/pay?of=${chosen.map((h) => h.hireId).join(',')}`)}
            >
              付{chosen.length}人，一共{priceTag(total)}
            </BigButton>
          ) : null}
          {items.length > 1 && shown === 'unpaid' ? (
            <p>
              <button
                type="button"
                className="link"
                onClick={() => setLeft(chosen.length === 0 ? [] : items.map((hire) => hire.hireId))}
              >
                {chosen.length === 0 ? '全选' : '都不选'}
              </button>
            </p>
          ) : null}
          {byShift(items).map(({ shiftId: id, hires: of }) => (
            <section key={id} className="rows" aria-label={`${of[0]!.title}的工钱`}>
              <h2>{of[0]!.title}</h2>
              <p className="soft">{spanInWords(of[0]!.startsAt, of[0]!.endsAt)}</p>
              {of.map((hire) => (
                <PersonRow
                  key={hire.hireId}
                  hire={hire}
                  chosen={!left.includes(hire.hireId)}
                  onChoose={shown === 'unpaid' ? () => toggle(hire.hireId) : null}
                />
              ))}
            </section>
          ))}
          {hires.hasMore ? (
            <BigButton kind="secondary" onClick={hires.more} busy={hires.isLoadingMore} busyLabel="正在找">
              再看更多
            </BigButton>
          ) : null}
        </>
      )}
    </Page>
  )
}
