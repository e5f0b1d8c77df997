import { Link, useNavigate } from '@tanstack/react-router'
import { Alert } from 'antd'
import { findLawRows, LAW_TOPICS } from '#law/law-rows.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { DivisionPicker } from '../parts/division-picker.tsx'
import { exportCsv } from '../parts/export-csv.ts'
import { EffectText, inForce, MarkTag } from './law-tags.tsx'
import { EFFECT_NAMES, MARK_NAMES, TOPIC_NAMES } from './law-words.ts'
import { numberInWords } from './number-names.ts'
import { useCityNames } from './use-city-names.ts'

/** The rules in force: what the checks of posts and hires ask, each with its source and whether it may refuse. */
export function LawRowsScreen() {
  const go = useNavigate()
  const [{ divisionCode }, setUrl] = useUrlState()
  const cityName = useCityNames()
  const years = useAsk(findLawRows, { query: { limit: 1 } })
  const missing = years.data?.missingYears ?? []
  const query = { ...(divisionCode && { divisionCode }) }
  return (
    <>
      <PageHead
        title="规则"
        detail="招聘信息和用工要对照的法律法规，每条有出处和日期。只有读过原文或由人员核实过的才会拒绝，其余只提醒并标“待核实”。"
      />
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`${missing.join('、')} 年的放假安排还没有录入，按工作日算的期限到那时算不出来`}
          action={<Link to={'/holidays' as never}>去录入</Link>}
        />
      ) : null}
      <DataTable
        label="规则"
        endpoint={findLawRows}
        sent={{ query }}
        rowKey={(r) => `${r.rowId} ${r.version}`}
        filters={[
          { name: 'text', label: '内容、文件或条文', kind: 'text' },
          {
            name: 'topic',
            label: '主题',
            kind: 'select',
            options: LAW_TOPICS.map((t) => ({ value: t, label: TOPIC_NAMES[t] })),
          },
          {
            name: 'unverified',
            label: '核实',
            kind: 'select',
            options: [{ value: 'true', label: '只看待核实' }],
          },
          { name: 'day', label: '哪天有效', kind: 'day' },
        ]}
        actions={
          <DivisionPicker
            className="market-picker"
            label="适用地区"
            placeholder="适用地区：输入城市"
            allowClear
            level="city"
            {...(divisionCode && { value: divisionCode })}
            onChange={(code) => setUrl({ divisionCode: code })}
          />
        }
        onOpen={(r) => void go({ to: `/law/${r.rowId}` as never })}
        onExport={(asked) => {
          return exportCsv('规则', findLawRows, { query }, asked, [
            { title: '主题', text: (r) => TOPIC_NAMES[r.topic] },
            { title: '内容', text: (r) => r.text },
            {
              title: '数字',
              text: (r) =>
                Object.entries(r.numbers)
                  .map(([k, v]) => numberInWords(k, v))
                  .join('；'),
            },
            { title: '出处', text: (r) => r.citation },
            { title: '来源', text: (r) => MARK_NAMES[r.mark] },
            { title: '已核实', text: (r) => (r.verified ? '是' : '否') },
            { title: '作用', text: (r) => r.effects.map((e) => EFFECT_NAMES[e]).join('、') },
            { title: '适用地区', text: (r) => r.cities.map(cityName).join('、') || '全省' },
            { title: '有效期', text: inForce },
            { title: '网址', text: (r) => r.confirmation?.address ?? r.sourceAddress },
          ])
        }}
        columns={[
          { key: 'topic', title: '主题', width: 88, cell: (r) => TOPIC_NAMES[r.topic] },
          { key: 'text', title: '内容', width: 336, cell: (r) => <div className="wrap">{r.text}</div> },
          {
            key: 'numbers',
            title: '数字',
            width: 180,
            cell: (r) => (
              <div className="wrap">
                {Object.entries(r.numbers)
                  .map(([k, v]) => numberInWords(k, v))
                  .join('；') || '无'}
              </div>
            ),
          },
          { key: 'source', title: '出处', width: 190, cell: (r) => <div className="wrap">{r.citation}</div> },
          { key: 'mark', title: '来源', width: 130, cell: (r) => <MarkTag row={r} /> },
          { key: 'effect', title: '作用', width: 120, cell: (r) => <EffectText row={r} /> },
          { key: 'dates', title: '有效期', width: 120, cell: (r) => <span className="digits">{inForce(r)}</span> },
        ]}
      />
    </>
  )
}
