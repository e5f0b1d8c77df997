/** Things read aloud. Only what stands on our own pages is ever spoken: no text of a caller's. */
import { z } from 'zod'
import { COUNTER, endpoint } from '#kernel/endpoint.ts'
import { BytesReply, Id } from '#kernel/schemas.ts'
import { FAR_STEPS_M, VOICES } from './number.rules.ts'

export const VoiceName = z.enum(VOICES)
const InVoice = z.object({ voice: VoiceName.default('cmn') })
const OfPost = z.object({ marketId: Id, postId: Id })
const OfHire = z.object({ marketId: Id, hireId: Id })
const PostAsked = InVoice.extend({
  /** Default: the next shift that can be taken. */
  shiftId: Id.optional(),
  /** How far away the listener is, in rings, so that no address says where somebody stands. */
  farM: z.coerce
    .number()
    .refine((m) => FAR_STEPS_M.includes(m), '距离请用规定的档')
    .optional(),
})
const Words = z.object({ voice: VoiceName, text: z.string() })
const PARTIES = ['worker', 'employer', 'mediator', ...COUNTER] as const

export const getSpeech = endpoint({
  method: 'GET',
  path: '/speech',
  summary: 'Which voices there are',
  zh: '有哪些朗读的声音',
  callers: ['anyone'],
  reply: z.object({
    voices: z.array(
      z.object({
        voice: VoiceName,
        name: z.string(),
        /** People's recordings, a cloud's voice, or a robot's. */
        how: z.enum(['recorded', 'cloud', 'machine']),
      }),
    ),
  }),
})

export const speakPost = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts/{postId}/speech',
  kind: 'download',
  summary: 'A public post read aloud, money first (MP3)',
  zh: '听一听：把招工信息读出来，先读工钱',
  callers: ['anyone'],
  params: OfPost,
  query: PostAsked,
  reply: BytesReply,
  fails: ['no-voice', 'voice-failed'],
})
export const getPostWords = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/posts/{postId}/speech/words',
  summary: 'The same as words, for a device with a voice of its own',
  zh: '要读的话，供手机自己的声音朗读',
  callers: ['anyone'],
  params: OfPost,
  query: PostAsked,
  reply: Words,
})

export const speakPhrase = endpoint({
  method: 'GET',
  path: '/speech/phrases/{phraseId}',
  kind: 'download',
  summary: 'A fixed sentence of the product read aloud: a refusal by its code, a prompt, a consent (MP3)',
  zh: '把固定的话读出来：提示、拒绝的原因、授权同意的内容',
  callers: ['anyone'],
  params: z.object({ phraseId: z.string().regex(/^[a-z0-9-]{2,60}$/) }),
  query: InVoice,
  reply: BytesReply,
  fails: ['no-voice', 'voice-failed'],
})

export const speakCard = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hires/{hireId}/card/speech',
  kind: 'download',
  summary: 'The terms in force of a hire read aloud to its own parties (MP3)',
  zh: '听一听：把用工卡读给双方听',
  callers: PARTIES,
  params: OfHire,
  query: InVoice,
  reply: BytesReply,
  fails: ['no-hire', 'no-voice', 'voice-failed'],
})
export const getCardWords = endpoint({
  method: 'GET',
  path: '/markets/{marketId}/hires/{hireId}/card/speech/words',
  summary: 'The same as words, for a device with a voice of its own',
  zh: '用工卡要读的话，供手机自己的声音朗读',
  callers: PARTIES,
  params: OfHire,
  query: InVoice,
  reply: Words,
  fails: ['no-hire'],
})
