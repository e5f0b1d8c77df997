/** Shapes that several contracts of this module share. */
import { z } from 'zod'
import { IDENTITY_KINDS } from '#kernel/identity.ts'
import { Day, Id, Moment, Point, Text } from '#kernel/schemas.ts'
import { LANGUAGES, TRADE_LEVELS, VEHICLES } from './worker.rules.ts'

export const TradeLevel = z.enum(TRADE_LEVELS)
/** A trade as a worker states it. */
export type TradeWish = z.infer<typeof TradeWish>
export const TradeWish = z
  .object({
    occupation: z.string().min(1).max(20),
    level: TradeLevel.default('helper'),
    years: z.int().min(0).max(60).nullable().default(null),
    certificate: Text(60).nullable().default(null),
  })
  .meta({ id: 'TradeWish' })
export const Trade = TradeWish.extend({ name: z.string() }).meta({ id: 'Trade' })

export const LowestPay = z.object({ fen: z.int().positive().max(1_000_000), unit: z.enum(['hour', 'day']) })

/** What a worker can and wants. Fields left out keep their value. */
export type WorkerWishes = z.infer<typeof WorkerWishes>
export const WorkerWishes = z
  .object({
    /** The nearest market; needed at the first saving. */
    marketId: Id,
    trades: z.array(TradeWish).min(1, '请至少选一个工种').max(20),
    lowestPay: LowestPay.nullable(),
    radiusM: z.int().min(500).max(200_000),
    /** Where the worker starts from; only as exact as the worker's phone was allowed to say. */
    point: Point.nullable(),
    /** Bit h set: would work from h to h + 1 o'clock. */
    hoursMask: z.int().min(0).max(0xffffff),
    languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
    tools: z.array(Text(20)).max(20),
    vehicle: z.enum(VEHICLES).nullable(),
    drawsPension: z.boolean().nullable(),
    emergencyName: Text(40).nullable(),
  })
  .partial()
  .meta({ id: 'WorkerWishes' })

export const AGE_CLASSES = ['under-16', '16-17', 'adult', 'unknown'] as const
/** Why a worker cannot be introduced yet: no papers shown, or too young. */
export const NotIntroduced = z.enum(['identity-needed', 'identity-check-needed', 'under-16']).nullable()

export const WorkerProfile = z
  .object({
    workerId: Id,
    name: z.string(),
    phoneMasked: z.string().nullable(),
    hasPhone: z.boolean(),
    identityKind: z.enum(IDENTITY_KINDS),
    identityMasked: z.string().nullable(),
    /** True when a clerk or a card reader compared the paper with the person. */
    identityChecked: z.boolean(),
    ageClass: z.enum(AGE_CLASSES),
    whyNotIntroduced: NotIntroduced,
    cardNumber: z.string(),
    market: z.object({ marketId: Id, name: z.string(), phone: z.string().nullable() }),
    trades: z.array(Trade),
    lowestPay: LowestPay.nullable(),
    radiusM: z.int(),
    point: Point.nullable(),
    hoursMask: z.int(),
    languages: z.array(z.enum(LANGUAGES)),
    tools: z.array(z.string()),
    vehicle: z.enum(VEHICLES).nullable(),
    drawsPension: z.boolean().nullable(),
    emergencyName: z.string().nullable(),
    /** 今天找活 until this moment; null = not looking now. */
    lookingUntil: Moment.nullable(),
    createdAt: Moment,
  })
  .meta({ id: 'WorkerProfile' })

/** A worker in a desk's list. */
export const WorkerLine = z
  .object({
    workerId: Id,
    name: z.string(),
    phoneMasked: z.string().nullable(),
    identityMasked: z.string().nullable(),
    cardNumber: z.string(),
    trades: z.array(z.string()),
    ageClass: z.enum(AGE_CLASSES),
    whyNotIntroduced: NotIntroduced,
    lookingUntil: Moment.nullable(),
  })
  .meta({ id: 'WorkerLine' })

/** A paper as shown at a desk or typed at home; `bornOn` where the number does not tell it. */
export const PaperShown = z
  .object({ kind: z.enum(IDENTITY_KINDS), number: z.string().trim().max(40).default(''), bornOn: Day.optional() })
  .meta({ id: 'PaperShown' })
