import { App, Button } from 'antd'
import { useState } from 'react'
import type { Endpoint, Sent } from '#kernel/endpoint.ts'
import { fetchFile, Refused } from '../call.ts'
import { useKeys } from './keys.tsx'

export interface PrintButtonProps<E extends Endpoint> {
  /** A `download` that answers PDF or an image; without it the page itself is printed. */
  endpoint?: E
  sent?: Sent<E>
  label?: string
  /** `Alt+p` by default; null binds none. */
  keys?: string | null
}

/** Opens the printer's dialog on a document of the server, without leaving the page. */
export function PrintButton<E extends Endpoint>({
  endpoint,
  sent,
  label = '打印',
  keys = 'Alt+p',
}: PrintButtonProps<E>) {
  const [busy, setBusy] = useState(false)
  const { message } = App.useApp()
  const run = async () => {
    if (!endpoint) return window.print()
    setBusy(true)
    try {
      await printBlob((await fetchFile(endpoint, sent as Sent<E>)).blob)
    } catch (error) {
      void message.error(error instanceof Refused ? error.detail : '没有打印出来，请看看打印机再试')
    } finally {
      setBusy(false)
    }
  }
  useKeys(keys ? [{ keys, label, run: () => void run() }] : [])
  return (
    <Button onClick={() => void run()} loading={busy}>
      {label} {keys ? <kbd>{keys}</kbd> : null}
    </Button>
  )
}

/** The frame must stay until the dialog is closed, and no browser says when that is. */
const FRAME_STAYS_MS = 120_000

function printBlob(blob: Blob): Promise<void> {
  return new Promise((go) => {
    const frame = document.createElement('iframe')
    const address = URL.createObjectURL(blob)
    frame.className = 'print-frame'
    frame.title = '打印'
    frame.src = address
    frame.onload = () => {
      frame.contentWindow?.focus()
      frame.contentWindow?.print()
      go()
    }
    document.body.append(frame)
    setTimeout(() => {
      frame.remove()
      URL.revokeObjectURL(address)
    }, FRAME_STAYS_MS)
  })
}
