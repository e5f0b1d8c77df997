import { html } from 'ghtml'
import {
  EMPLOYER_KIND_WORDS,
  givenOf,
  KIND_WORDS,
  LEVEL_MEANS,
  LEVEL_OF_TRADE,
  notGivenOf,
  payInWords,
  SETTLEMENT_WORDS,
} from '#jobs/job-words.rules.ts'
import type { Handler } from '#kernel/mount.ts'
import { hours, priceTag, spanInWords, whenInWords } from '#kernel/spoken.ts'
import { addressOf } from './address.ts'
import { levelHtml } from './card.ts'
import { getJob, type WholeJob } from './find-jobs.ts'
import { iconHtml } from './icons.ts'
import { postingOf } from './job-posting.ts'
import { pageOf } from './layout.ts'
import { listenHtml } from './listen.ts'
import type * as api from './portal.api.ts'

export const showJob: Handler<typeof api.showJob> = async ({ params }, ctx) => {
  const job = await getJob(ctx, params)
  const { shift, post } = job
  const pay = payInWords(post.payFen, post.payUnit, post.pieceName)
  const when = spanInWords(shift.startsAt, shift.endsAt, ctx.now)
  const path = `/jobs/${params.marketId}/${params.shiftId}`
  const wholeHtml =
    shift.shiftPayFen !== null && post.payUnit !== 'day' ? html`<p>这一班大约 ${priceTag(shift.shiftPayFen)}</p>` : ''
  const soundHtml = await listenHtml(ctx, job)
  const bodyHtml = html`<div class="wrap job">
<p class="crumbs"><a href="/?trade=${post.occupation.code}">${post.occupation.name}的活</a> <a href="/markets/${post.marketId}">${post.market.name}</a></p>
<article>
<div class="job-head">
<p class="pay"><strong>${pay}</strong> <span>${SETTLEMENT_WORDS[post.settlement]}</span></p>
!${wholeHtml}
<h1>${post.title}</h1>
!${badgesHtml(job)}
!${stateHtml(job, ctx.now)}
!${actionsHtml(job)}
!${soundHtml}
</div>
!${termsHtml(job, when)}
!${notesHtml(job)}
!${describedHtml(post.description)}
!${safetyHtml(job)}
!${othersHtml(job, ctx.now)}
</article>
</div>`
  const description = `${pay}（${SETTLEMENT_WORDS[post.settlement]}），${when}，${addressOf(post.divisionName, post.place)}，要${shift.headcount}人。${post.employer.name}。打电话问市场，不收钱。`
  return pageOf(ctx, {
    title: `${pay} ${post.title} ${whenInWords(shift.startsAt, ctx.now)}`,
    description,
    path,
    index: shift.listed,
    data: postingOf(job, ctx.settings.origin + path),
    bodyHtml,
  })
}

function badgesHtml({ post }: WholeJob): string {
  const urgentHtml = post.urgent ? html`<li><span class="badge money">急招</span></li>` : ''
  const sourceHtml = post.sourceName ? html`<li><span class="badge">来源：${post.sourceName}</span></li>` : ''
  return html`<ul class="badges">
<li>!${levelHtml(post.employer.level)}</li>
<li><a class="badge good" href="/about#check">!${iconHtml('badge')}发布前查过法规</a></li>
!${urgentHtml}!${sourceHtml}
</ul>`
}

const OVER: Partial<Record<WholeJob['shift']['state'], string>> = {
  filled: '这个班人已经招满了。',
  'under-way': '这个班已经开工了。',
  ended: '这个班已经做完了。',
  settled: '这个班已经做完了。',
  cancelled: '这个班取消了。',
}
function stateHtml({ shift, post }: WholeJob, now: Date): string {
  if (shift.listed && new Date(shift.startsAt) > now) {
    return html`<p class="left">!${iconHtml('people')}要${shift.headcount}人，还要 <b>${shift.placesLeft}</b> 人</p>`
  }
  const said = OVER[shift.state] ?? (new Date(shift.startsAt) <= now ? OVER['under-way']! : '这个活暂时不招人。')
  return html`<p class="notice" role="status">${said}<a href="/?trade=${post.occupation.code}">看别的${post.occupation.name}的活</a></p>`
}

function actionsHtml({ shift, post }: WholeJob): string {
  const { publicPhone, name } = post.market
  const callHtml = publicPhone
    ? html`<a class="button" href="tel:${publicPhone}">!${iconHtml('phone')}打电话问市场<small>${publicPhone}</small></a>`
    : ''
  const takeHtml = shift.listed
    ? html`<a class="button do" href="/w/shifts/${post.marketId}/${shift.shiftId}">我要报名<small>用手机号登录</small></a>`
    : ''
  return html`<p class="actions">!${takeHtml}!${callHtml}</p><p class="hint">不会用手机，直接到<a href="/markets/${post.marketId}">${name}</a>窗口，工作人员帮您报名。</p>`
}

function termsHtml({ shift, post }: WholeJob, when: string): string {
  const minutes = (Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000 - shift.breakMinutes
  const rest = [shift.breakMinutes ? `中间歇${hours(shift.breakMinutes)}` : '', post.conditions.rest ?? '']
    .filter(Boolean)
    .join('，')
  const pieces =
    post.payUnit === 'piece' && post.piecesPerHour ? `熟手一小时大约做${post.piecesPerHour}${post.pieceName}` : ''
  const ages = [post.minAge ? `满${post.minAge}岁` : '', post.maxAge ? `${post.maxAge}岁以下` : '']
    .filter(Boolean)
    .join('，')
  const wants = [post.level ? LEVEL_OF_TRADE[post.level] : '', post.certificate ? `要有${post.certificate}` : '', ages]
    .filter(Boolean)
    .join('；')
  const terms: [string, string][] = [
    ['时间', when],
    ['干多久', `${hours(minutes)}${rest ? `，${rest}` : ''}`],
    ['地点', addressOf(post.divisionName, post.place)],
    ['集合', post.meetingPoint ?? ''],
    ['结钱', `${SETTLEMENT_WORDS[post.settlement]}，钱要付给本人`],
    ['计件', pieces],
    ['做什么', `${post.occupation.name}（${KIND_WORDS[post.kind]}）`],
    ['要求', wants || '没有特别要求'],
    ['条件', post.conditions.notes ?? ''],
    ['有', givenOf(post.conditions).join('、')],
    ['没有', notGivenOf(post.conditions).join('、')],
    [
      '谁招人',
      `${post.employer.name}（${EMPLOYER_KIND_WORDS[post.employer.kind]}）。${LEVEL_MEANS[post.employer.level]}`,
    ],
    ['给谁干', post.principal ? `${post.principal}，工钱由它负责` : ''],
    ['取消', cancelRule(post.market.cancelFreeMinutes)],
  ]
  const termHtml = ([name, value]: [string, string]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<section aria-labelledby="terms"><h2 id="terms">说清楚的条件</h2><dl class="terms">!${terms.filter(([, value]) => value).map(termHtml)}</dl></section>`
}

function cancelRule(freeMinutes: number): string {
  const before = freeMinutes === 0 ? '' : hours(freeMinutes)
  return `报了名来不了，开工${before}前取消不影响以后接活`
}

/** Rules the post was only warned of: what to ask before going, and which rule, with 待核实 while nobody has confirmed it. */
function notesHtml({ post }: WholeJob): string {
  if (post.notes.length === 0) return ''
  const noteHtml = ({ text, source }: WholeJob['post']['notes'][number]) =>
    html`<li>${text}<small>依据：${source}</small></li>`
  return html`<section aria-labelledby="ask"><h2 id="ask">去之前问清楚</h2><ul class="rows">!${post.notes.map(noteHtml)}</ul></section>`
}

function describedHtml(description: string): string {
  if (!description) return ''
  const lines = description.split(/\n+/).map((line) => html`<p>${line}</p>`)
  const linesHtml = lines.join('')
  return html`<section aria-labelledby="said"><h2 id="said">招工方说的</h2>!${linesHtml}</section>`
}

function safetyHtml({ post }: WholeJob): string {
  const phoneHtml = post.market.publicPhone
    ? html`，或打市场电话 <a href="tel:${post.market.publicPhone}">${post.market.publicPhone}</a>`
    : ''
  return html`<section class="safe" aria-labelledby="safe"><h2 id="safe">!${iconHtml('warn')}先交钱的活不要去</h2>
<p>押金、服装费、体检费、培训费都不用交，身份证不能押给别人。有人这样要，打 <a href="tel:12333">12333</a>!${phoneHtml}。</p></section>`
}

function othersHtml({ shift, post }: WholeJob, now: Date): string {
  const others = post.shifts.filter((other) => other.listed && other.shiftId !== shift.shiftId).slice(0, 12)
  if (others.length === 0) return ''
  const otherHtml = (other: (typeof others)[number]) =>
    html`<li><a href="/jobs/${post.marketId}/${other.shiftId}">${spanInWords(other.startsAt, other.endsAt, now)}<small>还要${other.placesLeft}人</small></a></li>`
  return html`<section aria-labelledby="others"><h2 id="others">同一家的其他班</h2><ul class="rows">!${others.map(otherHtml)}</ul></section>`
}
