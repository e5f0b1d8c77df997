/** Schemas that every contract uses, so that ids, money, time and paging look the same everywhere. */
import { z } from 'zod'
import type { Bytes, StreamEvent } from './endpoint.ts'

export const Id = z.uuid()
export const Moment = z.iso.datetime({ offset: true })
export const Day = z.iso.date()
export const Fen = z.int().positive().max(100_000_00).describe('金额，单位为分 / amount in fen')
export const Point = z
  .object({ lat: z.number().min(18).max(27), lng: z.number().min(108).max(119) })
  .describe('WGS-84')
  .meta({ id: 'Point' })
export const DivisionCode = z
  .string()
  .regex(/^\d{6}(\d{3})?$/, '请选择行政区划；代码是 6 位或 9 位数字，例如 440113')
  .describe('GB/T 2260')
export const Text = (max: number, min = 1) => z.string().trim().min(min).max(max)
/** A file already stored, by its content hash. */
export const FileId = z.string().regex(/^[0-9a-f]{64}$/)

/** Cursor paging: `next` is given back as `after`; null at the end. */
export const paged = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
export const Paging = z.object({
  /** A cursor holds the last item's sort key: a name of 80 characters at four bytes each, and its id, in base64. */
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
/** The same where the cursor is the last item's id. */
export const PagingById = Paging.extend({ after: Id.optional() })

export const NoContent = z.object({})
export const BytesReply = z.custom<Bytes>()
export const StreamReply = z.custom<AsyncIterable<StreamEvent>>()
