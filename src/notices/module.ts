import { routes } from '#kernel/mount.ts'
import { getDemoMessages, showDemoOutbox } from './demo-outbox.ts'
import { getMyMessages, readMyMessage, readMyMessages } from './find-messages.ts'
import * as api from './notices.api.ts'

export default routes(api, { getMyMessages, readMyMessage, readMyMessages, getDemoMessages, showDemoOutbox })
