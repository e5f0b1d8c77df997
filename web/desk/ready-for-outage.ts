/** What the counter needs when the line is down lies here beforehand: screens, trades, and what is read out before somebody agrees. */
import type { QueryClient } from '@tanstack/react-query'
import { getConsentPurposes } from '#accounts/persons.api.ts'
import { ask } from '../shared/ask.ts'
import { occupationQuery } from './kit/occupations.ts'
import { fetchDivisionPoints } from './kit/point-picker.tsx'
import { fetchScreens } from './routes.tsx'

/** After the first screen is drawn: a slow line carries that one first. */
const AFTER_MS = 1500

/** Answers how to give it up. What does not come now comes when it is asked for. */
export function fetchForOutage(client: QueryClient): () => void {
  const timer = setTimeout(() => {
    void Promise.allSettled([
      fetchScreens(),
      fetchDivisionPoints(),
      client.prefetchQuery(occupationQuery),
      client.prefetchQuery({ ...ask(getConsentPurposes, {}), gcTime: Number.POSITIVE_INFINITY }),
    ])
  }, AFTER_MS)
  return () => clearTimeout(timer)
}
