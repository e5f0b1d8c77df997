/** Whether this person may be introduced to this work at this hour. Weather is checked elsewhere. */
import { type Fault, type Finding, ruleBook } from './finding.rules.ts'
import type { LawRow } from './law-row.rules.ts'
import { MINOR_BANS, type OccupationFlag, WOMEN_BANS } from './occupation-flag.rules.ts'

export type PersonFacts = {
  /** `YYYY-MM-DD` from the identity document; null: age not proven. */
  bornOn: string | null
  /** A valid identity document was shown. */
  identityShown: boolean
  /** Asked only where the law protects: each with its own consent, and unknown is allowed. */
  sex?: 'female' | 'male' | null
  pregnancyMonth?: number | null
  /** Nursing a child under one year. */
  nursing?: boolean | null
}

/** Wall-clock times of Asia/Shanghai, `HH:MM`; an end not after the start is on the next day. */
export type ShiftTime = { on: string; start: string; end: string }

/** Why not, refusals first; empty when nothing stands against it. Under 16 and unknown identity always refuse. */
export function whyNotIntroduce(
  person: PersonFacts,
  flags: readonly OccupationFlag[],
  shift: ShiftTime,
  rows: readonly LawRow[],
): Finding[] {
  const faults: Fault[] = []
  if (!person.identityShown || person.bornOn === null) {
    faults.push({
      rowId: 'gdt-35-agency-forbidden',
      code: 'identity-not-shown',
      message: '还没出示有效身份证件，可以先登记，出示后才能介绍工作。请带身份证到窗口。',
    })
  }
  const age = person.bornOn === null ? null : ageOn(person.bornOn, shift.on)
  if (age !== null && age < 16) {
    faults.push({
      rowId: 'tgg-2-child-labour',
      code: 'under-16',
      message: '未满16周岁，任何人不得招用或介绍。请联系家长或学校。',
    })
  } else if (age !== null && age < 18) faults.push(...faultsOfMinor(flags, shift))
  if (person.sex === 'female') faults.push(...faultsOfWoman(person, flags, shift))
  const findings = faults.flatMap(ruleBook(rows, shift.on).findingOf)
  return [...findings.filter((one) => one.effect === 'refuse'), ...findings.filter((one) => one.effect === 'warn')]
}

/** Full years on `day`; someone born on 29 February has the birthday on 1 March in common years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1
}

/** 22:00–6:00, any minute of it. */
export function touchesNight({ start, end }: ShiftTime): boolean {
  const from = minutesOf(start)
  const to = minutesOf(end) > from ? minutesOf(end) : minutesOf(end) + 24 * 60
  const nights = [
    [0, 6],
    [22, 30],
    [46, 54],
  ]
  return nights.some(([begin, stop]) => from < stop! * 60 && begin! * 60 < to)
}

/** Hours from start to end, over midnight if need be. */
export function shiftHours({ start, end }: ShiftTime): number {
  const minutes = minutesOf(end) - minutesOf(start)
  return (minutes > 0 ? minutes : minutes + 24 * 60) / 60
}

function faultsOfMinor(flags: readonly OccupationFlag[], shift: ShiftTime): Fault[] {
  const faults: Fault[] = flags.flatMap((flag) => {
    const ban = MINOR_BANS[flag]
    if (!ban) return []
    return [
      {
        rowId: ban.rowId,
        code: 'minor-forbidden-work',
        message: `16至17岁不能做${ban.text}。请换一个活。`,
      },
    ]
  })
  const isLong = shiftHours(shift) > 8
  if (touchesNight(shift) || isLong) {
    faults.push({
      rowId: 'wcf-61-minor-places',
      code: isLong ? 'minor-long-shift' : 'minor-night',
      message: `16至17岁${isLong ? '不宜做超过8小时的班' : '不宜上夜班（22点至6点）'}，劳动时间和强度要照顾未成年人。请换白天、短时的班次。`,
      // 未成年人保护法 61 speaks of working time in general and names no hour.
      onlyWarn: true,
    })
  }
  return faults
}

function faultsOfWoman(person: PersonFacts, flags: readonly OccupationFlag[], shift: ShiftTime): Fault[] {
  const faults: Fault[] = flags.flatMap((flag) =>
    WOMEN_BANS[flag]
      ? [
          {
            rowId: 'nzg-women-forbidden',
            code: 'women-forbidden-work',
            message: `国家规定女职工不能做${WOMEN_BANS[flag]}。请换一个活。`,
          },
        ]
      : [],
  )
  const isProtected = (person.pregnancyMonth ?? 0) >= 7 || person.nursing === true
  if (isProtected && (touchesNight(shift) || shiftHours(shift) > 8)) {
    faults.push({
      rowId: 'nzg-6-pregnant-nursing',
      code: 'pregnant-or-nursing-hours',
      message: '怀孕7个月以上或哺乳未满1周岁婴儿，不能上夜班、不能加班。请换白天8小时以内的班次。',
    })
  }
  return faults
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}
