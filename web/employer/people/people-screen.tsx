import { dropFavourite, keepFavourite, listFormerWorkers } from '#hires/favourites.api.ts'
import { words as hireWords } from '#hires/hires.words.ts'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { useAskPages, useTell } from '../../shared/ask.ts'
import { useSearchParams } from '../../shared/ui/router.ts'
import { Badge, MoreList, Row } from '../../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import type { Employer } from '../words.ts'
import { type Former, formerInWords } from './former-words.ts'

teach(hireWords)

/** 常用的人: who worked here, kept or not. */
export function PeopleScreen() {
  return (
    <Mine title="常用的人" back="/mine">
      {(employer) => <People employer={employer} />}
    </Mine>
  )
}

function People({ employer: { employerId } }: { employer: Employer }) {
  const [search, setSearch] = useSearchParams()
  const kept = search.get('show') !== 'all'
  const people = useAskPages(
    listFormerWorkers,
    { params: { employerId }, query: { limit: 30, ...(kept && { kept: 'true' }) } },
    { keep: true },
  )
  return (
    <Page title="常用的人" back="/mine">
      <p>干得好的人记下来，下次有活一点就能叫。来不来由本人定，本人也可以不让再叫。</p>
      <fieldset className="chips" aria-label="看哪些">
        <button type="button" aria-pressed={kept} onClick={() => setSearch({}, { replace: true })}>
          常用的
        </button>
        <button type="button" aria-pressed={!kept} onClick={() => setSearch({ show: 'all' }, { replace: true })}>
          干过活的
        </button>
      </fieldset>
      {people.error ? (
        <ErrorState error={people.error} onRetry={people.refetch} />
      ) : people.isPending ? (
        <Skeleton />
      ) : people.items.length === 0 ? (
        <Empty title={kept ? '还没有常用的人' : '还没有人给您干过活'}>
          {kept ? '点“干过活的”，把干得好的人记下来。' : '干完活登记离岗以后，人会出现在这里。'}
        </Empty>
      ) : (
        <MoreList
          label={kept ? '常用的人' : '干过活的人'}
          items={people.items}
          keyOf={(one) => one.workerId}
          hasMore={people.hasMore}
          isLoadingMore={people.isLoadingMore}
          onMore={people.more}
        >
          {(one) => <OneFormer one={one} employerId={employerId} />}
        </MoreList>
      )}
    </Page>
  )
}

function OneFormer({ one, employerId }: { one: Former; employerId: string }) {
  const params = { employerId, workerId: one.workerId }
  const keep = useTell(keepFavourite)
  const drop = useTell(dropFavourite)
  const refused = keep.refused ?? drop.refused
  return (
    <>
      <Row
        title={one.name}
        detail={formerInWords(one, dayOf(systemClock()))}
        aside={
          one.refused ? (
            <Badge>不想再被叫</Badge>
          ) : (
            <button
              type="button"
              className="link nowrap"
              aria-label={one.isFavourite ? `${one.name}不再常用` : `把${one.name}记为常用`}
              onClick={() => (one.isFavourite ? drop : keep).tell({ params })}
            >
              {one.isFavourite ? '不再常用' : '记为常用'}
            </button>
          )
        }
      />
      {refused ? <Banner kind="error">{refused}</Banner> : null}
    </>
  )
}
