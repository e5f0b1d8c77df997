/** The product's fixed sentences as they are read out: every refusal, every consent, what the surfaces ask. */
import { PURPOSES } from '#accounts/consent.rules.ts'
import type { Phrase, Voice } from './number.rules.ts'
import { PROMPTS } from './said.rules.ts'
import { sayable } from './text.rules.ts'

export type Sentences = ReadonlyMap<string, Record<Voice, string>>

/** `words`: the refusals of the whole contract. A refusal is asked for by its code, a consent as `consent-…`. */
export function sentencesOf(words: Readonly<Record<string, string>>): Sentences {
  const book = new Map<string, Record<Voice, string>>()
  for (const [code, sentence] of Object.entries(words)) {
    const text = sayable(VAGUE[code] ?? withoutHoles(sentence))
    // Refusals are read in Cantonese as the news is: the written sentence with Cantonese sounds.
    book.set(code, { cmn: text, yue: text })
  }
  for (const { purpose, title, text } of PURPOSES) {
    const said = sayable(`${title}。${text}`)
    book.set(`consent-${purpose}`, { cmn: said, yue: said })
  }
  for (const [id, said] of Object.entries(PROMPTS)) book.set(id, said)
  return book
}

export function sentenceSaid(id: string, text: string): Phrase[] {
  return [{ id: `say-${id}`, text, after: '。' }]
}

/** A refusal names figures only its own moment knows. Read out, it says what to do without them. */
const VAGUE: Record<string, string> = {
  'too-many': '点得太快了，请过一会儿再点',
  'code-wrong': '验证码不对，请看清短信再输一次',
  'login-locked': '密码输错太多次，请过一会儿再试',
  'too-early': '还没到时间，请到时候再办',
  overlaps: '这个时间已经接了别的活，请先看看“我的活”',
  'work-forbidden': '这个活法律不让安排给您，请换一个活',
  'age-not-allowed': '年龄不合这个活的要求，请换一个活',
  'too-far': '您离干活的地点还远，到了再签，或扫用工方的签到码',
  'unknown-occupation': '没有这个工种，换个说法试试',
  'no-occupation': '没有这个工种，请从列表里选',
  'unknown-division': '没有这个地方，请核对',
  'looking-too-long': '“今天找活”开的时间太长，请选近一点的时间',
  'too-many-calls': '今天看过的招工电话已经够多，请明天再看，或打市场电话',
  'above-due': '付款比应付的多，请核对',
  'headcount-below-taken': '人数不能少于已经报名的人数',
  'shift-has-hires': '已经有人报名，请用“取消班次”逐一通知他们',
}
/** Leaves out the clauses that need a figure; where next to nothing is left, the listener is told to look at the screen. */
export function withoutHoles(sentence: string): string {
  if (!sentence.includes('{')) return sentence
  const left = sentence.split(/(?<=[，。：；])/).filter((clause) => !clause.includes('{'))
  const said = left.join('')
  return [...said].length > 4 ? said : PROMPTS['not-done'].cmn
}
