/** The first screen as the server draws it, from the very components that take it over: readable before any script is there. */
import { QueryClientProvider } from '@tanstack/react-query'
import { renderToStringAsync } from 'preact-render-to-string'
import type { ComponentType } from 'react'
import { Router } from 'wouter'
import type { Sent as Asked, Endpoint } from '#kernel/endpoint.ts'
import { SURFACES, type Surface } from '../../surfaces.ts'
import { addressOf } from '../address.ts'
import { keyOf, newClient, pagesKeyOf } from '../ask.ts'
import { type Tab, Tabs } from './screen.tsx'
import { SENT_ID, type Sent } from './sent.ts'

/** What a built `first.tsx` hands to the server. */
export interface FirstScreen {
  /** Where the server asks itself for the list, as anybody would. */
  address: string
  html(page: unknown): Promise<{ root: string; sent: string }>
}

export function firstScreen<E extends Endpoint>(
  name: Surface['surface'],
  { screen: Shown, tabs, e, asked }: { screen: ComponentType; tabs: readonly Tab[]; e: E; asked: Asked<E> },
): FirstScreen {
  const { base } = SURFACES.find((s) => s.surface === name)!
  const key = keyOf(e, asked)
  return {
    address: addressOf(e, asked as object),
    async html(page) {
      const client = newClient()
      client.setQueryData(pagesKeyOf(key), { pages: [page], pageParams: [null] })
      const root = await renderToStringAsync(
        <QueryClientProvider client={client}>
          <Router base={base.slice(0, -1)} ssrPath={base} ssrSearch="">
            <Shown />
            <Tabs tabs={tabs} />
          </Router>
        </QueryClientProvider>,
      )
      client.clear()
      // JSON inside a script element ends where the parser sees a tag.
      const json = JSON.stringify({ key, page } satisfies Sent).replaceAll('<', '\\u003c')
      return { root, sent: `<script type="application/json" id="${SENT_ID}">${json}</script>` }
    },
  }
}
