import { Badge, Button, Drawer, Empty, Space } from 'antd'
import { useState } from 'react'
import { whenInWords } from '../format.ts'
import { discardQueued, retryQueued, useQueue } from '../queue.ts'

/** What is not yet sent, in the top bar; a press lists it, and what was refused asks for a decision. */
export function QueueBar() {
  const { banner, refused, waiting, all, online } = useQueue()
  const [open, setOpen] = useState(false)
  if (!banner && online) return null
  return (
    <>
      <div role="status">
        <Button danger={refused.length > 0} onClick={() => setOpen(true)}>
          <Badge status={refused.length > 0 ? 'error' : online ? 'processing' : 'warning'} />{' '}
          {banner ?? '网络不通，可以继续办，联网后自动提交'}
        </Button>
      </div>
      <Drawer
        title={`没有发出去的事（${waiting + refused.length}）`}
        open={open}
        onClose={() => setOpen(false)}
        size={480}
      >
        {all.length === 0 ? <Empty description="都发出去了" /> : null}
        <ul className="queue-list">
          {all.map((write) => (
            <li key={write.key}>
              <div>
                <b>{write.label}</b>
                <span>
                  {whenInWords(write.at)}
                  {write.refusal ? '' : ' · 还没发出去，通了自动提交'}
                </span>
                {write.refusal ? <p role="alert">{write.refusal.detail}</p> : null}
              </div>
              {write.state === 'refused' ? (
                <Space>
                  <Button type="primary" onClick={() => void retryQueued(write.key)}>
                    再办一次
                  </Button>
                  <Button danger onClick={() => void discardQueued(write.key)}>
                    不办了
                  </Button>
                </Space>
              ) : null}
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  )
}
