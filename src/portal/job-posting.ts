import { KIND_WORDS } from '#jobs/job-words.rules.ts'
import { addressOf } from './address.ts'
import type { WholeJob } from './find-jobs.ts'

/** schema.org units; pay for a piece or a whole job has none, so no salary is stated rather than a wrong one. */
const UNIT: Record<string, string> = { hour: 'HOUR', day: 'DAY' }
const EMPLOYMENT = {
  'part-time': ['PART_TIME', 'TEMPORARY'],
  temporary: 'TEMPORARY',
  stage: 'TEMPORARY',
  hourly: 'PART_TIME',
  daily: 'PER_DIEM',
} as const

/** The shift as a schema.org JobPosting; only what the page shows. */
export function postingOf({ shift, post }: WholeJob, url: string): object {
  const unitText = UNIT[post.payUnit]
  // Open until it starts or the post ends, whichever is first.
  const validThrough = [shift.startsAt, post.validUntil].sort()[0]
  const address = addressOf(post.divisionName, post.place)
  const city = /^[^市]+市/.exec(address)?.[0] ?? ''
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: post.title,
    description: post.description || `${post.occupation.name}，${KIND_WORDS[post.kind]}，${post.place}`,
    datePosted: (post.publishedAt ?? shift.startsAt).slice(0, 10),
    validThrough,
    employmentType: EMPLOYMENT[post.kind],
    jobStartDate: shift.startsAt,
    totalJobOpenings: shift.placesLeft,
    occupationalCategory: post.occupation.name,
    directApply: true,
    url,
    identifier: { '@type': 'PropertyValue', name: post.market.name, value: shift.shiftId },
    hiringOrganization: { '@type': 'Organization', name: post.employer.name },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'CN',
        addressRegion: '广东省',
        addressLocality: city,
        streetAddress: address.slice(city.length),
      },
      geo: { '@type': 'GeoCoordinates', latitude: post.point.lat, longitude: post.point.lng },
    },
    ...(unitText && {
      baseSalary: {
        '@type': 'MonetaryAmount',
        currency: 'CNY',
        value: { '@type': 'QuantitativeValue', value: post.payFen / 100, unitText },
      },
    }),
  }
}
