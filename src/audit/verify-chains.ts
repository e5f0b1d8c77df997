import { NO_MARKET } from '#kernel/context.ts'
import { type ChainFault, verifyChain } from '#kernel/journal.ts'
import type { Handler } from '#kernel/mount.ts'
import type * as api from './audit.api.ts'

export const verifyChains: Handler<typeof api.verifyChains> = async (_input, { db, now }) => {
  const heads = await db.selectFrom('kernel.chainHead').select(['marketId', 'seq']).orderBy('marketId').execute()
  const faults: ChainFault[] = []
  for (const { marketId } of heads) {
    const fault = await verifyChain(db, marketId)
    if (fault) faults.push(fault)
  }
  return {
    chains: heads.length,
    links: heads.reduce((sum, h) => sum + h.seq, 0),
    faults: faults.map((f) => ({ ...f, marketId: f.marketId === NO_MARKET ? null : f.marketId })),
    at: now.toISOString(),
  }
}
