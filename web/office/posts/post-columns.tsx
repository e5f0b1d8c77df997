import type { PostItem } from '#jobs/post-schemas.api.ts'
import type { Column } from '../../shared/desk-ui/data-table.tsx'
import { agoInWords, priceTag, whenInWords } from '../../shared/format.ts'
import { LevelTag, PostStateTag } from '../parts/tags.tsx'
import { JOB_KIND_NAMES, SETTLEMENT_NAMES, unitName } from '../parts/words.ts'
import { FindingCount } from './findings.tsx'

export type PostRow = (typeof PostItem)['_zod']['output']

export function payOf(post: Pick<PostRow, 'payFen' | 'payUnit' | 'pieceName' | 'settlement'>): string {
  return `${priceTag(post.payFen)}/${unitName(post.payUnit, post.pieceName)}，${SETTLEMENT_NAMES[post.settlement]}`
}

export const POST_COLUMNS: Column<PostRow>[] = [
  {
    key: 'title',
    title: '招聘信息',
    width: 280,
    cell: (p) => (
      <>
        <strong>{p.title}</strong>
        <div className="soft">
          {p.occupation.name} · {JOB_KIND_NAMES[p.kind]}
        </div>
      </>
    ),
  },
  { key: 'state', title: '状态', width: 90, cell: (p) => <PostStateTag state={p.state} /> },
  {
    key: 'employer',
    title: '用工主体',
    width: 240,
    cell: (p) => (
      <>
        {p.employer.name} <LevelTag level={p.employer.level} />
      </>
    ),
  },
  { key: 'pay', title: '工钱', width: 170, cell: (p) => payOf(p) },
  {
    key: 'people',
    title: '已招/要招',
    width: 100,
    number: true,
    cell: (p) => `${p.taken}/${p.headcount}`,
  },
  { key: 'next', title: '最近开工', width: 170, cell: (p) => (p.nextStartsAt ? whenInWords(p.nextStartsAt) : '没有') },
  { key: 'findings', title: '规则检查', width: 170, cell: (p) => <FindingCount findings={p.findings} /> },
  { key: 'sent', title: '提交', width: 140, cell: (p) => (p.submittedAt ? agoInWords(p.submittedAt) : '未提交') },
]
