import { findDivisions } from '#divisions/divisions.api.ts'
import { useAsk } from '../../shared/ask.ts'

/** 潮州市 for 445100, as soon as the cities are here; until then the code. */
export function useCityNames(): (code: string) => string {
  const cities = useAsk(findDivisions, { query: { level: 'city', limit: 50 } })
  const names = new Map(cities.data?.items.map((c) => [c.code, c.name]))
  return (code) => names.get(code) ?? code
}
