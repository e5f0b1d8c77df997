/** What other modules may call of jobs. */
export { checkinSecretOf, readContact, type ShiftForHire, shiftForHire } from './shift-for-hire.ts'
export { closeShift, givePlaceBack, settleShift, takePlace } from './take-place.ts'
