import { html } from 'ghtml'
import { LEVEL_WORDS, payInWords, SETTLEMENT_WORDS } from '#jobs/job-words.rules.ts'
import { priceTag, spanInWords } from '#kernel/spoken.ts'
import type { Job } from './find-jobs.ts'
import { iconHtml } from './icons.ts'

/** A job as the slip of paper people know: what it pays on top and biggest, a perforated line, whom to call below. */
export function cardHtml(job: Job, now: Date): string {
  const {
    marketId,
    shiftId,
    title,
    payFen,
    payUnit,
    pieceName,
    settlement,
    shiftPayFen,
    startsAt,
    endsAt,
    place,
    placesLeft,
    urgent,
    employer,
    market,
  } = job
  const callHtml = market.publicPhone
    ? html`<a class="button" href="tel:${market.publicPhone}">!${iconHtml('phone')}打电话<span class="hidden">问${market.name}：${title}</span></a>`
    : ''
  const wholeHtml =
    payUnit === 'hour' && shiftPayFen !== null ? html` <small>一班约${priceTag(shiftPayFen)}</small>` : ''
  return html`<li class="slip">
<div class="slip-body">
<p class="pay"><strong>${payInWords(payFen, payUnit, pieceName)}</strong> <span>${SETTLEMENT_WORDS[settlement]}</span>!${wholeHtml}</p>
<h3><a href="/jobs/${marketId}/${shiftId}">${title}</a>!${urgent ? URGENT_HTML : ''}</h3>
<ul class="facts">
<li>!${iconHtml('clock')}<span>${spanInWords(startsAt, endsAt, now)}</span></li>
<li>!${iconHtml('pin')}<span>${place}</span></li>
<li>!${iconHtml('people')}<span>还要${placesLeft}人</span></li>
</ul>
<p class="by">!${levelHtml(employer.level)}<span>${employer.name}</span></p>
</div>
<p class="slip-act">!${callHtml}<span class="market">${market.name}</span></p>
</li>`
}
const URGENT_HTML = html` <span class="badge money">急招</span>`

export function levelHtml(level: Job['employer']['level']): string {
  const kind = level === 'verified' ? 'good' : level === 'provisional' ? '' : 'warn'
  return html`<span class="badge ${kind}">!${iconHtml(kind === 'warn' ? 'warn' : 'badge')}${LEVEL_WORDS[level]}</span>`
}
