import type { PostItem } from '#jobs/post-schemas.api.ts'
import type { Column } from '../../shared/desk-ui/data-table.tsx'
import { agoInWords, priceTag, whenInWords } from '../../shared/format.ts'
import type { ExportColumn } from '../parts/export-csv.ts'
import { moment } from '../parts/moments.ts'
import { LevelTag, PostStateTag } from '../parts/tags.tsx'
import { JOB_KIND_NAMES, POST_STATE_NAMES, SETTLEMENT_NAMES, unitName } from '../parts/words.ts'
import { FindingCount } from './findings.tsx'

export type PostRow = (typeof PostItem)['_zod']['output']

export function payOf(post: Pick<PostRow, 'payFen' | 'payUnit' | 'pieceName' | 'settlement'>): string {
  return `${priceTag(post.payFen)}/${unitName(post.payUnit, post.pieceName)}，${SETTLEMENT_NAMES[post.settlement]}`
}

export const POST_COLUMNS: Column<PostRow>[] = [
  {
    key: 'title',
    title: '招聘信息',
    width: 210,
    cell: (p) => (
      <>
        <strong>{p.title}</strong>
        <div className="soft">
          {p.occupation.name} · {JOB_KIND_NAMES[p.kind]}
        </div>
      </>
    ),
  },
  { key: 'state', title: '状态', width: 84, cell: (p) => <PostStateTag state={p.state} /> },
  {
    key: 'employer',
    title: '用工主体',
    width: 210,
    cell: (p) => (
      <>
        {p.employer.name} <LevelTag level={p.employer.level} />
      </>
    ),
  },
  { key: 'pay', title: '工钱', width: 140, cell: (p) => payOf(p) },
  {
    key: 'people',
    title: '已招/要招',
    width: 96,
    number: true,
    cell: (p) => `${p.taken}/${p.headcount}`,
  },
  { key: 'next', title: '最近开工', width: 140, cell: (p) => (p.nextStartsAt ? whenInWords(p.nextStartsAt) : '没有') },
  { key: 'findings', title: '规则检查', width: 150, cell: (p) => <FindingCount findings={p.findings} /> },
  { key: 'sent', title: '提交', width: 110, cell: (p) => (p.submittedAt ? agoInWords(p.submittedAt) : '未提交') },
]

export const POST_EXPORT: ExportColumn<PostRow>[] = [
  { title: '标题', text: (p) => p.title },
  { title: '状态', text: (p) => POST_STATE_NAMES[p.state] },
  { title: '工种', text: (p) => p.occupation.name },
  { title: '种类', text: (p) => JOB_KIND_NAMES[p.kind] },
  { title: '用工主体', text: (p) => p.employer.name },
  { title: '工钱', text: (p) => payOf(p) },
  { title: '需求人数', text: (p) => p.headcount },
  { title: '已招人数', text: (p) => p.taken },
  { title: '工作地点', text: (p) => p.place },
  { title: '规则检查发现', text: (p) => p.findings.length },
  { title: '提交时间', text: (p) => (p.submittedAt ? moment(p.submittedAt) : null) },
  { title: '有效期到', text: (p) => moment(p.validUntil) },
]
