import { words as accountWords } from '#accounts/accounts.words.ts'
import { getMyClearReadings, getMyConsents, giveMyConsent, withdrawMyConsent } from '#accounts/persons.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { useAsk, useAskPages, useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { MoreList } from '../../shared/ui/small.tsx'
import { Banner, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

teach(accountWords)

/** What I agreed to, and who read my number in clear and why (个保法 44–47). */
export function DataScreen() {
  return (
    <Mine title="我的数据" back="/mine">
      {() => <MyData />}
    </Mine>
  )
}

/** Those that concern somebody who hires; the rest are asked of workers. */
const OF_EMPLOYERS = ['register', 'identity', 'location']

function MyData() {
  const consents = useAsk(getMyConsents, {})
  const readings = useAskPages(getMyClearReadings, { query: { limit: 20 } })
  const shown = consents.data?.items.filter((c) => OF_EMPLOYERS.includes(c.purpose) || c.givenAt)
  return (
    <Page title="我的数据" back="/mine">
      <section className="rows" aria-label="我同意了什么">
        <h2>我同意了什么</h2>
        {consents.error ? (
          <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />
        ) : shown ? (
          shown.map((consent) => <ConsentBox key={consent.purpose} consent={consent} />)
        ) : (
          <Skeleton rows={2} />
        )}
      </section>
      <section className="rows" aria-label="谁看过我的号码和证照">
        <h2>谁看过我的号码和证照</h2>
        {readings.error ? (
          <ErrorState error={readings.error} onRetry={readings.refetch} />
        ) : readings.isPending ? (
          <Skeleton rows={1} />
        ) : readings.items.length === 0 ? (
          <p className="none">没有人看过完整的号码和证照。</p>
        ) : (
          <MoreList
            label="查看记录"
            items={readings.items}
            keyOf={(reading) => reading.readingId}
            hasMore={readings.hasMore}
            isLoadingMore={readings.isLoadingMore}
            onMore={readings.more}
          >
            {(reading) => (
              <div className="message">
                <b>{READING_WORDS[reading.what] ?? reading.what}</b>
                <p>
                  {whenInWords(reading.at)}，{reading.by}
                </p>
                <p>理由：{reading.reason}</p>
              </div>
            )}
          </MoreList>
        )}
      </section>
    </Page>
  )
}

const READING_WORDS: Record<string, string> = {
  phone: '看了手机号',
  identity: '看了证件号',
  paper: '看了证照',
  'contact-phone': '看了联系电话',
}

function ConsentBox({ consent }: { consent: Reply<typeof getMyConsents>['items'][number] }) {
  const give = useTell(giveMyConsent)
  const withdraw = useTell(withdrawMyConsent)
  const params = { purpose: consent.purpose }
  const given = consent.givenAt !== null && !consent.outdated
  return (
    <div className="message">
      <b>{consent.title}</b>
      <p>
        {consent.givenAt
          ? `${whenInWords(consent.givenAt)}同意${consent.outdated ? '，说明改过，要重新同意' : ''}`
          : '没有同意'}
      </p>
      <details className="more">
        <summary>说明</summary>
        <p className="as-written">{consent.text}</p>
        <p className="hint">{consent.law}</p>
      </details>
      {(give.refused ?? withdraw.refused) ? <Banner kind="error">{give.refused ?? withdraw.refused}</Banner> : null}
      {given ? (
        consent.required ? (
          <p className="hint">没有这一项就不能用。要注销，请找市场工作人员。</p>
        ) : (
          <BigButton kind="secondary" onClick={() => withdraw.tell({ params })} busy={withdraw.isBusy}>
            撤回：{consent.title}
          </BigButton>
        )
      ) : (
        <BigButton
          kind="secondary"
          onClick={() => give.tell({ params, body: { version: consent.version } })}
          busy={give.isBusy}
        >
          同意：{consent.title}
        </BigButton>
      )}
    </div>
  )
}
