import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const read = (block: string) => new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]))
const light = read(css.slice(0, css.indexOf('@media')))
const dark = new Map([...light, ...read(css.slice(css.indexOf('@media')))])

/** Text over background, everywhere they meet in ui.css and desk.css. */
const PAIRS = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'do-wash'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'sheet'],
  ['ink-soft', 'do-wash'],
  ['do', 'paper'],
  ['do', 'sheet'],
  ['do', 'do-wash'],
  ['on-do', 'do'],
  ['on-do', 'do-press'],
  ['money', 'sheet'],
  ['money', 'money-wash'],
  ['sheet', 'money'],
  ['warn', 'paper'],
  ['warn', 'sheet'],
  ['warn', 'warn-wash'],
  ['danger', 'paper'],
  ['danger', 'sheet'],
  ['danger', 'danger-wash'],
  ['good', 'good-wash'],
  ['paper', 'ink'],
] as const

for (const [name, tokens] of [
  ['light', light],
  ['dark', dark],
] as const) {
  test(`text is at least 4.5 to 1 against what it stands on, ${name}`, () => {
    for (const [text, ground] of PAIRS) {
      const ratio = contrast(tokens.get(text)!, tokens.get(ground)!)
      assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`)
    }
    for (const ground of ['paper', 'sheet']) {
      assert.ok(contrast(tokens.get('focus')!, tokens.get(ground)!) >= 3, `focus ring on ${ground}`)
      assert.ok(contrast(tokens.get('line-strong')!, tokens.get(ground)!) >= 3, `edges of fields on ${ground}`)
    }
  })
}

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (hi + 0.05) / (lo + 0.05)
}
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
