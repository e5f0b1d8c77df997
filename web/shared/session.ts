import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { getMe } from '#accounts/sign-in.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { call, type Refused, type RefusedBy, whenRefused } from './call.ts'

export type Me = Reply<typeof getMe>
const SESSION = ['session']

/**
 * Who holds this phone; `me` null while nobody is signed in behind this door. Nobody is an answer here, not an error: a query in
 * error is pending again whenever the line or the window comes back, and the half-typed code of the text message would go with
 * the questions it takes off the screen.
 */
export function useMe() {
  const { data, error, isPending, refetch } = useQuery<Me | null, RefusedBy<typeof getMe>>({
    queryKey: SESSION,
    queryFn: ({ signal }) =>
      isNobody()
        ? null
        : call(getMe, {}, { signal }).catch((refused: Refused) => {
            if (refused.code === 'not-signed-in') return null
            throw refused
          }),
  })
  return { me: data ?? null, isPending: isPending && !error, error, refetch: () => void refetch() }
}

/**
 * The server marks a page that was asked for without a session (src/serve-web.ts): a visitor's phone need not ask who it is, and
 * hear a refusal, before it shows the board. Believed once; later somebody may have signed in beside us.
 */
function isNobody(): boolean {
  const { dataset } = document.documentElement
  const nobody = 'nobody' in dataset
  delete dataset['nobody']
  return nobody
}

/** Known from the answer to the code: the screen beneath is there without asking once more. */
export function useSignedIn(): (me: Me) => void {
  const client = useQueryClient()
  return (me) => client.setQueryData(SESSION, me)
}

/** A session that ended shows itself at the next press: then the screens ask to sign in, and come back to where one was. */
export function hearSessionEnd(client: QueryClient): void {
  whenRefused((refused) => {
    if (refused.code === 'not-signed-in' && client.getQueryData(SESSION)) client.setQueryData(SESSION, null)
  })
}
