import { decideChange } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Empty } from '../../shared/ui/states.tsx'
import { leaveSteps } from '../../shared/ui/use-step.ts'
import { Page } from '../parts/page.tsx'
import { differences, type Hire } from './hire-words.ts'
import { type HireAt, OneHire } from './use-hire.tsx'

/** Promise 5: a change is offered, laid side by side with what was agreed; refusing costs nothing. */
export function ChangeScreen() {
  return <OneHire title="条件改了">{(hire, where) => <Change hire={hire} where={where} />}</OneHire>
}

function Change({ hire, where }: { hire: Hire; where: HireAt }) {
  const [, go] = useLocation()
  const decide = useTell(decideChange, { onDone: () => leaveSteps(() => go(where.at, { replace: true })) })
  const { offered } = hire
  if (!offered)
    return (
      <Page title="条件改了" back={where.at}>
        <Empty title="没有要您看的更改" action={<BigButton onClick={() => go(where.at)}>看这个活</BigButton>}>
          说好的条件没有变。
        </Empty>
      </Page>
    )
  const lines = differences(hire.terms, offered, systemClock())
  const changed = lines.filter((line) => line.changed)
  const tell = (outcome: 'accepted' | 'refused') =>
    decide.tell({ params: where.params, body: { outcome, postVersion: offered.postVersion } })
  return (
    <Page
      title="条件改了"
      back={where.at}
      helpPhone={hire.terms.market.phone}
      action={
        <>
          {decide.refused ? (
            <p className="refused" role="alert">
              {decide.refused}
            </p>
          ) : null}
          <div className="two-actions">
            <BigButton kind="secondary" onClick={() => tell('refused')} busy={decide.isBusy}>
              不同意
            </BigButton>
            <BigButton onClick={() => tell('accepted')} busy={decide.isBusy}>
              同意
            </BigButton>
          </div>
        </>
      }
    >
      <p>
        <b>{hire.employerName}</b>想改这几条。不同意，就<b>还按原来说好的</b>干；那样不想去了，也可以取消，
        <b>不影响以后接活</b>。
      </p>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">改的是</th>
            <th scope="col">原来说好</th>
            <th scope="col">现在想改成</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((line) => (
            <tr key={line.what}>
              <th scope="row">{line.what}</th>
              <td>{line.was}</td>
              <td>
                <b>{line.now}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length === 0 ? <p>改的是说明文字，工钱、时间、地点都没有变。</p> : null}
      <p className="hint">
        没有变的：
        {lines
          .filter((line) => !line.changed)
          .map((line) => line.what)
          .join('、') || '没有'}
      </p>
    </Page>
  )
}
