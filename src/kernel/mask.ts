/** How personal data look on a screen that has no business with the whole (个保法 6, 51). Browser-safe. */
import { splitName } from './names.ts'

/** `13812341234` → `138****1234`; an E.164 number keeps its country and its last three. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/u.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`
  return maskMiddle(phone, phone.startsWith('+') ? 4 : 2, 3)
}

/** `440106199001011234` → `4401**********1234`; shorter papers keep two in front and two behind. The length stays visible. */
export function maskIdentity(number: string): string {
  return number.length >= 15 ? maskMiddle(number, 4, 4) : maskMiddle(number, 2, 2)
}

/** The last four of a bank card, as banks print it. */
export function maskCard(number: string): string {
  return `**** ${number.slice(-4)}`
}

/**
 * `张三` → `*三`, `张小三` → `张*三`, `欧阳小明` → `欧阳*明`, `买买提·艾力` → `买**·**`: enough to find oneself in a list, not
 * enough to be found. Two-character names keep the given name, as courts and banks do, since the surname alone would name
 * half a village alike. A Latin name keeps its first letter.
 */
export function maskName(name: string): string {
  const chars = [...name]
  if (chars.length <= 1) return '*'.repeat(chars.length)
  const { surname, given } = splitName(name)
  if (surname === '') return chars.map((char, i) => (i === 0 || /[·\s]/u.test(char) ? char : '*')).join('')
  const rest = [...given]
  if (rest.length === 1) return `${'*'.repeat([...surname].length)}${given}`
  return `${surname}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`
}

/** An address down to its street or town; the number of the house goes. */
export function maskAddress(address: string): string {
  const end = /.*?(?:街道|[镇乡])/u.exec(address)?.[0]
  return end && end.length < address.length ? `${end}****` : `${[...address].slice(0, 6).join('')}****`
}

function maskMiddle(text: string, head: number, tail: number): string {
  const chars = [...text]
  if (chars.length <= head + tail) return '*'.repeat(chars.length)
  return `${chars.slice(0, head).join('')}${'*'.repeat(chars.length - head - tail)}${chars.slice(-tail).join('')}`
}
