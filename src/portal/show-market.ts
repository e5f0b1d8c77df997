import { html } from 'ghtml'
import type { Reply } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/mount.ts'
import { hours as inHours } from '#kernel/spoken.ts'
import { getMarket } from '#markets/index.ts'
import type * as markets from '#markets/markets.api.ts'
import { cardHtml } from './card.ts'
import { findJobs } from './find-jobs.ts'
import { iconHtml } from './icons.ts'
import { pageOf } from './layout.ts'
import { hoursByDay, hoursToday } from './opening-hours.ts'
import type * as api from './portal.api.ts'

type Market = Reply<typeof markets.getMarket>

export const showMarket: Handler<typeof api.showMarket> = async ({ params }, ctx) => {
  const market = await getMarket({ params, upload: undefined as never }, ctx)
  const { items } = await findJobs(ctx, { marketId: market.marketId })
  const jobsHtml =
    items.length > 0
      ? html`<ul class="slips">!${items.map((job) => cardHtml(job, ctx.now))}</ul>`
      : html`<p class="empty">现在没有在招的活。早上 4 点半到 6 点半活最多，也可以打电话问。</p>`
  const calledHtml = market.customaryName ? html`<p>也叫${market.customaryName}</p>` : ''
  const callHtml = market.publicPhone
    ? html`<p class="actions"><a class="button do" href="tel:${market.publicPhone}">!${iconHtml('phone')}打电话<small>${market.publicPhone}</small></a></p>`
    : ''
  const bodyHtml = html`<div class="wrap job">
<p class="crumbs"><a href="/markets">零工市场</a> <a href="/?place=${market.divisionCode}">${market.divisionName}的活</a></p>
<div class="job-head">
<h1>${market.name}</h1>
!${calledHtml}
!${stateHtml(market.state)}
<ul class="facts">
<li>!${iconHtml('clock')}<span>${hoursToday(market.hours, ctx.now)}</span></li>
<li>!${iconHtml('pin')}<span>${market.divisionName} ${market.address}</span></li>
</ul>
!${callHtml}
</div>
<section aria-labelledby="jobs"><h2 id="jobs">在这里招的活</h2>!${jobsHtml}</section>
!${aboutHtml(market)}
!${zonesHtml(market)}
</div>`
  return pageOf(ctx, {
    title: `${market.name}：电话、地址、开放时间`,
    description: `${market.name}，${market.divisionName}${market.address}。电话${market.publicPhone ?? '见页面'}。找活不收钱。`,
    path: `/markets/${market.marketId}`,
    index: market.state !== 'closed',
    data: placeOf(market),
    bodyHtml,
  })
}

const STATE: Partial<Record<Market['state'], string>> = {
  surveyed: '这里还没有建成市场。',
  planned: '这个市场正在规划，还没有开门。',
  building: '这个市场正在建设，还没有开门。',
  accepted: '这个市场刚验收，快要开门了。',
  rectifying: '这个市场正在整改，照常开门。',
  relocating: '这个市场正在搬迁，去之前先打电话。',
  closed: '这个市场已经关了。',
}
function stateHtml(state: Market['state']): string {
  const said = STATE[state]
  return said ? html`<p class="notice">${said}</p>` : ''
}

function aboutHtml({ hours, trades, nationalNature, operatorName, settings, checkedOn }: Market): string {
  const hourHtml = ({ days, times }: { days: string; times: string }) =>
    html`<div><dt>${days}</dt><dd>${times}</dd></div>`
  const hoursHtml =
    hours.length > 0 ? html`<dl class="terms">!${hoursByDay(hours).map(hourHtml)}</dl>` : html`<p>请打电话问。</p>`
  const free = settings.cancelFreeMinutes === 0 ? '开工前' : `开工${inHours(settings.cancelFreeMinutes)}前`
  const terms: [string, string][] = [
    ['主要工种', trades.map((trade) => trade.name).join('、')],
    ['性质', nationalNature],
    ['谁在办', operatorName],
    ['取消规则', `双方在${free}取消，不记录`],
    ['签到', `到工地${settings.checkinRadiusM}米以内能用手机签到，也可以扫码或找窗口`],
    ['信息核对', checkedOn ?? ''],
  ]
  const termHtml = ([name, value]: [string, string]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<section aria-labelledby="hours"><h2 id="hours">开放时间</h2>!${hoursHtml}</section>
<section aria-labelledby="what"><h2 id="what">市场情况</h2><dl class="terms">!${terms.filter(([, value]) => value).map(termHtml)}</dl></section>`
}

const ZONE = {
  introduction: '职业介绍区',
  talks: '用工洽谈区',
  publication: '信息发布区',
  convenience: '便民服务区',
  services: '综合服务区',
  'self-service': '自助服务区',
} as const
function zonesHtml({ zones }: Market): string {
  if (zones.length === 0) return ''
  const zoneHtml = ({ kind, name, counters, rooms, seats, note }: Market['zones'][number]) => {
    const has = [
      counters ? `窗口${counters}个` : '',
      rooms ? `房间${rooms}间` : '',
      seats ? `座位${seats}个` : '',
      note ?? '',
    ].filter(Boolean)
    return html`<div><dt>${name}</dt><dd>${[ZONE[kind], ...has].filter((word) => word !== name).join('，')}</dd></div>`
  }
  return html`<section aria-labelledby="zones"><h2 id="zones">里面有什么</h2><dl class="terms">!${zones.map(zoneHtml)}</dl></section>`
}

function placeOf({ name, address, divisionName, publicPhone, point, hours }: Market): object {
  const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  return {
    '@context': 'https://schema.org',
    '@type': 'EmploymentAgency',
    name,
    ...(publicPhone && { telephone: publicPhone }),
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'CN',
      addressRegion: '广东省',
      streetAddress: `${divisionName}${address}`,
    },
    geo: { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lng },
    openingHoursSpecification: hours.map(({ days, from, to }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: days.map((day) => DAYS[day - 1]),
      opens: from,
      closes: to === '24:00' ? '23:59' : to,
    })),
  }
}
