import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCommands } from '../shared/desk-ui/command-box.tsx'
import { useKeys } from '../shared/desk-ui/keys.tsx'
import { QueueBar } from '../shared/desk-ui/queue-bar.tsx'
import type { Market } from './market.tsx'

/** In the top bar of every desk screen: find a person from anywhere, and what is not yet sent. */
export function DeskBar({ market, onLeaveMarket }: { market: Market; onLeaveMarket: (() => void) | null }) {
  const go = useNavigate()
  const to = (path: string) => void go({ to: path as any })
  useKeys([
    { keys: 'F2', label: '找人', run: () => to('/') },
    { keys: 'F4', label: '登记零工', run: () => to('/people/new') },
    { keys: 'F6', label: '今天的班次', run: () => to('/shifts') },
    { keys: 'F8', label: '收尾清单', run: () => to('/open-things') },
  ])
  useCommands((text) => [
    ...(text.trim() && !/^\d+$/.test(text)
      ? []
      : text.trim()
        ? [
            {
              id: 'find',
              label: `找人：${text}`,
              run: (typed: string) => void go({ to: '/' as any, search: { text: typed } as any }),
            },
          ]
        : []),
    ...(onLeaveMarket && '换市场'.includes(text.trim()) && text.trim()
      ? [{ id: 'market', label: '换市场', hint: market.name, run: onLeaveMarket }]
      : []),
  ])
  return (
    <>
      <QueueBar />
      {onLeaveMarket ? <Button onClick={onLeaveMarket}>换市场</Button> : null}
      <Button onClick={() => to('/')}>
        找人 <kbd>F2</kbd>
      </Button>
    </>
  )
}
