import { newId } from '#kernel/clock.ts'

/**
 * One press of 报名, kept in the history entry it made. It counts once: whoever comes back to that entry by the back key, after the
 * answer, has not pressed again.
 */
export interface TakeIntent {
  /** Set by the button alone: a link that somebody sends can never sign a person up. */
  takeVersion?: number
  press?: string
}
const KEY = 'linggong-taken'
const MOST = 50

export function newIntent(takeVersion: number): TakeIntent {
  return { takeVersion, press: newId() }
}

export function isSpent({ press }: TakeIntent): boolean {
  return press === undefined || spent().includes(press)
}

export function spend({ press }: TakeIntent): void {
  if (!press || spent().includes(press)) return
  const now = [...spent(), press].slice(-MOST)
  known = now
  try {
    sessionStorage.setItem(KEY, JSON.stringify(now))
  } catch {
    // Where storage is refused it holds until the page is loaded anew.
  }
}

let known: string[] | null = null
function spent(): string[] {
  try {
    known ??= JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[]
  } catch {
    known ??= []
  }
  return known
}
