/** What every screen must be, whatever it shows: axe finds nothing, nothing sticks out sideways, every sign has a glyph. */
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/**
 * axe itself, put into a page once. Its Playwright builder puts it in again for every look and opens a page of its own to sum
 * up: 1.5 s instead of 0.3.
 */
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string }
interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
}

/** The screen has its heading and everything it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.skeleton, .ant-skeleton, .ant-spin-spinning'))
  await page.evaluate(() => document.fonts.ready)
}

/** Faults, in words that lead to the place. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  return [
    ...(await axeFaults(page, name)),
    ...(await wideFaults(page, name)),
    ...(await page.evaluate(withoutFont)).map((what) => `${name}: not in our font: ${what}`),
  ]
}

/** By night the words are the same and the colours others. */
export async function darkFaults(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  // antd reckons its colours in script: they are there a frame later.
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))))
  return axeFaults(page, name, ['color-contrast', 'link-in-text-block'])
}

export async function wideFaults(page: Page, name: string): Promise<string[]> {
  return (await page.evaluate(sticksOut)).map((what) => `${name}: sticks out sideways by ${what}`)
}

async function axeFaults(page: Page, name: string, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: Axe }
    return (await axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) })).violations
  }, rules)
  return violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${name}: ${v.id}: ${n.html.slice(0, 200)}`))
}

/** What makes the page itself scroll sideways; a table in a box of its own may. */
function sticksOut(): string[] {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const range = document.createRange()
  const wide = [...document.body.querySelectorAll('*')].filter((e) => {
    range.selectNodeContents(e)
    return Math.max(e.getBoundingClientRect().right, range.getBoundingClientRect().right) > root.clientWidth + 1
  })
  return [`${root.scrollWidth - root.clientWidth} px: ${wide.at(-1)?.outerHTML.slice(0, 160) ?? 'unknown'}`]
}

/** On a machine without a Chinese font every sign must come from the bundled one, or it is a box. */
function withoutFont(): string[] {
  const bundled = 'Linggong Sans'
  if (![...document.fonts].some((f) => f.family.includes(bundled) && f.status === 'loaded'))
    return [`${bundled} was not loaded`]
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const wrong = new Set<string>()
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!/\p{Script=Han}/u.test(node.textContent ?? '') || !node.parentElement?.checkVisibility()) continue
    const family = getComputedStyle(node.parentElement).fontFamily
    if (!family.includes(bundled)) wrong.add(`${node.textContent!.trim().slice(0, 30)} in ${family.slice(0, 60)}`)
  }
  return [...wrong].slice(0, 3)
}
