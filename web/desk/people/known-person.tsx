import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { dayOf, systemClock } from '#kernel/clock.ts'
import { normalizeIdentity } from '#kernel/identity.ts'
import { lookUpWorker } from '#workers/workers.api.ts'
import { call } from '../../shared/call.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { useRested } from '../kit/use-rested.ts'
import { useMarket } from '../market.tsx'
import { type IdentityTyped, readIdentity } from './identity-read.rules.ts'

/** Whoever is known by this paper, in any market, is opened instead of written down twice. */
export function KnownPerson({ paper, onOpen }: { paper: IdentityTyped; onOpen: (workerId: string) => void }) {
  const { marketId } = useMarket()
  const number = useRested(normalizeIdentity(paper.number), 150)
  const ready = paper.kind !== 'none' && readIdentity({ ...paper, number }, dayOf(systemClock())).complete
  const known = useQuery({
    queryKey: ['known-person', marketId, paper.kind, number],
    queryFn: ({ signal }) =>
      call(lookUpWorker, { params: { marketId }, body: { identity: { kind: paper.kind, number } } }, { signal }),
    enabled: ready,
    gcTime: 0,
    staleTime: 60_000,
  })
  const person = ready ? known.data?.items[0] : undefined
  useKeys(person ? [{ keys: 'Alt+o', label: `打开${person.name}的页面`, run: () => onOpen(person.workerId) }] : [])
  if (!person) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={`这个证件已经登记：${person.name}，卡号 ${person.cardNumber}`}
      description="打开原来的页面就能派工，不用再登记。"
      action={
        <Button type="primary" onClick={() => onOpen(person.workerId)}>
          打开 <kbd>Alt+o</kbd>
        </Button>
      }
    />
  )
}
