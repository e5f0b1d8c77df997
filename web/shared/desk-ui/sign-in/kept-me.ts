import type { getMe } from '#accounts/sign-in.api.ts'
import type { Reply } from '#kernel/endpoint.ts'

type Me = Reply<typeof getMe>
const KEPT = 'linggong-me'

/** For this tab alone, until it is closed or somebody signs out: name, hat and market of the officer, nobody else's. */
export function keepMe(me: Me): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(me))
  } catch {
    // A private window: then a page opened anew has to wait for the server.
  }
}

export function keptMe(): Me | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Me | null
  } catch {
    return null
  }
}

export function forgetMe(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // Nothing was kept.
  }
}
