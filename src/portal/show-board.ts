import { html } from 'ghtml'
import { type DivisionTree, fullNameOf } from '#divisions/division.rules.ts'
import { divisionTreeOf } from '#divisions/index.ts'
import { addDays, dayOf } from '#kernel/clock.ts'
import type { Ctx } from '#kernel/context.ts'
import { Failure, say } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { dayInWords } from '#kernel/spoken.ts'
import { occupationBookOf } from '#occupations/index.ts'
import { cardHtml } from './card.ts'
import { findJobs, type Job, tradesWanted } from './find-jobs.ts'
import { HINTS } from './hints.ts'
import { pageOf } from './layout.ts'
import { placeOptionsHtml } from './place-options.ts'
import type * as api from './portal.api.ts'
import type { BoardQuery } from './portal.api.ts'

export const showBoard: Handler<typeof api.showBoard> = async ({ query }, ctx) => {
  const tree = await divisionTreeOf(ctx.db)
  const found = await jobsOrHint(ctx, query)
  const known = tree.byCode.has(query.place) ? query : { ...query, place: '' }
  const wanted = await tradesWanted(ctx, known)
  const tradeName = (await occupationBookOf(ctx.db)).byCode.get(query.trade)?.name ?? query.trade
  const title = titleOf(known, tradeName, tree, ctx.now)
  const jobs = wanted.reduce((sum, trade) => sum + trade.jobs, 0)
  const places = wanted.reduce((sum, trade) => sum + trade.places, 0)
  // The numbers are of the place and the day; a board asked more narrowly is counted by looking at it.
  const narrow = query.trade || query.pay || query.paid
  const countHtml = narrow || jobs === 0 ? '' : html`<b>${jobs}</b> 个活在招人，还要 <b>${places}</b> 人。`
  const callHtml = found.items.length > 0 ? '看中了打电话，不用登录。' : ''
  const tradesHtml = wanted.length > 0 ? tradeChipsHtml(query, wanted.slice(0, 10)) : ''
  const listHtml = found.hintHtml || (found.items.length > 0 ? listOfHtml(found.items, ctx.now) : emptyHtml(query))
  const nextHtml = found.next
    ? html`<p class="next"><a class="button" rel="next" href="${hrefOf(query, { after: found.next })}">后面还有，接着看</a></p>`
    : ''
  const filtered = Object.entries(query).some(([, value]) => value !== '' && value !== 0 && value !== undefined)
  const bodyHtml = html`<div class="wrap">
<h1>${title}</h1>
<p class="count">!${countHtml}!${callHtml}</p>
!${daysHtml(query, ctx.now)}
!${formHtml(query, tradeName, tree)}
!${tradesHtml}
!${listHtml}
!${nextHtml}
</div>`
  return pageOf(ctx, {
    title: `${title} 广东零工市场`,
    description: `${title}：工钱、时间、地点、市场电话，不登录就能看，找活不收钱。现在 ${jobs} 个活在招人。`,
    path: '/',
    at: 'board',
    index: !filtered,
    bodyHtml,
  })
}

type Found = { items: Job[]; next: string | null; hintHtml: string }

/** An unknown word is answered on the page, with what it may have meant. */
async function jobsOrHint(ctx: Ctx, query: BoardQuery): Promise<Found> {
  try {
    return { ...(await findJobs(ctx, query)), hintHtml: '' }
  } catch (error) {
    if (!(error instanceof Failure) || !(error.code in HINTS)) throw error
    const param = error.code === 'unknown-occupation' ? 'trade' : 'place'
    const near = (error.more['suggestions'] ?? []) as { code: string; name: string; fullName?: string }[]
    const nearHtml = near.map(
      ({ code, name, fullName }) =>
        html`<li><a href="${hrefOf(query, { [param]: code })}">${fullName ?? name}</a></li>`,
    )
    const sentence = say(HINTS[error.code as keyof typeof HINTS], error.facts)
    return {
      items: [],
      next: null,
      hintHtml: html`<section class="empty"><h2>${sentence}</h2><ul class="chips">!${nearHtml}</ul></section>`,
    }
  }
}

function titleOf({ place, on }: BoardQuery, tradeName: string, tree: DivisionTree, now: Date): string {
  const where = place ? fullNameOf(tree, place, 'city') : ''
  const today = dayOf(now)
  const day =
    on === 'today'
      ? '今天'
      : on === 'tomorrow'
        ? '明天'
        : on
          ? dayInWords(on, today)
          : tradeName || where
            ? ''
            : '今天、明天'
  return `${where}${day}${tradeName ? `招${tradeName}` : '有什么活'}`
}

function hrefOf(query: BoardQuery, change: Partial<Record<keyof BoardQuery, string | number>>): string {
  const whole = { ...query, after: '', ...change }
  const given = Object.entries(whole).filter(([, value]) => value !== '' && value !== 0 && value !== undefined)
  return given.length ? `/?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}` : '/'
}

/** Headings by day, so that a long list says where one is. */
function listOfHtml(items: readonly Job[], now: Date): string {
  const today = dayOf(now)
  const days = Map.groupBy(items, (job) => dayOf(new Date(job.startsAt)))
  const dayHtml = ([day, jobs]: [string, Job[]]) =>
    html`<section aria-labelledby="d${day}"><h2 id="d${day}">${dayInWords(day, today)}的活</h2><ul class="slips">!${jobs.map((job) => cardHtml(job, now))}</ul></section>`
  return html`!${[...days].map(dayHtml)}`
}

function emptyHtml(query: BoardQuery): string {
  return html`<section class="empty"><h2>现在没有这样的活</h2>
<p>换个工种、换一天，或者去掉筛选再看看。早上 4 点半到 6 点半，活最多。</p>
<ul class="chips"><li><a href="${hrefOf(query, { on: '' })}">不限哪天</a></li><li><a href="/">看全部的活</a></li><li><a href="/markets">打电话问市场</a></li></ul></section>`
}

function daysHtml(query: BoardQuery, now: Date): string {
  const days: [string, string][] = [
    ['', '不限'],
    ['today', '今天'],
    ['tomorrow', '明天'],
    [addDays(dayOf(now), 2), '后天'],
  ]
  const dayHtml = ([on, label]: [string, string]) =>
    query.on === on
      ? html`<li><a href="${hrefOf(query, { on })}" aria-current="true">${label}</a></li>`
      : html`<li><a href="${hrefOf(query, { on })}">${label}</a></li>`
  return html`<nav class="days" aria-label="哪一天"><ul class="chips">!${days.map(dayHtml)}</ul></nav>`
}

function tradeChipsHtml(query: BoardQuery, trades: readonly { code: string; name: string; places: number }[]): string {
  const tradeHtml = ({ code, name, places }: { code: string; name: string; places: number }) =>
    query.trade === code
      ? html`<li><a href="${hrefOf(query, { trade: '' })}" aria-current="true">${name}<small>还要${places}人</small></a></li>`
      : html`<li><a href="${hrefOf(query, { trade: code })}">${name}<small>还要${places}人</small></a></li>`
  return html`<nav class="trades" aria-label="缺人最多的工种"><ul class="chips">!${trades.map(tradeHtml)}</ul></nav>`
}

const PAYS = [0, 100, 150, 200, 250, 300, 400]

function formHtml(query: BoardQuery, tradeName: string, tree: DivisionTree): string {
  const { place, on, pay, paid } = query
  const payHtml = (yuan: number) => {
    const label = yuan === 0 ? '不限' : `一班${yuan}元以上`
    return yuan === pay
      ? html`<option value="${yuan}" selected>${label}</option>`
      : html`<option value="${yuan}">${label}</option>`
  }
  const paidHtml = html`<input type="checkbox" name="paid" value="1" !${paid ? CHECKED_HTML : ''}>`
  return html`<form class="ask" action="/" method="get" role="search" aria-label="找活">
<label><span class="hidden">做什么活</span><input name="trade" value="${tradeName}" placeholder="搬运、洗碗、扎铁" autocomplete="off" enterkeyhint="search"></label>
<button class="button do">找活</button>
<details !${place || pay || paid ? OPEN_HTML : ''}><summary>挑地方、工钱</summary>
<div class="more">
<label>在哪里<select name="place">!${placeOptionsHtml(tree, place)}</select></label>
<label>工钱<select name="pay">!${(PAYS.includes(pay) ? PAYS : [...PAYS, pay]).map(payHtml)}</select></label>
<label class="check">!${paidHtml}当天结钱</label>
</div></details>
<input type="hidden" name="on" value="${on}">
</form>`
}
const CHECKED_HTML = 'checked'
const OPEN_HTML = 'open'
