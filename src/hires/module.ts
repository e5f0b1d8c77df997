import { routes } from '#kernel/mount.ts'
import { acceptShift } from './accept-shift.ts'
import { cancelHire, cancelShift, markNoShow } from './cancel-hire.ts'
import { checkIn } from './check-in.ts'
import { checkOut, correctAttendance } from './check-out.ts'
import { getCheckinCode } from './checkin-code.ts'
import { decideChange } from './decide-change.ts'
import { disputeWage, settleDispute } from './dispute-wage.ts'
import {
  allowEmployer,
  dropFavourite,
  keepFavourite,
  listFormerWorkers,
  listMyEmployers,
  refuseEmployer,
} from './favourites.ts'
import {
  getHire,
  getShiftRoll,
  listAreaOverdueWages,
  listEmployerHires,
  listMarketHires,
  listOverdueWages,
  listWorkerHires,
} from './find-hires.ts'
import * as api from './hires.api.ts'
import { inviteWorkers } from './invite-workers.ts'
import { decideObjection, objectToNoShow, takeBackNoShow } from './object-to-no-show.ts'
import { listMyFacts } from './own-facts.ts'
import { confirmWage, recordPayments, reversePayment } from './pay-wages.ts'
import { printSlip } from './print-slip.ts'
import { rateHire } from './rate-hire.ts'
import { readContact } from './read-contact.ts'
import { listShiftFacts } from './worker-facts.ts'

export default routes(api, {
  acceptShift,
  allowEmployer,
  cancelHire,
  cancelShift,
  checkIn,
  checkOut,
  confirmWage,
  correctAttendance,
  decideChange,
  decideObjection,
  disputeWage,
  dropFavourite,
  getCheckinCode,
  getHire,
  getShiftRoll,
  inviteWorkers,
  keepFavourite,
  listEmployerHires,
  listFormerWorkers,
  listMyEmployers,
  listMyFacts,
  listShiftFacts,
  listAreaOverdueWages,
  listMarketHires,
  listOverdueWages,
  listWorkerHires,
  markNoShow,
  objectToNoShow,
  printSlip,
  rateHire,
  readContact,
  recordPayments,
  refuseEmployer,
  reversePayment,
  settleDispute,
  takeBackNoShow,
})
