import { orMissing } from '#kernel/failure.ts'
import type { Handler } from '#kernel/mount.ts'
import { type Sentences, sentenceSaid } from './sentences.ts'
import { spoken } from './speaker-of.ts'
import type * as api from './speech.api.ts'

/** Sentences change with a release, recordings with a restart. */
const KEEP_SECONDS = 86_400

export function speakPhrase(sentences: Sentences): Handler<typeof api.speakPhrase> {
  return async ({ params: { phraseId }, query: { voice } }, ctx) => {
    const sentence = orMissing(sentences.get(phraseId), 'not-found')
    return spoken(ctx, sentenceSaid(phraseId, sentence[voice]), { voice, cacheSeconds: KEEP_SECONDS })
  }
}
