import { App } from 'antd'
import { useState } from 'react'
import { recordTelling, type UnsentMessage } from '#notices/notices.api.ts'
import { useTell } from '../../shared/ask.ts'
import { agoInWords } from '../../shared/format.ts'
import { ActButton } from '../kit/act-button.tsx'
import { useGo } from '../kit/go.ts'
import { KeyRows } from '../kit/key-rows.tsx'
import { ClearPhone } from '../people/clear-phone.tsx'

/** What people should know and no SMS could tell them: somebody calls, then strikes it off. */
export function UnsentMessages({
  marketId,
  label,
  items,
}: {
  marketId: string
  label: string
  items: readonly UnsentMessage[]
}) {
  const go = useGo()
  const { message } = App.useApp()
  const [selected, setSelected] = useState<string | null>(null)
  const tell = useTell(recordTelling, {
    onDone: () => void message.success('已记下'),
    onRefused: (refused) => void message.error(refused.detail),
  })
  const chosen = items.find((m) => m.messageId === selected) ?? items[0]
  return (
    <>
      <KeyRows
        label={label}
        items={items}
        keyOf={(m) => m.messageId}
        selected={chosen?.messageId ?? null}
        onSelect={setSelected}
        onOpen={(m) => m.personId && go(`/people/${m.personId}`)}
        empty="没有，短信都发出去了。"
        columns={[
          { title: '姓名', cell: (m) => m.name },
          { title: '要告诉的事', cell: (m) => m.text },
          { title: '没发出的原因', cell: (m) => m.why },
          { title: '时间', cell: (m) => agoInWords(m.at) },
        ]}
      />
      {chosen ? (
        <div className="form-actions">
          {chosen.personId ? <ClearPhone personId={chosen.personId} name={chosen.name} /> : null}
          <ActButton
            label={`已告诉${chosen.name || '本人'}`}
            primary
            busy={tell.isBusy}
            onRun={() => tell.tell({ params: { marketId, messageId: chosen.messageId } })}
          />
        </div>
      ) : null}
    </>
  )
}
