/**
 * Numbers on the papers of people who do not exist. They pass every check a true one passes, so that the product's own doors
 * let them in. Phones lie in 138 0000 xxxx and 138 001x xxxx, the block everyone types when trying a form; the demo has no
 * gateway, so nothing is ever sent to them.
 */
import { identityCheckCharacter } from '#kernel/identity.ts'

/** `13800000001` for 1: the named people. */
export function phoneOfCast(number: number): string {
  return `1380000${String(number).padStart(4, '0')}`
}
/** `13800100000` for 0, up to 99,999: the crowd of the province. */
export function phoneOfCrowd(number: number): string {
  return `138001${String(number).padStart(5, '0')}`
}

/** A resident card: six digits of the place of first registration, day of birth, a running number whose parity is the sex. */
export function identityNumber(place: string, bornOn: string, running: number): string {
  const seventeen = `${place}${bornOn.replaceAll('-', '')}${String(running).padStart(3, '0')}`
  return seventeen + identityCheckCharacter(seventeen)
}

/** 91 (企业) or 92 (个体工商户), a division, a body that says DEM(o), and the checksum of GB 32100-2015. */
export function creditCode(kind: '91' | '92', division: string, running: number): string {
  const seventeen = `${kind}${division}MADEM${String(running).padStart(4, '0')}`
  let sum = 0
  for (let i = 0; i < 17; i++) sum += USCC_ALPHABET.indexOf(seventeen[i]!) * (3 ** i % 31)
  return seventeen + USCC_ALPHABET[(31 - (sum % 31)) % 31]!
}
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
