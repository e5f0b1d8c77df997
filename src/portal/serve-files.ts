import { html } from 'ghtml'
import type { Handler } from '#kernel/mount.ts'
import { STYLE } from './layout.ts'
import type * as api from './portal.api.ts'

const YEAR_SECONDS = 31_536_000

export const getPortalStyle: Handler<typeof api.getPortalStyle> = async () => ({
  bytes: STYLE,
  type: 'text/css; charset=utf-8',
  cacheSeconds: YEAR_SECONDS,
})

/** Search engines read the plain pages and the phones' board; what needs a login has nothing for them. */
export const getRobots: Handler<typeof api.getRobots> = async (_input, { settings }) => ({
  bytes: [
    'User-agent: *',
    ...['/api/', '/w/', '/e/', '/desk/', '/office/', '/kiosk/', '/screen/', '/design/', '/demo/', '/docs'].map(
      (path) => `Disallow: ${path}`,
    ),
    'Allow: /w/$',
    'Allow: /',
    `Sitemap: ${settings.origin}/sitemap.xml`,
    '',
  ].join('\n'),
  type: 'text/plain; charset=utf-8',
  cacheSeconds: 3600,
})

/** A sitemap may hold 50,000 addresses; the soonest shifts are the ones worth finding. */
const MOST = 40_000

export const getSitemap: Handler<typeof api.getSitemap> = async (_input, { db, now, settings: { origin } }) => {
  const markets = await db
    .selectFrom('markets.market')
    .select('marketId')
    .where('state', 'in', ['running', 'rectifying', 'relocating'])
    .orderBy('marketId')
    .limit(5000)
    .execute()
  const shifts = await db
    .selectFrom('jobs.shift as s')
    .innerJoin('jobs.post as p', (on) => on.onRef('p.marketId', '=', 's.marketId').onRef('p.postId', '=', 's.postId'))
    .select(['s.marketId', 's.shiftId', 'p.publishedAt'])
    .where('s.listed', '=', true)
    .where('s.startsAt', '>', now)
    .where('p.state', '=', 'published')
    .orderBy('s.startsAt')
    .limit(MOST)
    .execute()
  const urlHtml = (path: string, changed: Date | null = null) => {
    const changedHtml = changed ? html`<lastmod>${changed.toISOString()}</lastmod>` : ''
    return html`<url><loc>${origin}${path}</loc>!${changedHtml}</url>`
  }
  const pagesHtml = ['/', '/markets', '/about'].map((path) => urlHtml(path))
  const marketsHtml = markets.map(({ marketId }) => urlHtml(`/markets/${marketId}`))
  const jobsHtml = shifts.map(({ marketId, shiftId, publishedAt }) =>
    urlHtml(`/jobs/${marketId}/${shiftId}`, publishedAt),
  )
  const bytes = html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">!${pagesHtml}!${marketsHtml}!${jobsHtml}</urlset>
`
  return { bytes, type: 'application/xml; charset=utf-8', cacheSeconds: 600 }
}
