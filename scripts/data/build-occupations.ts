/** Makes data/occupations.json from occupations.txt beside it: node scripts/data/build-occupations.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { initialsOf, plainText } from '#kernel/nearness.ts'
import { canAlsoDo, type Occupation, type Risk } from '#occupations/occupation.rules.ts'
import { readingOf } from './pinyin.ts'

const LIST_16_17 = '未成年工特殊保护规定 3'
const MINOR_ITEMS: Record<string, { text: string; source: string; mark: string }> = {
  dust: { text: '接触粉尘的作业（一级以上）', source: LIST_16_17, mark: 'P' },
  toxic: { text: '有毒作业（一级以上）', source: LIST_16_17, mark: 'P' },
  heights: { text: '高处作业（二级以上）', source: LIST_16_17, mark: 'P' },
  'cold-water': { text: '冷水作业（二级以上）', source: LIST_16_17, mark: 'P' },
  heat: { text: '高温作业（三级以上）', source: LIST_16_17, mark: 'P' },
  'cold-work': { text: '低温作业（三级以上）', source: LIST_16_17, mark: 'P' },
  logging: { text: '森林业伐木、流放及守林作业', source: LIST_16_17, mark: 'P' },
  diving: { text: '潜水、涵洞、涵道作业', source: LIST_16_17, mark: 'P' },
  culvert: { text: '潜水、涵洞、涵道作业', source: LIST_16_17, mark: 'P' },
  load: { text: '每小时负重6次以上且每次超过20公斤，或间断负重每次超过25公斤', source: LIST_16_17, mark: 'P' },
  'rock-drill': { text: '使用凿岩机、捣固机、气镐、气铲、铆钉机、电锤', source: LIST_16_17, mark: 'P' },
  posture: { text: '长时间强迫体位，且动作频率每分钟大于50次的流水线作业', source: LIST_16_17, mark: 'P' },
  licence: { text: '驾驶机动车或从事网约配送须满18周岁', source: '机动车驾驶证申领和使用规定；平台准入', mark: 'M' },
  'machine-licence': { text: '操作工程机械须满18周岁', source: '行业操作证准入', mark: 'M' },
  'special-equipment': { text: '特种设备作业人员须满18周岁', source: '特种设备作业人员监督管理办法', mark: 'M' },
  'special-operation': {
    text: '特种作业人员须满18周岁',
    source: '特种作业人员安全技术培训考核管理规定 4',
    mark: 'M',
  },
  'security-guard': { text: '保安员须满18周岁', source: '保安服务管理条例 16', mark: 'M' },
  entertainment: { text: '营业性娱乐场所等不得招用未成年人', source: '未成年人保护法 58、61', mark: 'M' },
}
const RISKS = new Set(
  'heights heavyLoad heat cold electricity driving machinery chemicals toxic dust noise night infection'.split(' '),
)

const groups: { code: string; name: string; picture: string }[] = []
const occupations: Occupation[] = []
const alsoDoes: [from: string, to: string][] = []

for (const line of readFileSync(new URL('occupations.txt', import.meta.url), 'utf8').split('\n')) {
  if (line.startsWith('= ')) {
    const [code, name] = cells(line.slice(2))
    groups.push({ code: code!, name: name!, picture: `group-${code}` })
  } else if (line && !line.startsWith('#')) occupations.push(occupationIn(line))
}

const byCode = new Map(occupations.map((o) => [o.code, o]))
for (const [from, to] of alsoDoes) {
  const a = byCode.get(from)!
  const b = byCode.get(to)
  if (!b) throw new Error(`${from}: no trade ${to}`)
  if (!canAlsoDo(a, b) && !canAlsoDo(b, a)) throw new Error(`${from} and ${to}: neither may do the other's work`)
  if (canAlsoDo(a, b) && !a.adjacent.includes(to)) a.adjacent.push(to)
  if (canAlsoDo(b, a) && !b.adjacent.includes(from)) b.adjacent.push(from)
}

const about = {
  title: '零工工种',
  takenOn: '2026-11-23',
  nationalCodes:
    '职业分类大典（2022）; mark read = from an OCR-derived list, a person compares it with the printed book; to confirm = none given yet',
  minors: '16 and 17 only; marks as in the law rows: P and M warn until an officer confirms them',
  minorItems: MINOR_ITEMS,
}
const lines = occupations.map((o) => JSON.stringify(o)).join(',\n')
const text = `{"about":${JSON.stringify(about, null, 1)},\n"groups":${JSON.stringify(groups)},\n"rows":[\n${lines}\n]}\n`
refuseTwice()
writeFileSync(new URL('../../data/occupations.json', import.meta.url), text)
console.log(`${occupations.length} trades, ${groups.length} groups, ${Buffer.byteLength(text)} bytes`)

function occupationIn(line: string): Occupation {
  const parts = cells(line)
  if (parts.length !== 11 && parts.length !== 12) throw new Error(`${parts.length} columns: ${line}`)
  const [code, name, aliases, spoken, national, skill, risks, minors, certificates, pay, tools, also] =
    parts as string[]
  const wrong = words(risks!).find((risk) => !RISKS.has(risk))
  if (wrong) throw new Error(`${code}: unknown risk ${wrong}`)
  if (minors !== 'allowed' && !MINOR_ITEMS[minors!]) throw new Error(`${code}: unknown item ${minors}`)
  for (const to of words(also ?? '-')) alsoDoes.push([code!, to])
  const pinyin = readingOf(name!, 'trade')
  return {
    code: code!,
    name: name!,
    group: groups.at(-1)!.code,
    aliases: words(aliases!).map((word) => ({ word, pinyin: readingOf(word, 'trade') })),
    pinyin,
    initials: initialsOf(pinyin),
    spoken: spoken === '-' || spoken === name ? null : spoken!,
    picture: code!,
    nationalCode: national === '-' ? null : national!,
    nationalCodeMark: national === '-' ? 'to confirm' : 'read',
    adjacent: [],
    skill: Number(skill) as Occupation['skill'],
    risks: words(risks!) as Risk[],
    minors: minors === 'allowed' ? 'allowed' : 'forbidden',
    minorsItem: minors === 'allowed' ? null : minors!,
    certificates: words(certificates!),
    payUnit: pay as Occupation['payUnit'],
    tools: words(tools!),
  }
}

/** A word that leads to two trades leads nowhere sure: the list is kept free of them. */
function refuseTwice(): void {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const { code, name, aliases, spoken } of occupations) {
    const said = spoken ? [spoken] : []
    for (const word of new Set([name, ...aliases.map((a) => a.word), ...said].map(plainText))) {
      if (seen.has(word)) twice.push(`${word}: ${seen.get(word)} and ${code}`)
      seen.set(word, code)
    }
  }
  if (twice.length > 0) throw new Error(`a word for two trades:\n${twice.join('\n')}`)
}

function cells(line: string): string[] {
  return line.split('|').map((cell) => cell.trim())
}

/** Words by spaces; brackets hold a word together: 特种设备作业人员证（N1 叉车司机）. */
function words(cell: string): string[] {
  return cell === '-' ? [] : (cell.match(/(?:（[^）]*）|[^\s（])+/g) ?? [])
}
