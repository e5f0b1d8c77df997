/** Holidays and 调休 of the State Council's yearly notices. */
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, Text } from '#kernel/schemas.ts'

const Year = z.coerce.number().int().min(2020).max(2100)

export const Holiday = z
  .object({
    day: Day,
    name: Text(20),
    /** A Saturday or Sunday that is worked (调休上班). */
    workday: z.boolean(),
    /** One of the days of 《全国年节及纪念日放假办法》: 300 % pay (劳动法 44). */
    statutory: z.boolean(),
  })
  .meta({ id: 'Holiday' })

export const HolidayYear = z
  .object({
    year: z.int(),
    /** The State Council's notice. */
    title: z.string(),
    documentNumber: z.string(),
    publishedOn: Day,
    address: z.string().nullable(),
  })
  .meta({ id: 'HolidayYear' })

export const getHolidays = endpoint({
  method: 'GET',
  path: '/holidays',
  summary: 'Days off and worked weekends of a year, the years covered, the years missing',
  zh: '节假日和调休；缺哪一年的通知',
  callers: ['anyone'],
  query: z.object({ year: Year.optional().describe('不填：今年') }),
  reply: z.object({
    year: z.int(),
    items: z.array(Holiday),
    /** Null: no notice yet, only what the law itself fixes. */
    notice: HolidayYear.nullable(),
    coveredYears: z.array(z.int()),
    /** To be keyed in now; from 1 November next year is among them. */
    missingYears: z.array(z.int()),
  }),
})

export const putHolidays = endpoint({
  method: 'PUT',
  path: '/holidays/{year}',
  summary: "Key in the State Council's notice of a year; what was there for that year is replaced",
  zh: '录入某年的国务院放假通知',
  callers: ['city-officer', 'province-officer'],
  params: z.object({ year: Year }),
  body: z.object({
    title: Text(100, 4),
    documentNumber: Text(60, 2),
    publishedOn: Day,
    address: z.url({ protocol: /^https?$/, error: '请填写官方网页的网址' }).max(500),
    days: z.array(Holiday).min(1).max(80),
  }),
  reply: z.object({ coveredYears: z.array(z.int()), missingYears: z.array(z.int()) }),
  fails: [
    'holiday-outside-year',
    'holiday-twice',
    'holiday-work-on-weekday',
    'holiday-statutory-count',
    'holiday-year-gap',
    'law-published-later',
  ],
})
