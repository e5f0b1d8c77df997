import { actorOf } from '#kernel/context.ts'
import { routes } from '#kernel/mount.ts'
import { endSession, getMe as getMeEndpoint } from './accounts.api.ts'
import { getMe } from './get-me.ts'
import { endSessions } from './session.ts'

export default routes(
  { getMe: getMeEndpoint, endSession },
  {
    getMe,
    endSession: async (_input, ctx) => {
      const actor = actorOf(ctx)
      await endSessions(ctx, { personId: actor.personId, sessionId: actor.sessionId }, 'signed-out')
      ctx.http.clearSession(actor.door)
      return {}
    },
  },
)
