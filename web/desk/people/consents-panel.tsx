import { Button, Skeleton, Tag } from 'antd'
import { getConsents, giveConsent, withdrawConsent } from '#accounts/persons.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { whenInWords } from '../../shared/format.ts'
import { ActingFor } from '../kit/ask-dialog.tsx'
import { Trouble } from '../kit/trouble.tsx'

/** Read out, answered, written down with its version; taken back as easily. */
export function ConsentsPanel({ workerId, name }: { workerId: string; name: string }) {
  const consents = useAsk(getConsents, { params: { workerId } })
  const give = useTell(giveConsent)
  const withdraw = useTell(withdrawConsent)
  if (consents.error && !consents.data) return <Trouble state={consents} />
  if (!consents.data) return <Skeleton active />
  return (
    <section aria-label="同意事项">
      <Trouble state={consents} kept />
      <ActingFor name={name} />
      <Refusal refused={give.error ?? withdraw.error} />
      <ul className="consent-list">
        {consents.data.items.map((c) => (
          <li key={c.purpose}>
            <div>
              <b>{c.title}</b> {c.sensitive ? <Tag>敏感，单独问</Tag> : null}
              {c.givenAt ? (
                <Tag color={c.outdated ? 'warning' : 'success'}>
                  {c.outdated ? '同意的是旧版本' : `已同意，${whenInWords(c.givenAt)}`}
                </Tag>
              ) : (
                <Tag>没有同意</Tag>
              )}
              <p>{c.text}</p>
              <small>
                第{c.version}版 · {c.law}
              </small>
            </div>
            {c.givenAt && !c.outdated ? (
              c.required ? null : (
                <Button
                  loading={withdraw.isBusy}
                  onClick={() => withdraw.tell({ params: { workerId, purpose: c.purpose } })}
                >
                  撤回
                </Button>
              )
            ) : (
              <Button
                type="primary"
                loading={give.isBusy}
                onClick={() =>
                  give.tell({ params: { workerId, purpose: c.purpose }, body: { version: c.version, how: 'desk' } })
                }
              >
                读过了，同意
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
