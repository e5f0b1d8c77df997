import { whyNotObject } from '#hires/hire.rules.ts'
import { objectToNoShow } from '#hires/hires.api.ts'
import { useTell } from '../../shared/ask.ts'
import { useDraft } from '../../shared/draft.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { sentence } from '../../shared/words.ts'
import { Page } from '../parts/page.tsx'
import type { Hire } from './hire-words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

/** Somebody said that I did not come; my word goes beside it, and a clerk hears both. */
export function ObjectScreen() {
  return <OneHire title="我来过">{(hire, where) => <ObjectTo hire={hire} where={where} />}</OneHire>
}

function ObjectTo({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const [draft, setDraft, { clear }] = useDraft(`object-${hire.hireId}`, { said: hire.objection?.said ?? '' })
  const object = useTell(objectToNoShow, {
    onDone: () => {
      clear()
      go(where.at, { replace: true })
    },
  })
  const no = whyNotObject(hire.state, hire.objection)
  const said = draft.said.trim()
  return (
    <Page
      title="说没来，不对"
      back={where.at}
      helpPhone={hire.terms.market.phone}
      action={
        <>
          {object.refused ? (
            <p className="refused" role="alert">
              {object.refused}
            </p>
          ) : null}
          <BigButton
            onClick={() => object.tell({ params: where.params, body: { said } })}
            busy={object.isBusy}
            whyNot={no ? sentence(no) : said ? null : '请写一句，几点到的、谁看见了'}
          >
            告诉市场
          </BigButton>
        </>
      }
    >
      <p>市场工作人员会问两边，查清楚了告诉您。说了不影响您接活。</p>
      <TextField
        label="您几点到的，谁看见了"
        hint="例如：七点半到东门，和工友老王一起"
        rows={3}
        maxLength={300}
        value={draft.said}
        onValue={(text) => setDraft({ said: text })}
      />
    </Page>
  )
}
