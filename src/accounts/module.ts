import { actorOf } from '#kernel/context.ts'
import { type Routes, routes } from '#kernel/mount.ts'
import { canSendSms } from '#notices/index.ts'
import * as api from './accounts.api.ts'
import {
  getConsentPurposes,
  getConsents,
  getMyConsent,
  getMyConsents,
  giveConsent,
  giveMyConsent,
  withdrawConsent,
  withdrawMyConsent,
} from './consents.ts'
import { createLoginCode, createSession } from './create-session.ts'
import { getMe, putHat } from './get-me.ts'
import {
  createMyGrant,
  createStaffInvitation,
  createStaffRegistration,
  endStaffInvitation,
  getStaffInvitations,
  readInvitation,
} from './invitations.ts'
import {
  changeMyPerson,
  createPhoneCode,
  getClearIdentity,
  getClearPhone,
  getMyClearReadings,
  getMyPerson,
  putMyPhone,
} from './own-data.ts'
import { createDevice, createDevicePairing, createDeviceSession } from './pair-device.ts'
import {
  approvePasswordReset,
  createPasswordRenewal,
  createPasswordReset,
  getPasswordResets,
} from './password-resets.ts'
import { endSessions } from './session.ts'
import { mountSso, ssoOffer } from './sso.ts'
import { endRoleGrant, getMarketStaff, getRoleGrants } from './staff-grants.ts'
import {
  confirmSecondFactor,
  createStaffSession,
  getSecondFactor,
  putMyPassword,
  startSecondFactor,
} from './staff-session.ts'

const own = routes(api, {
  getSignInWays: async (_input, ctx) => ({ sms: canSendSms(ctx), sso: ssoOffer(process.env) }),
  createLoginCode,
  createSession,
  createStaffSession,
  getMe,
  putHat,
  endSession: async (_input, ctx) => {
    const actor = actorOf(ctx)
    await endSessions(ctx, { personId: actor.personId, sessionId: actor.sessionId }, 'signed-out')
    ctx.http.clearSession(actor.door)
    return {}
  },
  endMySessions: async (_input, ctx) => {
    const { personId, sessionId } = actorOf(ctx)
    return { ended: await endSessions(ctx, { personId, exceptSessionId: sessionId }, 'signed-out') }
  },
  createPhoneCode,
  putMyPhone,
  getMyPerson,
  changeMyPerson,
  getMyClearReadings,
  getClearPhone,
  getClearIdentity,
  getConsentPurposes,
  getMyConsents,
  getMyConsent,
  giveMyConsent,
  withdrawMyConsent,
  getConsents,
  giveConsent,
  withdrawConsent,
  getStaffInvitations,
  createStaffInvitation,
  endStaffInvitation,
  readInvitation,
  createStaffRegistration,
  createPasswordRenewal,
  createMyGrant,
  putMyPassword,
  startSecondFactor,
  getSecondFactor,
  confirmSecondFactor,
  getMarketStaff,
  getRoleGrants,
  endRoleGrant,
  createPasswordReset,
  getPasswordResets,
  approvePasswordReset,
  createDevicePairing,
  createDeviceSession,
  createDevice,
})

export default {
  api,
  find: own.find,
  mount(app, options) {
    own.mount(app, options)
    // Two redirects of the browser, not calls of the contract; they exist only where a provider is configured.
    mountSso(app, options, process.env)
  },
} satisfies Routes
