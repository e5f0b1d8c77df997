import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from 'ghtml'
import type { Ctx } from '#kernel/context.ts'
import type { Bytes } from '#kernel/endpoint.ts'

/*
 * Templates: `${}` escapes, and every value that came from anywhere goes through it. `!${}` takes only what another template
 * of this folder made; such functions and values end in `Html`, which a test holds.
 */

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
/** The house colours come from the same file as those of the screens; what no page here uses is left out. */
export const STYLE = onlyUsed(
  `${read('../../web/shared/ui/tokens.css')}${read('./portal.css')}`
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/:root\[data-[^{]*\{[^}]*\}/g, '')
    .replaceAll(':not([data-scheme="light"])', '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll('#ffffff', '#fff')
    .replaceAll(/([ :,(])0\./g, '$1.')
    .replaceAll(';}', '}')
    .trim(),
)
function onlyUsed(css: string): string {
  return css.replaceAll(/(--[\w-]+):[^;}]+;?/g, (line, name) => (css.includes(`var(${name})`) ? line : ''))
}
const STYLE_HASH = createHash('sha256').update(STYLE).digest('hex').slice(0, 12)

/** How long a browser or a proxy may show a page again: places are taken by the minute. */
const PAGE_SECONDS = 60

export interface Page {
  title: string
  /** For search results and shared links. */
  description: string
  /** Address below the root, without query: the canonical one. */
  path: string
  /** Which entry of the head is this page. */
  at?: 'board' | 'markets' | 'about'
  /** Pages with filters and cursors are not for search engines. */
  index?: boolean
  /** schema.org. */
  data?: object
  bodyHtml: string
}

export function pageOf(ctx: Ctx, { title, description, path, at, index = true, data, bodyHtml }: Page): Bytes {
  const address = ctx.settings.origin + path
  const dataHtml = data ? dataOf(data) : ''
  const bytes = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0b5a4f">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="robots" content="${index ? 'index, follow' : 'noindex, follow'}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="广东零工市场">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
<link rel="stylesheet" href="/portal.css?v=${STYLE_HASH}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
!${dataHtml}
</head>
<body>
<a class="skip" href="#main">直接看内容</a>
!${headHtml(at)}
<main id="main">
!${bodyHtml}
</main>
!${FOOT_HTML}
</body>
</html>`
  return { bytes, type: 'text/html; charset=utf-8', cacheSeconds: PAGE_SECONDS }
}

/** JSON inside a script element ends where the parser sees a tag, so no < leaves here; browsers do not run this type. */
function dataOf(data: object): string {
  const json = JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script type="application/ld+json">${json}</script>`
}

const ENTRIES = [
  ['board', '/', '找活'],
  ['markets', '/markets', '零工市场'],
  ['about', '/about', '帮助'],
] as const

function headHtml(at: Page['at']): string {
  const entryHtml = ([key, href, label]: (typeof ENTRIES)[number]) =>
    key === at
      ? html`<li><a href="${href}" aria-current="page">${label}</a></li>`
      : html`<li><a href="${href}">${label}</a></li>`
  return html`<header class="head">
<div class="wrap">
<a class="brand" href="/"><span class="seal" aria-hidden="true">零工</span><span>广东零工市场<small>招聘服务 找活不收钱</small></span></a>
<nav aria-label="主要栏目"><ul>!${ENTRIES.map(entryHtml)}</ul></nav>
</div>
</header>`
}

const FOOT_HTML = html`<footer class="foot">
<div class="wrap">
<p><strong>找活、登记、派工都不收钱。</strong>要交押金、服装费、培训费，要扣身份证的，都是违法的，请打 <a href="tel:12333">12333</a>。</p>
<ul>
<li><a href="/w/">用手机找活</a></li>
<li><a href="/e/">我要招人</a></li>
<li><a href="/markets">找市场</a></li>
<li><a href="/about#phones">投诉和求助电话</a></li>
</ul>
</div>
</footer>`
