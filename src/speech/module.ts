import { type Routes, routes } from '#kernel/mount.ts'
import { sentencesOf } from './sentences.ts'
import { getCardWords, speakCard } from './speak-card.ts'
import { speakPhrase } from './speak-phrase.ts'
import { getPostWords, speakPost } from './speak-post.ts'
import { getSpeech } from './speaker-of.ts'
import * as api from './speech.api.ts'

/** `words`: the refusals of the whole contract, which are read aloud too. */
export function speech(words: Readonly<Record<string, string>>): Routes {
  return routes(api, {
    getSpeech,
    speakPost,
    getPostWords,
    speakPhrase: speakPhrase(sentencesOf(words)),
    speakCard,
    getCardWords,
  })
}
