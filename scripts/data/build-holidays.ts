/** Makes data/holidays.json from the package chinese-days: node scripts/data/build-holidays.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chineseDays from 'chinese-days'
import { addDays } from '#kernel/clock.ts'

type Row = [on: string, kind: 'rest' | 'work', name: string, statutory: 0 | 1, source: string]

const require = createRequire(import.meta.url)
const packed = (path: string) => JSON.parse(readFileSync(require.resolve(`chinese-days/${path}`), 'utf8'))
const { getSolarDateFromLunar, getSolarTermDate } = chineseDays
const version = packed('package.json').version
const arranged: { holidays: Record<string, string>; workdays: Record<string, string> } =
  packed('dist/chinese-days.json')

/** Addresses and the number of 2025 as the package gives them; the other numbers and days await a look at the notice. */
const NOTICES: Record<number, { number: string; publishedOn: string; mark: string; url: string }> = {
  2024: {
    number: '国办发明电〔2023〕7号',
    publishedOn: '2023-10-25',
    mark: 'number to confirm',
    url: 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm',
  },
  2025: {
    number: '国办发明电〔2024〕12号',
    publishedOn: '2024-11-12',
    mark: 'read',
    url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
  },
  2026: {
    number: '国办发明电〔2025〕7号',
    publishedOn: '2025-11-04',
    mark: 'number to confirm',
    url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  },
}
/** The notice for it is not in the package yet: only the days the 办法 itself fixes are certain. */
const STATUTORY_ONLY = [2027]

const rows: Row[] = []
for (const year of Object.keys(NOTICES).map(Number)) {
  const statutory = statutoryDays(year)
  const source = `notice-${year}`
  for (const [on, text] of ofYear(arranged.holidays, year)) {
    const name = statutory.get(on) ?? nameIn(text)
    rows.push([on, 'rest', name, statutory.has(on) ? 1 : 0, source])
  }
  for (const [on, text] of ofYear(arranged.workdays, year))
    rows.push([on, 'work', `${nameIn(text)}调休上班`, 0, source])
}
for (const year of STATUTORY_ONLY)
  for (const [on, name] of statutoryDays(year)) rows.push([on, 'rest', name, 1, 'decree'])
rows.sort((a, b) => (a[0] < b[0] ? -1 : 1))

const about = {
  title: '法定节假日和调休',
  takenFrom: `npm chinese-days@${version} (MIT)`,
  takenOn: '2026-11-23',
  coveredYears: Object.keys(NOTICES).map(Number),
  statutoryOnlyYears: STATUTORY_ONLY,
  sources: {
    ...Object.fromEntries(
      Object.entries(NOTICES).map(([year, notice]) => [
        `notice-${year}`,
        { title: `国务院办公厅关于${year}年部分节假日安排的通知`, ...notice },
      ]),
    ),
    decree: {
      title: '全国年节及纪念日放假办法',
      number: '国务院令第795号',
      publishedOn: '2024-11-10',
      mark: 'number to confirm',
      url: null,
    },
  },
  columns: ['on', 'kind', 'name', 'statutory', 'source'],
}
const text = `{"about":${JSON.stringify(about, null, 1)},\n"rows":[\n${rows.map((r) => JSON.stringify(r)).join(',\n')}\n]}\n`
writeFileSync(new URL('../../data/holidays.json', import.meta.url), text)
console.log(`${rows.length} rows`)

/** Days paid at 300 % (劳动法 44): 11 until 2024, 13 since 2025 (除夕 and 2 May were added). */
function statutoryDays(year: number): Map<string, string> {
  const lunar = (day: string) => getSolarDateFromLunar(`${year}-${day}`).date
  const newYear = lunar('01-01')
  const days: [string, string][] = [
    [`${year}-01-01`, '元旦'],
    ...(year >= 2025 ? [[addDays(newYear, -1), '除夕'] as [string, string]] : []),
    [newYear, '春节'],
    [addDays(newYear, 1), '春节'],
    [addDays(newYear, 2), '春节'],
    [getSolarTermDate(year, 4, 'pure_brightness'), '清明节'],
    [`${year}-05-01`, '劳动节'],
    ...(year >= 2025 ? [[`${year}-05-02`, '劳动节'] as [string, string]] : []),
    [lunar('05-05'), '端午节'],
    [lunar('08-15'), '中秋节'],
    [`${year}-10-01`, '国庆节'],
    [`${year}-10-02`, '国庆节'],
    [`${year}-10-03`, '国庆节'],
  ]
  return new Map(days)
}

function ofYear(days: Record<string, string>, year: number): [string, string][] {
  return Object.entries(days).filter(([on]) => on.startsWith(String(year)))
}

function nameIn(text: string): string {
  const name = text.split(',')[1]!
  return ['清明', '端午', '中秋'].includes(name) ? `${name}节` : name
}
