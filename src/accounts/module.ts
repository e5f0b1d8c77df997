import { actorOf } from '#kernel/context.ts'
import { routes } from '#kernel/mount.ts'
import * as api from './accounts.api.ts'
import { getMe } from './get-me.ts'
import { endSessions } from './session.ts'

export default routes(api, {
  getMe,
  endSession: async (_input, ctx) => {
    const actor = actorOf(ctx)
    await endSessions(ctx, { personId: actor.personId, sessionId: actor.sessionId }, 'signed-out')
    ctx.http.clearSession(actor.door)
    return {}
  },
})
