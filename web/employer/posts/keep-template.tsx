import { useState } from 'react'
import { dropTemplate, listTemplates, saveTemplate } from '#jobs/templates.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { Sheet } from '../../shared/ui/sheet.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import type { PostRecord } from '../words.ts'

/** 存为常招的活: under a name of one's own, one press from being posted again. */
export function KeepTemplate({ post }: { post: PostRecord }) {
  const { employerId } = post.employer
  const { data } = useAsk(listTemplates, { params: { employerId } })
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(post.title.slice(0, 30))
  const params = { employerId, postId: post.postId }
  const save = useTell(saveTemplate, { onDone: () => setOpen(false) })
  const drop = useTell(dropTemplate)
  const kept = data?.items.find((one) => one.postId === post.postId)
  if (!data) return null
  if (kept)
    return (
      <>
        {drop.refused ? <Banner kind="error">{drop.refused}</Banner> : null}
        <BigButton kind="secondary" busy={drop.isBusy} onClick={() => drop.tell({ params })}>
          不再常招（{kept.name}）
        </BigButton>
      </>
    )
  return (
    <>
      <BigButton kind="secondary" onClick={() => setOpen(true)}>
        存为常招的活
      </BigButton>
      <Sheet
        title="存为常招的活"
        open={open}
        onClose={() => setOpen(false)}
        action={
          <>
            {save.refused ? (
              <p className="refused" role="alert">
                {save.refused}
              </p>
            ) : null}
            <BigButton
              busy={save.isBusy}
              whyNot={name.trim() ? null : '请起个名字'}
              onClick={() => save.tell({ params, body: { marketId: post.marketId, name: name.trim() } })}
            >
              存好
            </BigButton>
          </>
        }
      >
        <p>下次在首页点一下名字，改个日子就能发。</p>
        <TextField label="叫什么" hint="例如：周末卸货" value={name} onValue={setName} maxLength={30} />
      </Sheet>
    </>
  )
}
