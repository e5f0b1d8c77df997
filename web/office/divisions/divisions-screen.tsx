import { Link, useNavigate } from '@tanstack/react-router'
import { Breadcrumb, Button, Descriptions, Input, List } from 'antd'
import { useEffect, useId, useState } from 'react'
import { type DivisionItem, findDivisions, getDivision, importDivisions } from '#divisions/divisions.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { DataTable } from '../../shared/desk-ui/data-table.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../../shared/desk-ui/url-state.ts'
import { saveCsv } from '../parts/csv.ts'
import { shortened } from '../parts/division-picker.tsx'
import { LocalTable } from '../parts/local-table.tsx'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { Pill } from '../parts/pill.tsx'
import { Answer } from '../parts/states.tsx'

type Item = (typeof DivisionItem)['_zod']['output']
const LEVEL_NAMES: Record<Item['level'], string> = { province: '省', city: '市', county: '县（区、市）', town: '街镇' }

/** What came with the system; an import's own words stand as they were written. */
const SOURCES: Record<string, string> = { nbs: '国家统计局统计用区划代码（2023-06-30）' }

/** The tree that rights, rules and figures hang on: step by step, or by a word. */
export function DivisionsScreen() {
  const me = useMe()
  const go = useNavigate()
  const [{ text, code }] = useUrlState()
  const why = whyNotCall(me, importDivisions)
  return (
    <>
      <PageHead
        title="行政区划"
        detail="省、市、县、街镇四级。东莞、中山没有县，名称里不出现县级。撤销的区划留着，给旧记录用。"
        actions={
          <Button disabled={Boolean(why)} title={why} onClick={() => void go({ to: '/divisions/import' as never })}>
            导入新名单
          </Button>
        }
      />
      <Search />
      {text ? <Found text={text} /> : <Browse code={code ?? '440000'} />}
    </>
  )
}

function Search() {
  const [{ text }, setUrl] = useUrlState()
  const [typed, setTyped] = useState(text ?? '')
  const id = useId()
  useEffect(() => setTyped(text ?? ''), [text])
  return (
    <search className="table-bar">
      <label htmlFor={id}>
        找地方
        <Input.Search
          id={id}
          allowClear
          value={typed}
          placeholder="番禺、东莞长安、panyu、pyq、440113"
          enterButton="查找"
          onChange={(e) => {
            setTyped(e.target.value)
            if (!e.target.value) setUrl({ text: undefined })
          }}
          onSearch={(asked) => setUrl({ text: asked.trim() || undefined, code: undefined })}
        />
      </label>
    </search>
  )
}

function Found({ text }: { text: string }) {
  const [, setUrl] = useUrlState()
  const open = (code: string) => setUrl({ text: undefined, code })
  const asked = useAsk(findDivisions, { query: { text, limit: 1 } })
  const near = (asked.error?.more['suggestions'] ?? []) as { code: string; fullName: string }[]
  if (asked.error?.code === 'unknown-division')
    return (
      <section aria-live="polite">
        <p>
          没有“{text}”这个地方。{near.length ? '您要找的是不是：' : '请换一种写法。'}
        </p>
        <List
          dataSource={near}
          renderItem={(d) => (
            <List.Item>
              <Button type="link" onClick={() => open(d.code)}>
                {d.fullName}（{d.code}）
              </Button>
            </List.Item>
          )}
        />
      </section>
    )
  return (
    <DataTable
      label="找到的行政区划"
      endpoint={findDivisions}
      sent={{ query: { text } }}
      rowKey={(d) => d.code}
      onOpen={(d) => open(d.code)}
      columns={[
        { key: 'name', title: '名称', width: 320, cell: (d) => <Name of={d} /> },
        { key: 'code', title: '代码', width: 120, cell: (d) => <span className="digits">{d.code}</span> },
        { key: 'level', title: '级别', width: 120, cell: (d) => LEVEL_NAMES[d.level] },
        { key: 'valid', title: '有效', width: 260, cell: (d) => <Validity of={d} /> },
      ]}
    />
  )
}

function Browse({ code }: { code: string }) {
  const [, setUrl] = useUrlState()
  const asked = useAsk(getDivision, { params: { divisionCode: code } }, { keep: true })
  const open = (next: string) => setUrl({ code: next })
  return (
    <Answer of={asked}>
      {(division) => (
        <>
          <Breadcrumb
            items={[
              ...division.ancestors.map((a) => ({
                key: a.code,
                title: (
                  <Button type="link" size="small" onClick={() => open(a.code)}>
                    {a.name}
                  </Button>
                ),
              })),
              { key: division.code, title: division.name },
            ]}
          />
          <Descriptions
            bordered
            size="small"
            column={{ xs: 1, md: 2 }}
            items={[
              { key: 'full', label: '全称', children: division.fullName },
              { key: 'code', label: '代码', children: <span className="digits">{division.code}</span> },
              { key: 'level', label: '级别', children: LEVEL_NAMES[division.level] },
              { key: 'valid', label: '有效', children: <Validity of={division} /> },
              { key: 'source', label: '来源', children: SOURCES[division.source] ?? division.source },
              {
                key: 'former',
                label: '曾用',
                children:
                  division.formerly.map((f) => `${f.parentName ?? ''}${f.name}（到 ${f.until}）`).join('、') ||
                  '没有改过',
              },
            ]}
          />
          {division.children.length > 0 || division.level !== 'town' ? (
            <>
              <h2>
                下级（{division.children.length}）{' '}
                <Button
                  size="small"
                  disabled={division.children.length === 0}
                  onClick={() =>
                    saveCsv(
                      `${division.name}的下级`,
                      ['代码', '名称', '上级代码', '级别', '生效日期'],
                      division.children.map((d) => [d.code, d.name, d.parent, LEVEL_NAMES[d.level], d.validFrom]),
                    )
                  }
                >
                  导出
                </Button>
              </h2>
              <LocalTable
                label={`${division.name}的下级`}
                rows={division.children}
                rowKey={(d) => d.code}
                empty="没有下级"
                onOpen={(d) => open(d.code)}
                columns={[
                  { key: 'name', title: '名称', width: 260, cell: (d) => <Name of={d} short /> },
                  { key: 'code', title: '代码', width: 120, cell: (d) => <span className="digits">{d.code}</span> },
                  { key: 'level', title: '级别', width: 120, cell: (d) => LEVEL_NAMES[d.level] },
                  { key: 'valid', title: '有效', width: 260, cell: (d) => <Validity of={d} /> },
                ]}
              />
            </>
          ) : null}
        </>
      )}
    </Answer>
  )
}

function Name({ of, short = false }: { of: Item; short?: boolean }) {
  return (
    <>
      <strong>{short ? of.name : shortened(of.fullName)}</strong> {of.zone ? <Pill>园区</Pill> : null}
      {of.validTo ? <Pill kind="warn">已撤销</Pill> : null}
    </>
  )
}

function Validity({ of }: { of: Item }) {
  return (
    <>
      {of.validFrom ? `${of.validFrom} 起` : ''}
      {of.validTo ? `到 ${of.validTo}` : '现行'}
      {of.successor ? (
        <>
          ，由{' '}
          <Link to={'/divisions' as never} search={{ code: of.successor.code } as never}>
            {shortened(of.successor.fullName)}
          </Link>{' '}
          接续
        </>
      ) : null}
    </>
  )
}
