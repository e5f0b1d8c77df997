import { API_PREFIX, type Endpoint } from '#kernel/endpoint.ts'

export interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** Address of an endpoint with its path and query filled in. Arrays repeat their name; absent values are left out. */
export function addressOf(e: Endpoint, sent: Parts): string {
  const path = e.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(sent.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(sent.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
  }
  const text = query.toString()
  return `${e.kind === 'page' ? '' : API_PREFIX}${path}${text && `?${text}`}`
}
