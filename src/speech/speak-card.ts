import { getHire } from '#hires/index.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Received } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/mount.ts'
import { divisionNames } from '#markets/index.ts'
import { occupationBookOf } from '#occupations/index.ts'
import { cardSaid } from './job.rules.ts'
import type { Phrase } from './number.rules.ts'
import { textOf } from './said.rules.ts'
import { spoken } from './speaker-of.ts'
import type * as api from './speech.api.ts'

/** To its own parties: who sees no hire hears none. */
export const speakCard: Handler<typeof api.speakCard> = async (asked, ctx) =>
  spoken(ctx, await phrasesOf(asked, ctx), { voice: asked.query.voice, isPrivate: true })

export const getCardWords: Handler<typeof api.getCardWords> = async (asked, ctx) => ({
  voice: asked.query.voice,
  text: textOf(await phrasesOf(asked, ctx)),
})

async function phrasesOf({ params, query }: Received<typeof api.speakCard>, ctx: Ctx): Promise<Phrase[]> {
  const { terms } = await getHire({ params, upload: undefined as never }, ctx)
  const { divisionCode } = terms.place
  const names = await divisionNames(ctx.db, [divisionCode])
  const { code, name } = terms.occupation
  const occupation = { code, name, spoken: (await occupationBookOf(ctx.db)).byCode.get(code)?.spoken ?? null }
  return cardSaid(terms, { divisionName: names.get(divisionCode) ?? '', occupation }, ctx.now, query.voice)
}
