/** Who is signed in behind the staff door, for every screen of desk and office. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { endSession, getMe, putHat } from '#accounts/sign-in.api.ts'
import type { Reply, Role } from '#kernel/endpoint.ts'
import { keyOf, useTell } from '../../ask.ts'
import { clearDrafts } from '../../draft.ts'
import { whyNotLeave, wipeQueue } from '../../queue.ts'
import { setOfficer } from '../shell.tsx'
import type { Place } from '../surface.tsx'
import { forgetMe } from './kept-me.ts'
import { ROLE_WORDS } from './role-words.ts'

export type Me = Reply<typeof getMe>
const Session = createContext<Me | null>(null)
export const SessionProvider = Session.Provider

/** Only inside `SignInGate`: there is always somebody. */
export function useMe(): Me {
  const me = useContext(Session)
  if (!me) throw new Error('useMe is for screens inside SignInGate')
  return me
}
export function hasRole(me: Me, roles: readonly Role[]): boolean {
  return roles.includes(me.as)
}
export const hatOf = (me: Me) => me.hats.find((hat) => hat.grantId === me.grantId)

/** Puts name and hats into the top bar. `place` is the market or area, `bar` what else stands there. */
export function useOfficerInBar(place: string, bar?: ReactNode, hides?: (place: Place) => boolean): void {
  const me = useMe()
  const client = useQueryClient()
  const hat = useTell(putHat, {
    onDone: (now) => {
      // Another hat sees other things: nothing of the former one may stay on screen.
      clearDrafts()
      client.clear()
      client.setQueryData(keyOf(getMe, {}), now)
      location.assign(location.pathname.replace(/^(\/\w+\/).*$/, '$1'))
    },
    refresh: false,
  })
  const out = useSignOut()
  const roleLabel = ROLE_WORDS[me.as]
  const act = useRef({ wear: (_: string) => {}, out })
  act.current = { wear: (grantId) => hat.tell({ body: { grantId } }), out }
  useEffect(() => {
    setOfficer(
      {
        name: me.name,
        roleLabel,
        placeLabel: place,
        roles: me.hats.filter((h) => h.grantId !== me.grantId).map((h) => ({ id: h.grantId, label: h.label })),
        onRole: (grantId) => act.current.wear(grantId),
        onSignOut: () => act.current.out(),
        ...(hides && { hides }),
      },
      bar,
    )
    return () => setOfficer(null)
  }, [me, place, bar, roleLabel, hides])
}

/** Ends the session on the server, wipes what this browser wrote down, begins anew at the sign-in. */
export function useSignOut(): () => void {
  const client = useQueryClient()
  const { message } = App.useApp()
  const leave = async () => {
    clearDrafts()
    forgetMe()
    client.clear()
    await wipeQueue()
    location.assign(location.pathname.replace(/^(\/\w+\/).*$/, '$1'))
  }
  const end = useTell(endSession, {
    refresh: false,
    onDone: () => void leave(),
    onRefused: (r) => r.code === 'not-signed-in' && void leave(),
  })
  return () => {
    // What waits for the line dies with this sign-in, so it goes first.
    if (whyNotLeave()) void message.warning('还有事情没有发出去，请先在右上角处理，再退出登录')
    else end.tell({})
  }
}
