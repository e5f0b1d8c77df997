import { words } from '#accounts/accounts.words.ts'
import { getMyConsents, giveMyConsent, withdrawMyConsent } from '#accounts/persons.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { Banner, Empty, ErrorState, Skeleton } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'

teach(words)

export function ConsentsScreen() {
  return (
    <Mine title="我同意了什么" back="/me" why="登录后能看自己同意了什么，也能收回。">
      {() => <Consents />}
    </Mine>
  )
}

function Consents() {
  const { data, error, refetch } = useAsk(getMyConsents, {})
  const give = useTell(giveMyConsent)
  const withdraw = useTell(withdrawMyConsent)
  const refused = give.refused ?? withdraw.refused
  const busy = give.isBusy || withdraw.isBusy
  return (
    <Page title="我同意了什么" back="/me">
      {refused ? <Banner kind="error">{refused}</Banner> : null}
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.items.length === 0 ? (
        <Empty title="还没有要同意的" />
      ) : (
        data.items.map((c) => {
          const on = c.givenAt !== null && !c.outdated
          return (
            <section key={c.purpose} className="consent">
              <h2>{c.title}</h2>
              <p className="as-written">{c.text}</p>
              <p className="hint">{c.law}</p>
              <p>
                <b>{on ? `${whenInWords(c.givenAt!)}同意的` : c.outdated ? '说明改了，要您再看一次' : '没有同意'}</b>
              </p>
              {on ? (
                <BigButton
                  kind="secondary"
                  busy={busy}
                  whyNot={c.required ? '不同意这一条就不能用，要注销请到市场窗口' : null}
                  onClick={() => withdraw.tell({ params: { purpose: c.purpose } })}
                >
                  收回同意：{c.title}
                </BigButton>
              ) : (
                <BigButton
                  kind="secondary"
                  busy={busy}
                  onClick={() => give.tell({ params: { purpose: c.purpose }, body: { version: c.version } })}
                >
                  同意：{c.title}
                </BigButton>
              )}
            </section>
          )
        })
      )}
    </Page>
  )
}
