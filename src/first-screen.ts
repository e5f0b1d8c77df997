/**
 * The first screen of a page drawn by the server, from the page's own components (`web/worker/first.tsx`), with the answer it
 * shows: on a slow line a person reads and presses a second and a half before the script is there. Only for the plain address,
 * the same for everybody: nothing of the caller is in it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { systemClock } from '#kernel/clock.ts'
import { DOOR_HEADER } from '#kernel/endpoint.ts'
import type { Surface } from '#web/surfaces.ts'

interface FirstScreen {
  address: string
  html(page: unknown): Promise<{ root: string; sent: string }>
}

/** As long as a page of a list counts as fresh on the screens (web/shared/ask.ts). */
const FRESH_MS = 10_000
const PLACE = /<!--first-->[\s\S]*<!--\/first-->/

/** Answers how to fill a built page, or null where the page draws nothing beforehand. Falls back to the page as it was built. */
export async function firstScreenOf(
  app: FastifyInstance,
  { first, door }: Surface,
  folder: string,
): Promise<((page: string) => Promise<string>) | null> {
  const file = join(folder, first)
  if (!existsSync(file)) return null
  const { default: screen } = (await import(file)) as { default: FirstScreen }
  let made: { page: string; untilMs: number } | null = null
  const make = async (page: string) => {
    const reply = await app.inject({ url: screen.address, headers: { [DOOR_HEADER]: door } })
    if (reply.statusCode !== 200) return page
    const { root, sent } = await screen.html(reply.json())
    return page.replace(PLACE, () => root).replace('</body>', () => `${sent}</body>`)
  }
  return async (page) => {
    const nowMs = systemClock().getTime()
    if (made && made.untilMs > nowMs) return made.page
    const whole = await make(page).catch((error: unknown) => {
      app.log.error({ err: error }, 'a first screen could not be drawn')
      return page
    })
    made = { page: whole, untilMs: nowMs + FRESH_MS }
    return whole
  }
}
