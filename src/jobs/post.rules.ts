/** What a post has to say of itself, before any law is asked. Pure, for server and screens. */
import type { PAY_UNITS, POST_STATES } from './job-schemas.api.ts'

export type PostState = (typeof POST_STATES)[number]

/** A post is renewed, not left standing (令50: ads carry a validity date). */
export const MOST_VALID_DAYS = 90

export interface PostFields {
  payUnit: (typeof PAY_UNITS)[number]
  pieceName?: string | null
  minAge?: number | null
  maxAge?: number | null
  validUntil: Date
}
export type PostRefusal =
  | 'piece-name-missing'
  | 'piece-name-not-expected'
  | 'ages-crossed'
  | 'validity-past'
  | 'validity-too-long'
export function whyNotPost(
  { payUnit, pieceName, minAge, maxAge, validUntil }: PostFields,
  now: Date,
): PostRefusal | null {
  if (payUnit === 'piece' && !pieceName) return 'piece-name-missing'
  if (payUnit !== 'piece' && pieceName) return 'piece-name-not-expected'
  if (minAge != null && maxAge != null && minAge > maxAge) return 'ages-crossed'
  if (validUntil <= now) return 'validity-past'
  return validUntil.getTime() > now.getTime() + MOST_VALID_DAYS * 86_400_000 ? 'validity-too-long' : null
}

export function isOver(state: PostState): boolean {
  return state === 'closed' || state === 'expired'
}
/** Whether anybody may read the post. */
export function isPublic(state: PostState): boolean {
  return state === 'published' || state === 'paused' || isOver(state)
}
