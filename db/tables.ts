/** Generated from db/migrations by `npm run db:types`: change the migrations, not this file. */

import type { ColumnType } from "kysely";

export type AccountsIdentityKind = "foreigner-residence" | "hk-macau-permit" | "hk-macau-taiwan-residence" | "mainland-id" | "none" | "passport" | "taiwan-permit";

export type AccountsRole = "audit-admin" | "city-officer" | "clerk" | "county-officer" | "employer" | "kiosk" | "market-manager" | "mediator" | "partner" | "province-officer" | "security-admin" | "system-admin" | "volunteer";

export type AccountsSex = "female" | "male";

export type DivisionsLevel = "city" | "county" | "province" | "town";

export type EmployersKind = "enterprise" | "household" | "labour-team" | "sole-trader";

export type EmployersLevel = "provisional" | "refused" | "suspended" | "unverified" | "verified";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type HiresLedgerSide = "employer-cost" | "employer-paid" | "worker-claim";

export type HiresState = "accepted" | "cancelled-by-employer" | "cancelled-by-worker" | "checked-in" | "confirmed" | "no-show" | "paid" | "worked";

export type JobsKind = "daily" | "hourly" | "part-time" | "stage" | "temporary";

export type JobsPayUnit = "day" | "hour" | "job" | "piece";

export type JobsPostState = "closed" | "draft" | "expired" | "paused" | "published" | "rejected" | "submitted";

export type JobsSettlement = "after-shift" | "at-end" | "half-month" | "next-day" | "weekly";

export type JobsShiftState = "cancelled" | "ended" | "filled" | "open" | "settled" | "under-way";

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type KernelTaskState = "done" | "failed" | "running" | "stopped" | "waiting";

export type LawMark = "M" | "P" | "P-" | "V";

export type MarketsKind = "comprehensive" | "industry";

export type MarketsNature = "charitable" | "commercial" | "entrusted" | "public" | "spontaneous";

export type MarketsState = "accepted" | "building" | "closed" | "planned" | "rectifying" | "relocating" | "running" | "surveyed";

export type MarketsZoneKind = "convenience" | "introduction" | "publication" | "self-service" | "services" | "talks";

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type WorkersLevel = "helper" | "master" | "skilled";

export interface AccountsConsent {
  consentId: string;
  givenAt: Timestamp;
  givenBy: string;
  how: string;
  personId: string;
  purpose: string;
  version: number;
  withdrawnAt: Timestamp | null;
  withdrawnBy: string | null;
}

export interface AccountsCredential {
  passwordChangedAt: Timestamp | null;
  passwordHash: string | null;
  personId: string;
  totpConfirmedAt: Timestamp | null;
  /**
   * A code may be used once: steps up to this one are spent.
   */
  totpLastStep: number | null;
  totpSealed: string | null;
}

export interface AccountsIdentityClaim {
  at: Timestamp;
  identityHash: string;
  kind: AccountsIdentityKind;
  personId: string;
}

export interface AccountsInvitation {
  approvedAt: Timestamp | null;
  /**
   * The second person of a password reset: neither its maker nor whom it is for.
   */
  approvedBy: string | null;
  /**
   * Shown to the approver alone, while the link is shown to the maker alone: the person gets one from each. Gone once used.
   */
  codeSealed: string | null;
  divisionCode: string | null;
  employerId: string | null;
  expiresAt: Timestamp;
  /**
   * Whose password the link renews; null for an invitation into a role.
   */
  forPersonId: string | null;
  invitationId: string;
  madeAt: Timestamp;
  madeBy: string | null;
  marketId: string | null;
  name: string | null;
  /**
   * Why a password is to be set anew.
   */
  reason: string | null;
  role: AccountsRole | null;
  tokenHash: string;
  /**
   * So that the link can be shown again to its maker until it is used; null for the first administrator's, which is only printed.
   */
  tokenSealed: string | null;
  usedAt: Timestamp | null;
  usedBy: string | null;
  withdrawnAt: Timestamp | null;
}

export interface AccountsLoginCode {
  codeHash: string;
  codeId: string;
  expiresAt: Timestamp;
  /**
   * Who signed in with it: a repeated request finds the same person, also when it made one.
   */
  personId: string | null;
  phoneHash: string;
  purpose: string;
  sentAt: Timestamp;
  tries: Generated<number>;
  usedAt: Timestamp | null;
  /**
   * Idempotency key of the login that used it: the same request may be repeated after a lost answer.
   */
  usedKey: string | null;
}

export interface AccountsLoginName {
  loginName: string;
  personId: string;
}

export interface AccountsPairing {
  approvedAt: Timestamp | null;
  approvedBy: string | null;
  askedAt: Timestamp;
  /**
   * Of the 8 digits on the device's screen.
   */
  codeHash: string;
  expiresAt: Timestamp;
  marketId: string | null;
  name: string | null;
  pairingId: string;
  secretHash: string;
  usedAt: Timestamp | null;
  /**
   * The person row that stands for the device; its role `kiosk` binds it to the market.
   */
  usedBy: string | null;
}

export interface AccountsPerson {
  bornOn: string | null;
  createdAt: Timestamp;
  createdBy: string | null;
  hasPhone: Generated<boolean>;
  identityCheckedAt: Timestamp | null;
  identityCheckedBy: string | null;
  identityKind: Generated<AccountsIdentityKind>;
  identityMasked: string | null;
  identitySealed: string | null;
  name: string;
  nameInitials: Generated<string>;
  /**
   * Full pinyin without spaces, for search.
   */
  namePinyin: Generated<string>;
  personId: string;
  phoneMasked: string | null;
  phoneSealed: string | null;
  /**
   * Last four digits, so that a desk finds a person without opening the number.
   */
  phoneTail: string | null;
  /**
   * From the ID paper; for statistics and the protection lists only, never shown to employers.
   */
  sex: AccountsSex | null;
}

export interface AccountsPhoneClaim {
  personId: string;
  phoneHash: string;
  verifiedAt: Timestamp | null;
}

export interface AccountsRoleGrant {
  divisionCode: string | null;
  employerId: string | null;
  endedAt: Timestamp | null;
  endedBy: string | null;
  endedWhy: string | null;
  fromAt: Timestamp;
  grantedAt: Timestamp;
  grantedBy: string | null;
  grantId: string;
  marketId: string | null;
  personId: string;
  role: AccountsRole;
  untilAt: Timestamp | null;
}

export interface AccountsSession {
  createdAt: Timestamp;
  device: string | null;
  door: string;
  endedAt: Timestamp | null;
  endedWhy: string | null;
  expiresAt: Timestamp;
  /**
   * The hat worn: for staff and employers the role grant chosen; null for workers.
   */
  grantId: string | null;
  personId: string;
  seenAt: Timestamp;
  sessionId: string;
  strength: string;
  tokenHash: string;
}

export interface AccountsTally {
  beganAt: Timestamp;
  count: number;
  /**
   * Name of the limit counted.
   */
  what: string;
  whoHash: string;
}

export interface AccountsTie {
  marketId: string;
  personId: string;
  since: Timestamp;
  why: string;
}

export interface DivisionsDivision {
  code: string;
  initials: string;
  /**
   * Approximate centre, WGS-84.
   */
  lat: number | null;
  level: DivisionsLevel;
  lng: number | null;
  name: string;
  parent: string | null;
  pinyin: string;
  source: string;
  successor: string | null;
  /**
   * Null: before the first list that was loaded.
   */
  validFrom: string | null;
  validTo: string | null;
  /**
   * True for the county level of cities without counties; left out of full names.
   */
  virtual: Generated<boolean>;
  /**
   * A development zone, port or airport people name as a work place; not a 街道, 镇 or 乡.
   */
  zone: Generated<boolean>;
}

export interface DivisionsFormer {
  code: string;
  importId: string;
  name: string;
  parent: string | null;
  /**
   * Last day under this name and parent.
   */
  untilOn: string;
}

export interface DivisionsImport {
  added: number;
  at: Timestamp;
  byPersonId: string;
  changed: number;
  ended: number;
  /**
   * SHA-256 of the uploaded list.
   */
  fileHash: string | null;
  importId: string;
  source: string;
}

export interface EmployersEmployer {
  address: string;
  agencyLicence: string | null;
  contactName: string;
  contactPersonId: string;
  createdAt: Timestamp;
  createdBy: string | null;
  /**
   * Seat: its wage floor applies (劳动合同法 72 by the employer's place).
   */
  divisionCode: string;
  employerId: string;
  kind: EmployersKind;
  lat: number | null;
  level: EmployersLevel;
  levelSince: Timestamp;
  levelUntil: Timestamp | null;
  lng: number | null;
  name: string;
  nameInitials: Generated<string>;
  namePinyin: Generated<string>;
  /**
   * Under provisional approval: most open places at a time; null = no limit.
   */
  openHeadcountLimit: number | null;
  phoneMasked: string;
  phoneSealed: string;
  uscc: string | null;
}

export interface EmployersLicence {
  at: Timestamp;
  byPersonId: string;
  employerId: string;
  fileId: string;
  fileName: string;
  kind: string;
  licenceId: string;
}

export interface EmployersTie {
  employerId: string;
  marketId: string;
  since: Timestamp;
}

export interface EmployersUsccClaim {
  employerId: string;
  uscc: string;
}

export interface EmployersVerification {
  at: Timestamp;
  byPersonId: string | null;
  employerId: string;
  marketId: string | null;
  note: string | null;
  openHeadcountLimit: number | null;
  outcome: EmployersLevel;
  untilAt: Timestamp | null;
  verificationId: string;
}

export interface HallBell {
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  bellId: string;
  /**
   * The person row that stands for the kiosk.
   */
  deviceId: string;
  /**
   * Taken back, or the person left before anybody answered.
   */
  endedAt: Timestamp | null;
  marketId: string;
  rungAt: Timestamp;
}

export interface HiresAttendance {
  breakMinutes: Generated<number>;
  hireId: string;
  inAt: Timestamp | null;
  inBy: string | null;
  inHow: string | null;
  marketId: string;
  note: string | null;
  outAt: Timestamp | null;
  outBy: string | null;
  outHow: string | null;
  pieces: number | null;
  workedMinutes: number | null;
}

export interface HiresBusy {
  during: string;
  hireId: string;
  live: Generated<boolean>;
  marketId: string;
  workerId: string;
}

export interface HiresCardChange {
  at: Timestamp;
  byPersonId: string | null;
  /**
   * The terms that were offered, whole, as the worker saw them.
   */
  card: Json;
  cardHash: string;
  changeId: string;
  hireId: string;
  marketId: string;
  /**
   * fallen: the post was closed before the worker answered; the card in force stands.
   */
  outcome: string;
  postVersion: number;
}

export interface HiresFavourite {
  employerId: string;
  keptBy: string | null;
  /**
   * The worker does not want to be asked by this employer.
   */
  refusedAt: Timestamp | null;
  /**
   * Null: not kept (any more); the row stays for the refusal alone.
   */
  since: Timestamp | null;
  workerId: string;
}

export interface HiresHire {
  acceptedAt: Timestamp;
  acceptedBy: string;
  /**
   * 用工卡: the terms as frozen when the hire was made; never updated.
   */
  card: Json;
  /**
   * sha256 of the canonical card.
   */
  cardHash: string;
  employerId: string;
  endedAt: Timestamp | null;
  endedBy: string | null;
  /**
   * A cancellation after the free time of the market's published rule.
   */
  endedLate: boolean | null;
  endReason: string | null;
  hireId: string;
  how: string;
  live: Generated<boolean>;
  marketId: string;
  number: string;
  postId: string;
  shiftId: string;
  state: Generated<HiresState>;
  workerId: string;
}

export interface HiresInvitation {
  at: Timestamp;
  byPersonId: string;
  /**
   * Null: not sent yet.
   */
  bySms: boolean | null;
  employerId: string;
  marketId: string;
  shiftId: string;
  workerId: string;
}

export interface HiresObjection {
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  hireId: string;
  marketId: string;
  note: string | null;
  objectionId: string;
  /**
   * came: the hire stands again, hours are written down; excused: over without a mark; stands: the mark stays.
   */
  outcome: string | null;
  said: string;
  saidAt: Timestamp;
  saidBy: string;
}

export interface HiresRating {
  at: Timestamp;
  byPersonId: string;
  bySide: string;
  facts: Generated<Json>;
  hireId: string;
  marketId: string;
  stars: number;
  words: string | null;
}

export interface HiresTransfer {
  amountFen: number;
  at: Timestamp;
  credit: HiresLedgerSide;
  creditParty: string;
  debit: HiresLedgerSide;
  debitParty: string;
  hireId: string;
  marketId: string;
  sourceId: string;
  sourceKind: string;
  transferId: string;
}

export interface HiresWageDue {
  amountFen: number;
  /**
   * {unit, payFen, minutes, pieces, …}: every number of the sum.
   */
  basis: Json;
  confirmedAt: Timestamp | null;
  disputedAt: Timestamp | null;
  /**
   * What was agreed when the dispute was settled.
   */
  disputeNote: string | null;
  disputeSaid: string | null;
  disputeSettledAt: Timestamp | null;
  dueAt: Timestamp;
  employerId: string;
  hireId: string;
  madeAt: Timestamp;
  marketId: string;
  /**
   * When the wage was found past its day and journalled, once.
   */
  overdueAt: Timestamp | null;
  paidFen: Generated<number>;
  workerId: string;
}

export interface HiresWagePayment {
  amountFen: number;
  at: Timestamp;
  byPersonId: string;
  hireId: string;
  how: string;
  marketId: string;
  paidAt: Timestamp;
  paymentId: string;
  proofFileId: string | null;
  reference: string | null;
}

export interface JobsPost {
  certificate: string | null;
  /**
   * The state it was closed from: terms of a published or paused post had passed their review and were on offer.
   */
  closedFrom: JobsPostState | null;
  /**
   * {meals, lodging, transport, tools, insurance, rest, notes}: booleans and short texts.
   */
  conditions: Generated<Json>;
  contactName: string;
  contactPhoneMasked: string;
  contactPhoneSealed: string;
  createdAt: Timestamp;
  createdBy: string;
  description: Generated<string>;
  divisionCode: string;
  employerId: string;
  endedAt: Timestamp | null;
  endReason: string | null;
  kind: JobsKind;
  lat: number;
  level: WorkersLevel | null;
  lng: number;
  marketId: string;
  maxAge: number | null;
  meetingPoint: string | null;
  minAge: number | null;
  occupation: string;
  payFen: number;
  payUnit: JobsPayUnit;
  pieceName: string | null;
  piecesPerHour: number | null;
  place: string;
  postId: string;
  /**
   * The licensed firm a labour team hires for: it pays what the team leaves unpaid (保障农民工工资支付条例 18).
   */
  principal: string | null;
  publishedAt: Timestamp | null;
  settlement: JobsSettlement;
  source: Generated<string>;
  sourceName: string | null;
  state: JobsPostState;
  submittedAt: Timestamp | null;
  title: string;
  urgent: Generated<boolean>;
  validUntil: Timestamp;
  /**
   * Grows with every change; a job card names the version it froze.
   */
  version: Generated<number>;
  /**
   * [{code, source}] of the rules its last check only warned of; public, in plain words on the worker's page.
   */
  warnings: Generated<Json>;
}

export interface JobsReport {
  at: Timestamp;
  byPersonId: string;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  marketId: string;
  note: string | null;
  outcome: string | null;
  postId: string;
  reason: string;
  reportId: string;
  said: Generated<string>;
}

export interface JobsReview {
  at: Timestamp;
  byPersonId: string | null;
  findings: Generated<Json>;
  marketId: string;
  note: string | null;
  outcome: string;
  postId: string;
  reviewId: string;
  rowsOn: string;
}

export interface JobsShift {
  breakMinutes: Generated<number>;
  cancelledAt: Timestamp | null;
  cancelledBy: string | null;
  cancelReason: string | null;
  /**
   * 0.02° grid cell of the place, see kernel/geo.ts.
   */
  cell: number;
  /**
   * Base32 secret of the rotating check-in QR.
   */
  checkinSecret: string;
  employerId: string;
  endsAt: Timestamp;
  headcount: number;
  lat: number;
  /**
   * True while the post is published, the shift open and a place free: the board reads only these.
   */
  listed: Generated<boolean>;
  lng: number;
  marketId: string;
  occupation: string;
  payFen: number;
  payUnit: JobsPayUnit;
  postId: string;
  settlement: JobsSettlement;
  shiftId: string;
  /**
   * Expected pay of the whole shift for comparing; null for piece and job pay.
   */
  shiftPayFen: number | null;
  startsAt: Timestamp;
  state: Generated<JobsShiftState>;
  taken: Generated<number>;
}

export interface JobsTemplate {
  employerId: string;
  marketId: string;
  name: string;
  postId: string;
  savedAt: Timestamp;
  savedBy: string;
}

export interface KernelChainHead {
  at: Timestamp;
  hash: string;
  marketId: string;
  seq: number;
}

export interface KernelChainLink {
  at: Timestamp;
  hash: string;
  journalId: number;
  marketId: string;
  /**
   * Gap-free order over all markets, given by the one sealer: consumers read by it.
   */
  position: number;
  seq: number;
}

export interface KernelClearReading {
  at: Timestamp;
  byAs: string;
  byPersonId: string;
  personId: string;
  readingId: string;
  reason: string;
  what: string;
}

export interface KernelFeedHead {
  name: string;
  position: number;
}

export interface KernelIdempotency {
  at: Timestamp;
  endpoint: string;
  key: string;
  personId: string;
  reply: Json | null;
  requestHash: string;
}

export interface KernelJournal {
  actorAs: string | null;
  actorId: string | null;
  at: Timestamp;
  /**
   * Keyed commitment to personal data involved, so that it can be proved and still erased.
   */
  commitment: string | null;
  /**
   * Ids, numbers and states only: never personal data.
   */
  data: Generated<Json>;
  /**
   * Whom the actor acted for, when that is somebody else.
   */
  forPersonId: string | null;
  journalId: Generated<number>;
  /**
   * noun.past-participle, e.g. hire.accepted, call.denied, person.read-clear.
   */
  kind: string;
  marketId: string;
  reason: string | null;
  subjectId: string | null;
}

export interface KernelKeyring {
  fingerprint: string;
  keyId: string;
  seenAt: Timestamp;
}

export interface KernelMigration {
  appliedAt: Generated<Timestamp>;
  name: string;
  /**
   * Of the file as applied; a file that differs is refused.
   */
  sha256: string;
  version: number;
}

export interface KernelTask {
  /**
   * Last sign of life of the process that works on it; two minutes without one and another takes over.
   */
  beatAt: Timestamp | null;
  done: Generated<number>;
  endedAt: Timestamp | null;
  /**
   * Why it failed, a sentence for the person who started it.
   */
  failure: string | null;
  /**
   * JSON of what was asked for; may hold a searched name, so it is sealed.
   */
  inputSealed: string;
  kind: string;
  madeAt: Timestamp;
  personId: string;
  /**
   * Name under which the result is saved; the bytes lie in <home>/tasks.
   */
  resultName: string | null;
  /**
   * The session it was started in: it works with the rights that session has when it works, not when it was asked.
   */
  sessionId: string;
  state: Generated<KernelTaskState>;
  stopAskedAt: Timestamp | null;
  taskId: string;
  title: string;
  /**
   * Steps in all, where they are known beforehand.
   */
  total: number | null;
  tries: Generated<number>;
}

export interface KernelUnsealed {
  journalId: number;
  marketId: string;
}

export interface LawCalendarYear {
  address: string | null;
  documentNumber: string;
  madeAt: Timestamp;
  /**
   * Null for notices delivered with the product.
   */
  madeBy: string | null;
  publishedOn: string;
  title: string;
  year: number;
}

export interface LawConfirmation {
  /**
   * The official page.
   */
  address: string;
  at: Timestamp;
  byPersonId: string;
  byRole: string;
  confirmationId: string;
  /**
   * The officer's part of the tree.
   */
  divisionCode: string | null;
  /**
   * 文号.
   */
  documentNumber: string;
  publishedOn: string | null;
  reason: string;
  rowId: string;
  version: number;
  withdrawnAt: Timestamp | null;
  withdrawnWhy: string | null;
}

export interface LawHoliday {
  day: string;
  madeBy: string | null;
  name: string;
  source: string;
  /**
   * A statutory day (三倍工资, 劳动法 44), not a moved rest day.
   */
  statutory: Generated<boolean>;
  /**
   * True for a weekend day that is worked, false for a day off.
   */
  workday: boolean;
}

export interface LawRow {
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /**
   * The maker's role; null for rows delivered with the product.
   */
  madeAs: string | null;
  madeAt: Timestamp;
  /**
   * Null for rows delivered with the product.
   */
  madeBy: string | null;
  /**
   * The maker's part of the tree.
   */
  madeIn: string | null;
  mark: LawMark;
  reason: string | null;
  /**
   * The entry in the shape of data/law-rows.json.
   */
  row: Json;
  rowId: string;
  topic: string;
  version: number;
}

export interface MarketsMarket {
  address: string;
  /**
   * Codes from the province down to the division the market stands in; a part of the tree sees the market when its code is in here.
   */
  area: string[];
  /**
   * Either side may cancel without mark until so long before the start.
   */
  cancelFreeMinutes: Generated<number>;
  checkedBy: string | null;
  checkedOn: string | null;
  checkinRadiusM: Generated<number>;
  createdAt: Timestamp;
  createdBy: string | null;
  customaryName: string | null;
  divisionCode: string;
  /**
   * [{days:[1..7], from:"04:00", to:"12:00"}], Asia/Shanghai.
   */
  hours: Generated<Json>;
  industry: string | null;
  kind: MarketsKind;
  lat: number;
  lng: number;
  marketId: string;
  name: string;
  nature: MarketsNature;
  operatorContract: string | null;
  operatorName: string;
  /**
   * The office's public number.
   */
  phone: string | null;
  state: MarketsState;
  stateSince: Timestamp;
  trades: Generated<string[]>;
  travelMarginMinutes: Generated<number>;
}

export interface MarketsStateChange {
  at: Timestamp;
  byPersonId: string | null;
  changeId: string;
  marketId: string;
  state: MarketsState;
  why: string | null;
  /**
   * Where the workers go when the market closes or relocates; they are told.
   */
  workersGoTo: string | null;
}

export interface MarketsZone {
  areaM2: number | null;
  counters: Generated<number>;
  kind: MarketsZoneKind;
  marketId: string;
  name: string;
  note: string | null;
  rooms: Generated<number>;
  seats: Generated<number>;
  zoneId: string;
}

export interface NoticesMessage {
  /**
   * Where a page message leads: the hire, shift or post of this market it speaks of.
   */
  aboutId: string | null;
  aboutKind: string | null;
  channel: string;
  failure: string | null;
  madeAt: Timestamp;
  marketId: string | null;
  messageId: string;
  personId: string | null;
  readAt: Timestamp | null;
  /**
   * Keyed hash of the phone, or of the person id for page messages.
   */
  recipientHash: string;
  sentAt: Timestamp | null;
  state: string;
  template: string;
  textSealed: string;
  /**
   * When staff told the person by another way what the SMS could not.
   */
  toldAt: Timestamp | null;
  toldBy: string | null;
  toSealed: string | null;
  tries: Generated<number>;
}

export interface OccupationsOccupation {
  code: string;
  groupCode: string;
  name: string;
  nationalCode: string | null;
  position: number;
  row: Json;
}

export interface OccupationsOccupationGroup {
  code: string;
  name: string;
  picture: string;
  position: number;
}

export interface WorkersCardClaim {
  cardNumber: string;
  workerId: string;
}

export interface WorkersPriority {
  checkedAt: Timestamp | null;
  checkedBy: string | null;
  fromOn: string;
  ground: string;
  note: string | null;
  priorityId: string;
  proofFileId: string | null;
  untilOn: string | null;
  workerId: string;
}

export interface WorkersTrade {
  certificate: string | null;
  level: WorkersLevel;
  occupation: string;
  workerId: string;
  years: number | null;
}

export interface WorkersWorker {
  /**
   * Number on the printed card and its QR; not a secret, identifies at a desk only.
   */
  cardNumber: string;
  createdAt: Timestamp;
  createdBy: string | null;
  drawsPension: boolean | null;
  emergencyName: string | null;
  /**
   * Bit h set: would work in the hour h..h+1, Asia/Shanghai.
   */
  hoursMask: Generated<number>;
  languages: Generated<string[]>;
  lat: number | null;
  lng: number | null;
  /**
   * 今天找活: available until this moment; null or past = not looking now.
   */
  lookingUntil: Timestamp | null;
  lowestPayFen: number | null;
  lowestPayUnit: string | null;
  marketId: string;
  note: string | null;
  radiusM: Generated<number>;
  tools: Generated<string[]>;
  vehicle: string | null;
  workerId: string;
}

export interface DB {
  "accounts.consent": AccountsConsent;
  "accounts.credential": AccountsCredential;
  "accounts.identityClaim": AccountsIdentityClaim;
  "accounts.invitation": AccountsInvitation;
  "accounts.loginCode": AccountsLoginCode;
  "accounts.loginName": AccountsLoginName;
  "accounts.pairing": AccountsPairing;
  "accounts.person": AccountsPerson;
  "accounts.phoneClaim": AccountsPhoneClaim;
  "accounts.roleGrant": AccountsRoleGrant;
  "accounts.session": AccountsSession;
  "accounts.tally": AccountsTally;
  "accounts.tie": AccountsTie;
  "divisions.division": DivisionsDivision;
  "divisions.former": DivisionsFormer;
  "divisions.import": DivisionsImport;
  "employers.employer": EmployersEmployer;
  "employers.licence": EmployersLicence;
  "employers.tie": EmployersTie;
  "employers.usccClaim": EmployersUsccClaim;
  "employers.verification": EmployersVerification;
  "hall.bell": HallBell;
  "hires.attendance": HiresAttendance;
  "hires.busy": HiresBusy;
  "hires.cardChange": HiresCardChange;
  "hires.favourite": HiresFavourite;
  "hires.hire": HiresHire;
  "hires.invitation": HiresInvitation;
  "hires.objection": HiresObjection;
  "hires.rating": HiresRating;
  "hires.transfer": HiresTransfer;
  "hires.wageDue": HiresWageDue;
  "hires.wagePayment": HiresWagePayment;
  "jobs.post": JobsPost;
  "jobs.report": JobsReport;
  "jobs.review": JobsReview;
  "jobs.shift": JobsShift;
  "jobs.template": JobsTemplate;
  "kernel.chainHead": KernelChainHead;
  "kernel.chainLink": KernelChainLink;
  "kernel.clearReading": KernelClearReading;
  "kernel.feedHead": KernelFeedHead;
  "kernel.idempotency": KernelIdempotency;
  "kernel.journal": KernelJournal;
  "kernel.keyring": KernelKeyring;
  "kernel.migration": KernelMigration;
  "kernel.task": KernelTask;
  "kernel.unsealed": KernelUnsealed;
  "law.calendarYear": LawCalendarYear;
  "law.confirmation": LawConfirmation;
  "law.holiday": LawHoliday;
  "law.row": LawRow;
  "markets.market": MarketsMarket;
  "markets.stateChange": MarketsStateChange;
  "markets.zone": MarketsZone;
  "notices.message": NoticesMessage;
  "occupations.occupation": OccupationsOccupation;
  "occupations.occupationGroup": OccupationsOccupationGroup;
  "workers.cardClaim": WorkersCardClaim;
  "workers.priority": WorkersPriority;
  "workers.trade": WorkersTrade;
  "workers.worker": WorkersWorker;
}
