import type { QueryClient } from '@tanstack/react-query'
import { getHallBoard } from '#hall/hall.api.ts'
import { BOARD_KEY } from '../shared/hall/board-store.ts'
import { forgetListener } from '../shared/speech/speaker.ts'
import { setSize } from '../shared/view.ts'

/**
 * Nothing of a person stays behind on the machine they walked away from. What they typed and where they were lived in the views,
 * which are made anew; this is the rest: what was asked for them, whatever was stored, text size, scroll and selection. The
 * public board and the device's own session stay.
 */
export function wipeTraces(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [first] }) => first !== getHallBoard.path && first !== 'session' })
  client.getMutationCache().clear()
  setSize('large')
  forgetListener()
  try {
    const own = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)!)
    for (const key of own) if (key !== BOARD_KEY) localStorage.removeItem(key)
    sessionStorage.clear()
  } catch {
    // Where storage is refused nothing was stored.
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  getSelection()?.removeAllRanges()
  for (const element of document.querySelectorAll('*')) if (element.scrollTop) element.scrollTop = 0
}
