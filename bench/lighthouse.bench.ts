/**
 * Lighthouse as Google ships it, phone profile (360 px wide, its simulated slow 4G and fourfold slower processor), on the demo with
 * the real server: the four categories, and every audit that cost points. Medians over the runs. `--runs 3`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse, { type Config, type RunnerResult } from 'lighthouse'
import { chromium } from 'playwright-core'
import { FLAGS, findBrowser, HOW_TO_INSTALL } from '../e2e/support/browser.ts'
import { freePort, startProduct } from '../e2e/support/product.ts'
import { loadNow, medianOf, numbersOf, printTable } from './support/figures.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const TARGET = 95
const CONFIG: Config = {
  extends: 'lighthouse:default',
  settings: {
    onlyCategories: [...CATEGORIES],
    formFactor: 'mobile',
    screenEmulation: { mobile: true, width: 360, height: 640, deviceScaleFactor: 2, disabled: false },
    locale: 'zh',
  },
}

export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = numbersOf(args, { runs: 3 })
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error(HOW_TO_INSTALL)
  const home = mkdtempSync(join(tmpdir(), 'linggong-lighthouse-'))
  const product = await startProduct({ home, args: ['--demo'] })
  const port = await freePort()
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`] })
  try {
    const page = await browser.newPage()
    await page.goto(product.origin)
    const job = await page.locator('.slips a[href^="/jobs/"]').first().getAttribute('href')
    await page.close()
    if (!job) throw new Error('the demo’s board is empty')
    const pages = { 'portal job': job, 'portal board': '/', 'worker home': '/w/' }
    const figures: Record<string, unknown> = {}
    const rows = []
    for (const [name, path] of Object.entries(pages)) {
      const runs: RunnerResult['lhr'][] = []
      for (let i = 0; i < options.runs; i++) {
        const result = await lighthouse(product.origin + path, { port, logLevel: 'error', output: 'json' }, CONFIG)
        if (!result) throw new Error(`lighthouse has no answer for ${name}`)
        runs.push(result.lhr)
      }
      const scores = Object.fromEntries(
        CATEGORIES.map((id) => [id, medianOf(runs.map((lhr) => Math.round((lhr.categories[id]?.score ?? 0) * 100)))]),
      )
      const lost = lostIn(runs.at(-1)!)
      rows.push({ page: name, ...scores, target: TARGET })
      for (const line of lost) console.log(`${name}: ${line}`)
      figures[name] = { ...scores, lost }
    }
    const load = loadNow()
    printTable(`lighthouse, phone profile, median of ${options.runs}, load ${load}`, rows)
    return { ...figures, load }
  } finally {
    await browser.close()
    await product.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Audits that count and are not whole. */
function lostIn({ categories, audits }: RunnerResult['lhr']): string[] {
  return CATEGORIES.flatMap((id) =>
    (categories[id]?.auditRefs ?? [])
      .filter(({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 0.9)
      .map(({ id: audit }) => `${id}: ${audit} ${audits[audit]!.score} ${audits[audit]!.displayValue ?? ''}`),
  )
}
