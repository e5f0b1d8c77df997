import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type UrlState = Record<string, string | undefined>

/** Filters and the like live in the address: reload, back and a link sent to a colleague show the same. */
export function useUrlState(): [UrlState, (change: UrlState) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const go = useNavigate()
  const state: UrlState = {}
  // The router reads 0123 and true as what they look like; here everything is text.
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null) state[name] = String(value)
  const set = useCallback(
    (change: UrlState) =>
      void go({
        to: '.',
        search: ((former: Record<string, unknown>) =>
          Object.fromEntries(
            Object.entries({ ...former, ...change }).filter(([, v]) => v !== undefined && v !== ''),
          )) as any,
        replace: true,
      }),
    [go],
  )
  return [state, set]
}
