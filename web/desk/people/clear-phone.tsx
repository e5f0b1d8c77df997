import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { getClearPhone } from '#accounts/persons.api.ts'
import { call, Refused } from '../../shared/call.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'

/** The whole number, for a reason; the person reads who looked and why. */
export function ClearPhone({ personId, name }: { personId: string; name: string }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('联系找活的事')
  const [phone, setPhone] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const close = () => {
    setOpen(false)
    setPhone(null)
    setRefused(null)
  }
  const read = async () => {
    if (phone) return close()
    try {
      setPhone((await call(getClearPhone, { params: { personId }, query: { reason: reason.trim() } })).spoken)
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused('bug'))
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>看电话</Button>
      {open ? (
        <AskDialog
          title={`看${name}的电话`}
          okText={phone ? '看好了' : '看电话'}
          whyNot={reason.trim().length < 2 ? '请写为什么要看' : null}
          refused={refused}
          onOk={() => void read()}
          onClose={close}
        >
          <p>谁看了、为什么看，都会记下，本人看得到。</p>
          <div className="ask-field">
            <label htmlFor={id}>为什么要看</label>
            <Input id={id} maxLength={100} value={reason} onChange={(e) => setReason(e.target.value)} />
          </div>
          {phone ? (
            <p className="big-phone digits" role="status">
              {phone}
            </p>
          ) : null}
        </AskDialog>
      ) : null}
    </>
  )
}
