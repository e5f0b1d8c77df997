import { Button, Descriptions, Drawer, Input, List } from 'antd'
import { useEffect, useId, useState } from 'react'
import { getOccupation, getOccupations, type OccupationItem, searchOccupations } from '#occupations/occupations.api.ts'
import { useAsk } from '../shared/ask.ts'
import { PageHead } from '../shared/desk-ui/page-head.tsx'
import { useUrlState } from '../shared/desk-ui/url-state.ts'
import { saveCsv } from './parts/csv.ts'
import { Pill } from './parts/pill.tsx'
import { Answer } from './parts/states.tsx'

type Item = (typeof OccupationItem)['_zod']['output']
const SKILLS = ['说一下就会', '要熟手', '要培训或持证'] as const
const RISKS: Record<string, string> = {
  heights: '高处',
  heavyLoad: '重体力',
  heat: '高温',
  cold: '低温',
  electricity: '带电',
  driving: '驾驶',
  machinery: '机械',
  chemicals: '化学品',
  toxic: '有毒',
  dust: '粉尘',
  noise: '噪声',
  night: '夜班',
  infection: '感染',
}

export function OccupationsScreen() {
  const [{ text, code }, setUrl] = useUrlState()
  const open = (next: string | undefined) => setUrl({ code: next })
  return (
    <>
      <PageHead
        title="工种"
        detail="人们口里的叫法都能找到工种：俗称、粤语、拼音、首字母，或一句话。名称后面的小字是粤语叫法；统计用职业分类大典的代码。"
        actions={<Export />}
      />
      <Search />
      {text ? <Found text={text} onOpen={open} /> : <Groups onOpen={open} />}
      <Drawer title="工种" open={Boolean(code)} size={520} onClose={() => open(undefined)}>
        {code ? <One code={code} onOpen={open} /> : null}
      </Drawer>
    </>
  )
}

function Export() {
  const asked = useAsk(getOccupations, {})
  return (
    <Button
      disabled={!asked.data}
      onClick={() =>
        saveCsv(
          '工种',
          ['大类', '工种', '粤语', '本系统代码'],
          (asked.data?.groups ?? []).flatMap((g) => g.occupations.map((o) => [g.name, o.name, o.spoken, o.code])),
        )
      }
    >
      导出
    </Button>
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
        找工种
        <Input.Search
          id={id}
          allowClear
          value={typed}
          placeholder="搬货、苦力、banyun、想找洗碗的活"
          enterButton="查找"
          onChange={(e) => {
            setTyped(e.target.value)
            if (!e.target.value) setUrl({ text: undefined })
          }}
          onSearch={(asked) => setUrl({ text: asked.trim() || undefined })}
        />
      </label>
    </search>
  )
}

function Found({ text, onOpen }: { text: string; onOpen: (code: string) => void }) {
  const asked = useAsk(searchOccupations, { query: { text, limit: 30 } })
  const near = (asked.error?.more['suggestions'] ?? []) as { code: string; name: string }[]
  if (asked.error?.code === 'unknown-occupation')
    return (
      <section aria-live="polite">
        <p>
          没有“{text}”这个工种。{near.length ? '您要找的是不是：' : '请换一种说法。'}
        </p>
        <Names items={near} onOpen={onOpen} />
      </section>
    )
  return (
    <Answer of={asked}>
      {({ items }) => (
        <section aria-live="polite">
          <p>最合适的在前：</p>
          <Names items={items} onOpen={onOpen} />
        </section>
      )}
    </Answer>
  )
}

function Groups({ onOpen }: { onOpen: (code: string) => void }) {
  const asked = useAsk(getOccupations, {})
  return (
    <Answer of={asked}>
      {({ groups }) => (
        <>
          <p className="soft">
            {groups.length} 类，{groups.reduce((sum, g) => sum + g.occupations.length, 0)} 个工种
          </p>
          {groups.map((g) => (
            <section key={g.code} aria-label={g.name}>
              <h2>
                {g.name}（{g.occupations.length}）
              </h2>
              <Names items={g.occupations} onOpen={onOpen} />
            </section>
          ))}
        </>
      )}
    </Answer>
  )
}

function Names({
  items,
  onOpen,
}: {
  items: readonly (Pick<Item, 'code' | 'name'> & Partial<Item>)[]
  onOpen: (code: string) => void
}) {
  return (
    <ul className="trades">
      {items.map((o) => (
        <li key={o.code}>
          <Button onClick={() => onOpen(o.code)}>
            {o.name}
            {o.spoken ? (
              <span className="soft" lang="zh-HK">
                {o.spoken}
              </span>
            ) : null}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function One({ code, onOpen }: { code: string; onOpen: (code: string) => void }) {
  const asked = useAsk(getOccupation, { params: { occupationCode: code } })
  return (
    <Answer of={asked}>
      {(o) => (
        <>
          <h2>{o.name}</h2>
          <Descriptions
            bordered
            size="small"
            column={1}
            items={[
              { key: 'group', label: '大类', children: o.groupName },
              { key: 'spoken', label: '粤语', children: o.spoken ? <span lang="zh-HK">{o.spoken}</span> : '同名' },
              { key: 'alias', label: '别的叫法', children: o.aliases.join('、') || '没有' },
              { key: 'national', label: '国家代码', children: o.nationalCode ?? '待核对' },
              { key: 'code', label: '本系统代码', children: o.code },
              { key: 'skill', label: '技能', children: SKILLS[o.skill] },
              {
                key: 'minors',
                label: '16、17 岁',
                children: o.minors === 'allowed' ? '可以' : <Pill kind="bad">不可以（未成年工特殊保护）</Pill>,
              },
              { key: 'papers', label: '证书', children: o.certificates.join('、') || '不要求' },
              { key: 'risks', label: '风险', children: o.risks.map((r) => RISKS[r] ?? r).join('、') || '没有特别的' },
            ]}
          />
          <h3>也能做的相近工种</h3>
          {o.adjacent.length === 0 ? <p>没有。</p> : null}
          <List
            dataSource={o.adjacent}
            renderItem={(a) => (
              <List.Item>
                <Button type="link" onClick={() => onOpen(a.code)}>
                  {a.name}
                </Button>
              </List.Item>
            )}
            locale={{ emptyText: ' ' }}
          />
        </>
      )}
    </Answer>
  )
}
