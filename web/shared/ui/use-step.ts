import { useHistoryState } from 'wouter/use-browser-location'

/**
 * A part of a screen that opens over the rest and is an entry of the browser's history, so that the phone's back key closes it and
 * nothing else. What was typed lives on in the screen. Answers whether it is open, and how to open and close it.
 */
export function useStep(name: string): [isOpen: boolean, open: () => void, close: () => void] {
  const state = useHistoryState<Record<string, unknown> | null>()
  const isOpen = state?.[name] === true
  return [
    isOpen,
    () => !isOpen && history.pushState({ ...oneStepMore(), [name]: true }, ''),
    () => isOpen && history.back(),
  ]
}

/**
 * Questions that lead away from a screen and back to it count their entries in the browser's history, so that the answer can take
 * one back over all of them and the phone's back key does not walk through them again.
 */
export function stepsHere(): number {
  return (history.state as { steps?: number } | null)?.steps ?? 0
}
/** The state of the next entry. */
export function oneStepMore(): { steps: number } {
  return { ...history.state, steps: stepsHere() + 1 }
}
/** Where they began; `orElse` where nobody counted: an address that was opened directly. */
export function leaveSteps(orElse: () => void): void {
  const steps = stepsHere()
  if (steps > 0) history.go(-steps)
  else orElse()
}
/** Another screen in the place of all of them. */
export function replaceSteps(go: () => void): void {
  const steps = stepsHere()
  if (steps === 0) go()
  else {
    window.addEventListener('popstate', () => go(), { once: true })
    history.go(-steps)
  }
}
