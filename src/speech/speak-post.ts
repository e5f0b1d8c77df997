import { getPost } from '#jobs/index.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Received } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { occupationBookOf } from '#occupations/index.ts'
import { postSaid } from './job.rules.ts'
import type { Phrase } from './number.rules.ts'
import { textOf } from './said.rules.ts'
import { spoken } from './speaker-of.ts'
import type * as api from './speech.api.ts'

/** Places are taken by the minute, so a phone keeps it no longer than the portal's pages. */
const KEEP_SECONDS = 60

export const speakPost: Handler<typeof api.speakPost> = async (asked, ctx) =>
  spoken(ctx, await phrasesOf(asked, ctx), { voice: asked.query.voice, cacheSeconds: KEEP_SECONDS })

export const getPostWords: Handler<typeof api.getPostWords> = async (asked, ctx) => ({
  voice: asked.query.voice,
  text: textOf(await phrasesOf(asked, ctx)),
})

async function phrasesOf({ params, query }: Received<typeof api.speakPost>, ctx: Ctx): Promise<Phrase[]> {
  const post = await getPost({ params, upload: undefined as never }, ctx)
  const ahead = post.shifts.filter((s) => new Date(s.startsAt) > ctx.now)
  const shift = query.shiftId
    ? post.shifts.find((s) => s.shiftId === query.shiftId)
    : (ahead.find((s) => s.listed) ?? ahead[0] ?? post.shifts.at(-1))
  if (!shift) throw new Failure('not-found', { status: 404 })
  const { code, name } = post.occupation
  const spokenName = (await occupationBookOf(ctx.db)).byCode.get(code)?.spoken ?? null
  const begun = new Date(shift.startsAt) <= ctx.now
  return postSaid(
    {
      pay: { fen: post.payFen, unit: post.payUnit, pieceName: post.pieceName },
      settlement: post.settlement,
      shiftPayFen: shift.shiftPayFen,
      startsAt: new Date(shift.startsAt),
      endsAt: new Date(shift.endsAt),
      occupation: { code, name, spoken: spokenName },
      placesLeft: shift.listed && !begun ? shift.placesLeft : shift.placesLeft <= 0 && !begun ? 0 : null,
      level: post.employer.level,
      divisionCode: post.divisionCode,
      divisionName: post.divisionName,
      place: post.place,
      meetingPoint: post.meetingPoint,
      conditions: post.conditions,
      farM: query.farM ?? null,
    },
    ctx.now,
    query.voice,
  )
}
