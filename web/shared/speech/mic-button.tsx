import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { BigButton } from '../ui/buttons.tsx'
import { hearingNow, NotHeard, onHearing } from './hearing.ts'

/** 说一说: what was understood goes into the field beside it. Not there where nothing can hear. */
export function MicButton({ onText }: { onText: (text: string) => void }) {
  const hearing = useSyncExternalStore(onHearing, hearingNow, hearingNow)
  const [state, setState] = useState<'' | 'hearing' | 'thinking'>('')
  const [why, setWhy] = useState('')
  const open = useRef<{ enough(): void } | null>(null)
  useEffect(() => () => open.current?.enough(), [])
  if (!hearing) return null
  const begin = () => {
    setWhy('')
    setState('hearing')
    const heard = hearing.hear()
    open.current = heard
    heard.text
      .then(onText, (error: unknown) => setWhy(error instanceof NotHeard ? error.detail : '现在听不了，请打字'))
      .finally(() => {
        open.current = null
        setState('')
      })
  }
  const end = () => {
    setState('thinking')
    open.current?.enough()
  }
  return (
    <div>
      <BigButton
        kind="secondary"
        icon="mic"
        busy={state === 'thinking'}
        busyLabel="正在听懂"
        onClick={state === 'hearing' ? end : begin}
      >
        {state === 'hearing' ? '正在听，说完点一下' : '说一说活的名字'}
      </BigButton>
      <p className="why-not" role="status">
        {why}
      </p>
    </div>
  )
}
