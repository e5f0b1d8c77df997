/**
 * Which passwords are taken. ASVS 5.0 6.2 asks for length and no guessable words and forbids rules on kinds of characters;
 * 等保三级 asks for such rules and for rotation: `mixed` is that switch.
 */
export const PASSWORD_LEAST = 10
export const PASSWORD_MOST = 128
/** Days after which a password is changed where rotation is asked for. */
export const ROTATION_DAYS = 90

export type PasswordRefusal =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-common'
  | 'password-like-name'
  | 'password-too-plain'

export function whyNotPassword(
  password: string,
  loginName: string,
  { mixed }: { mixed: boolean },
): PasswordRefusal | null {
  const plain = password.normalize('NFKC')
  const length = [...plain].length
  if (length < PASSWORD_LEAST) return 'password-too-short'
  if (length > PASSWORD_MOST) return 'password-too-long'
  if (loginName.length >= 3 && plain.toLowerCase().includes(loginName.toLowerCase())) return 'password-like-name'
  if (isCommon(plain)) return 'password-common'
  return mixed && kindsOf(plain) < 3 ? 'password-too-plain' : null
}

/** Words behind most leaked passwords, Chinese habits included; digits and signs around them help nobody. */
const WORDS = new Set(
  (
    'password passw pass passwd admin administrator root user guest test testing welcome letmein login master manager system ' +
    'server secret changeme default monkey dragon sunshine princess football baseball iloveyou superman batman qwerty abc abcd abcdef ' +
    'woaini woaiwojia aini wodemima mima mimashi nihao zhongguo beijing guangdong guangzhou shenzhen linggong lingong renshe ' +
    'laodong jiuye shichang gongzuo zhang wang chen huang asdf asdfgh asdfghjkl zxcvbn zxcvbnm qaz wsx qazwsx qwe qweasd qweasdzxc qazwsxedc aa aaa'
  ).split(' '),
)
const LOOKS_LIKE: Record<string, string> = { '@': 'a', '0': 'o', '1': 'l', '3': 'e', '5': 's', $: 's' }
/** Rows of the keyboard and of numbers, forwards; a stretch of them, either way, says nothing. */
const RUNS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '5201314',
  '147258369',
  '!@#$%^&*()',
]

function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const unleet = lower.replace(/[^a-z]+$/, '').replaceAll(/[@0135$]/g, (sign) => LOOKS_LIKE[sign] ?? sign)
  if ([lower, unleet].some((text) => WORDS.has(text.replaceAll(/[^a-z]/g, '')))) return true
  if (new Set(lower).size < 5) return true
  return withoutRuns(lower).length < 5
}

/** What is left when every stretch of four or more along a known row is taken out. */
function withoutRuns(text: string): string {
  const rows = [...RUNS, ...RUNS.map((row) => [...row].reverse().join(''))]
  let left = ''
  for (let at = 0; at < text.length; ) {
    let length = 1
    while (at + length < text.length && rows.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1
    if (length < 4) left += text.slice(at, at + length)
    at += length
  }
  // A short piece repeated is no more than the piece.
  return left.replace(/(.{2,})\1+/g, '$1')
}

function kindsOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
}
