/** What every screen must be, whatever it shows: axe finds nothing, nothing sticks out sideways, every sign has a glyph. */
import axe from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** The screen has its heading and everything it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.skeleton, .ant-skeleton, .ant-spin-spinning'))
  await page.evaluate(() => document.fonts.ready)
}

/** Faults, in words that lead to the place. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  return [
    ...(await axeFaults(new axe({ page }), name)),
    ...(await wideFaults(page, name)),
    ...(await page.evaluate(withoutFont)).map((what) => `${name}: not in our font: ${what}`),
  ]
}

/** By night the words are the same and the colours others. */
export async function darkFaults(page: Page, name: string): Promise<string[]> {
  return axeFaults(new axe({ page }).withRules(['color-contrast', 'link-in-text-block']), name)
}

export async function wideFaults(page: Page, name: string): Promise<string[]> {
  return (await page.evaluate(sticksOut)).map((what) => `${name}: sticks out sideways by ${what}`)
}

async function axeFaults(look: axe, name: string): Promise<string[]> {
  const { violations } = await look.analyze()
  return violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${name}: ${v.id}: ${n.html.slice(0, 200)}`))
}

/** What makes the page itself scroll sideways; a table in a box of its own may. */
function sticksOut(): string[] {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const wide = [...document.body.querySelectorAll('*')].filter(
    (e) => e.getBoundingClientRect().right > root.clientWidth + 1 && getComputedStyle(e).position !== 'fixed',
  )
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
