import type { Handler } from '#kernel/mount.ts'
import { qrSvg } from '#kernel/qr.ts'
import { cardPayload } from './worker.rules.ts'
import { profileOf } from './worker.sql.ts'
import type * as api from './workers.api.ts'

export const getWorkerCard: Handler<typeof api.getWorkerCard> = async ({ params: { workerId } }, ctx) => {
  const { cardNumber, name, market } = await profileOf(ctx, workerId)
  const payload = cardPayload(cardNumber)
  return { workerId, cardNumber, name, marketName: market.name, payload, svg: qrSvg(payload) }
}

/** Bank-card size for the pocket; the number under the code is for fingers when the scanner fails. */
export const printWorkerCard: Handler<typeof api.printWorkerCard> = async ({ params: { workerId } }, ctx) => {
  const { cardNumber, name, market } = await profileOf(ctx, workerId)
  const { pdf } = await ctx.documents.renderPdf(
    'worker-card',
    { name, number: cardNumber, market: market.name, phone: market.phone },
    { codes: { card: cardPayload(cardNumber) }, madeAt: ctx.now },
  )
  return { bytes: pdf, type: 'application/pdf', fileName: `零工卡-${cardNumber}.pdf` }
}
