import { routes } from '#kernel/mount.ts'
import { getDemoMessages, showDemoOutbox } from './demo-outbox.ts'
import { getMyMessages, readMyMessage, readMyMessages } from './find-messages.ts'
import * as api from './notices.api.ts'
import { listUnsentMessages, recordTelling } from './unsent-messages.ts'

export default routes(api, {
  getMyMessages,
  readMyMessage,
  readMyMessages,
  listUnsentMessages,
  recordTelling,
  getDemoMessages,
  showDemoOutbox,
})
