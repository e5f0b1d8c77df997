/** What other modules may call of jobs. */

export { findShifts } from './find-shifts.ts'
export { getPost, getShift } from './read-post.ts'
export { checkinSecretOf, readContact, type ShiftForHire, shiftForHire } from './shift-for-hire.ts'
export { closeShift, givePlaceBack, retakePlace, settleShift, takePlace } from './take-place.ts'
