import { html } from 'ghtml'
import { divisionTreeOf, fullNameOf } from '#divisions/index.ts'
import type { Ctx } from '#kernel/context.ts'
import type { Received, Reply } from '#kernel/endpoint.ts'
import { Failure } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { findMarkets } from '#markets/index.ts'
import type * as markets from '#markets/markets.api.ts'
import { iconHtml } from './icons.ts'
import { pageOf } from './layout.ts'
import { hoursToday } from './opening-hours.ts'
import { placeOptionsHtml } from './place-options.ts'
import type * as api from './portal.api.ts'

export type Market = Reply<typeof markets.findMarkets>['items'][number]
type Query = Received<typeof api.showMarkets>['query']
const PAGE = 30

export const showMarkets: Handler<typeof api.showMarkets> = async ({ query }, ctx) => {
  const tree = await divisionTreeOf(ctx.db)
  const place = tree.byCode.has(query.place) ? query.place : ''
  const { items, next } = await listOf(ctx, { ...query, place })
  const places =
    items.length > 0
      ? await openPlaces(
          ctx,
          items.map((market) => market.marketId),
        )
      : new Map<string, number>()
  const where = place ? fullNameOf(tree, place, 'city') : '广东'
  const title = `${where}零工市场`
  const listHtml =
    items.length > 0
      ? html`<ul class="slips">!${items.map((market) => marketHtml(market, places.get(market.marketId) ?? 0, ctx.now))}</ul>`
      : html`<section class="empty"><h2>没有找到这样的市场</h2><p>换个地方或名字再找，或者打 <a href="tel:12333">12333</a> 问最近的零工市场。</p><ul class="chips"><li><a href="/markets">看全部市场</a></li></ul></section>`
  const more = new URLSearchParams({
    ...(place && { place }),
    ...(query.name && { name: query.name }),
    after: next ?? '',
  })
  const nextHtml = next
    ? html`<p class="next"><a class="button" rel="next" href="/markets?${more}">后面还有，接着看</a></p>`
    : ''
  const bodyHtml = html`<div class="wrap">
<h1>${title}</h1>
<p class="count">找活、登记、派工都不收钱。没有手机也能去，窗口有人帮您办。</p>
<form class="ask" action="/markets" method="get" role="search" aria-label="找市场">
<label class="row">在哪里<select name="place">!${placeOptionsHtml(tree, place)}</select></label>
<label>名称或地址<input name="name" value="${query.name}" placeholder="石碁、华强" autocomplete="off" enterkeyhint="search"></label>
<button class="button do">找市场</button>
</form>
!${listHtml}!${nextHtml}
</div>`
  return pageOf(ctx, {
    title: `${title}名录：地址、电话、开放时间`,
    description: `${title}的地址、电话、开放时间和正在招的活。找活不收钱，没有手机也能去。`,
    path: '/markets',
    at: 'markets',
    index: !place && !query.name && !query.after,
    bodyHtml,
  })
}

async function listOf(ctx: Ctx, { place, name, after }: Query) {
  const query = { limit: PAGE, ...(place && { divisionCode: place }), ...(name && { name }) }
  const upload = undefined as never
  try {
    return await findMarkets({ query: { ...query, ...(after && { after }) }, upload }, ctx)
  } catch (error) {
    if (after && error instanceof Failure && error.code === 'invalid') return findMarkets({ query, upload }, ctx)
    throw error
  }
}

/** Places that can be taken now, by market. */
async function openPlaces(ctx: Ctx, marketIds: string[]): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('jobs.shift')
    .select((eb) => ['marketId', eb.fn.sum<number>(eb('headcount', '-', eb.ref('taken'))).as('places')])
    .where('listed', '=', true)
    .where('startsAt', '>', ctx.now)
    .where('marketId', 'in', marketIds)
    .groupBy('marketId')
    .execute()
  return new Map(rows.map((row) => [row.marketId, Number(row.places)]))
}

function marketHtml(
  { marketId, name, customaryName, address, divisionName, hours, publicPhone }: Market,
  places: number,
  now: Date,
): string {
  const calledHtml = customaryName ? html`<small>也叫${customaryName}</small>` : ''
  const callHtml = publicPhone
    ? html`<a class="button" href="tel:${publicPhone}">!${iconHtml('phone')}${publicPhone}<span class="hidden">打给${name}</span></a>`
    : ''
  return html`<li class="slip">
<div class="slip-body">
<h2><a href="/markets/${marketId}">${name}</a>!${calledHtml}</h2>
<ul class="facts">
<li>!${iconHtml('clock')}<span>${hoursToday(hours, now)}</span></li>
<li>!${iconHtml('pin')}<span>${divisionName} ${address}</span></li>
<li>!${iconHtml('people')}<span>${places > 0 ? `现在还要${places}人` : '现在没有在招的活'}</span></li>
</ul>
</div>
<p class="slip-act">!${callHtml}</p>
</li>`
}
