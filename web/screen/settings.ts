/** How this one screen shows: kept on it, because an LED wall in the sun and a television in the corner want different things. */

export interface Settings {
  /** High contrast both: black on white by day and in the sun, white on black in the dark and on LED. */
  scheme: 'light' | 'dark'
  /** faces.md 6: 8–12. */
  pageSeconds: number
  /** At most 9. */
  rows: number
}
export const PAGE_SECONDS = [8, 10, 12] as const
export const ROWS = [4, 5, 6, 7, 8, 9] as const
const KEY = 'linggong-screen'
const USUAL: Settings = { scheme: 'dark', pageSeconds: 10, rows: 6 }

/** The address may say it too (`?scheme=light&rows=7`): a managed address sets up a wall nobody can touch. */
export function readSettings(): Settings {
  let kept: Partial<Settings> = {}
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}')
  } catch {
    // Refused or broken storage: the usual.
  }
  const asked = new URLSearchParams(location.search)
  const oneOf = <T>(value: unknown, list: readonly T[], usual: T): T => list.find((v) => v === value) ?? usual
  const number = (name: string) => (asked.has(name) ? Number(asked.get(name)) : undefined)
  return {
    scheme: oneOf(asked.get('scheme') ?? kept.scheme, ['light', 'dark'], USUAL.scheme),
    pageSeconds: oneOf(number('seconds') ?? kept.pageSeconds, PAGE_SECONDS, USUAL.pageSeconds),
    rows: oneOf(number('rows') ?? kept.rows, ROWS, USUAL.rows),
  }
}

export function keepSettings(settings: Settings): void {
  applySettings(settings)
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // It holds until the page is loaded again.
  }
}

export function applySettings({ scheme }: Settings): void {
  document.documentElement.dataset['contrast'] = scheme
}
