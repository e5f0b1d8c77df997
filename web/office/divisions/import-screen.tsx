import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, Popconfirm, Radio, Upload } from 'antd'
import { useState } from 'react'
import { importDivisions } from '#divisions/divisions.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { Refusal } from '../../shared/desk-ui/refusal.tsx'
import { saveCsv } from '../parts/csv.ts'
import { required } from '../parts/form.ts'
import { LocalTable } from '../parts/local-table.tsx'
import { OnlyFor } from '../parts/me.tsx'

type Import = Reply<typeof importDivisions>
interface Values {
  source: string
  coverage: 'part' | 'whole'
}

export function ImportScreen() {
  return (
    <OnlyFor e={importDivisions}>
      <ImportDivisions />
    </OnlyFor>
  )
}

/** First tried, then applied: what was tried is exactly what is applied, else it has to be tried again. */
function ImportDivisions() {
  const go = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState<Import | null>(null)
  const send = useTell(importDivisions, {
    onDone: (reply) => {
      setTried(reply)
      if (reply.applied) void message.success('新名单已生效')
    },
  })
  const tell = (apply: boolean) =>
    void form
      .validateFields()
      .then((values) =>
        send.tell({ body: { ...values, apply: apply ? 'true' : 'false' } }, { file: file!, fileName: file!.name }),
      )
      .catch(() => {})
  const changes = tried ? tried.added.length + tried.changed.length + tried.ended.length : 0
  const whyNotApply = !tried
    ? '请先试算'
    : tried.applied
      ? '已经生效'
      : tried.errors.length > 0
        ? `名单有 ${tried.errors.length} 处错误，改好后再试算`
        : changes === 0
          ? '没有要改的'
          : null
  return (
    <>
      <PageHead
        title="导入行政区划名单"
        detail="用 Excel 或 WPS 填好，另存为 CSV（UTF-8 或 GBK）。先试算，看清增、改、撤，再生效；有一处错误就整份不生效。"
        actions={
          <>
            <Button onClick={saveSample}>下载范例</Button>
            <Button onClick={() => void go({ to: '/divisions' as never })}>返回</Button>
          </>
        }
      />
      <Columns />
      <Form<Values>
        form={form}
        layout="vertical"
        className="form-page"
        requiredMark="optional"
        initialValues={{ coverage: 'part' }}
        onValuesChange={() => setTried(null)}
      >
        <Form.Item name="source" label="名单来源" extra="文件名称和文号" rules={required('请写明名单来源')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="coverage" label="名单范围" required>
          <Radio.Group
            options={[
              { value: 'part', label: '部分：只改名单里写的' },
              { value: 'whole', label: '全部：名单里没有的视为已撤销' },
            ]}
          />
        </Form.Item>
        <Upload
          accept=".csv,text/csv"
          maxCount={1}
          fileList={file ? [{ uid: 'list', name: file.name }] : []}
          beforeUpload={(chosen) => {
            setFile(chosen)
            setTried(null)
            return false
          }}
          onRemove={() => {
            setFile(null)
            setTried(null)
          }}
        >
          <Button>选择文件</Button>
        </Upload>
        <Refusal refused={send.error} />
        <div className="form-actions">
          <Button type="primary" disabled={!file} loading={send.isBusy} onClick={() => tell(false)}>
            试算
          </Button>
          <Popconfirm
            title={`生效后改动 ${changes} 个行政区划，权限和统计随之变化`}
            okText="生效"
            cancelText="再看看"
            disabled={whyNotApply !== null}
            onConfirm={() => tell(true)}
          >
            <Button danger disabled={whyNotApply !== null} title={whyNotApply ?? undefined}>
              生效
            </Button>
          </Popconfirm>
          <span role="status">{file ? (whyNotApply ?? '') : '请先选择文件'}</span>
        </div>
      </Form>
      {tried ? <Outcome of={tried} /> : null}
    </>
  )
}

const COLUMNS = [
  ['代码', '县级以上 6 位，街镇 9 位；统计用 12 位的也认', '440113'],
  ['名称', '全名，不带上级', '番禺区'],
  ['上级代码', '直接上级的代码', '440100'],
  ['级别', '市、县、镇（区写县，街道、乡写镇）', '县'],
  ['生效日期', '不能晚于今天', '2026-03-01'],
  ['撤销日期', '可以没有这一列；撤销的写最后一天', '2026-02-28'],
  ['接续代码', '可以没有这一列；撤销后由谁接续', '440114'],
] as const

function Columns() {
  return (
    <details className="soft">
      <summary>每一列怎么填</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it sideways on narrow screens */}
      <section className="scroller" tabIndex={0} aria-label="每一列怎么填">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">列名（第一行）</th>
              <th scope="col">填什么</th>
              <th scope="col">例如</th>
            </tr>
          </thead>
          <tbody>
            {COLUMNS.map(([name, what, example]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{what}</td>
                <td>{example}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

/** One row that changes nothing as the system stands: trying it shows how a list is read. */
function saveSample(): void {
  saveCsv(
    '行政区划名单范例',
    COLUMNS.map(([name]) => name),
    [['440113', '番禺区', '440100', '县', '2000-01-01', '', '']],
  )
}

function Outcome({ of }: { of: Import }) {
  return (
    <section aria-label={of.applied ? '导入结果' : '试算结果'}>
      <Alert
        role="status"
        type={of.errors.length ? 'error' : of.applied ? 'success' : 'info'}
        showIcon
        title={`${of.applied ? '已生效' : '试算'}：共 ${of.rows} 行，不变 ${of.unchanged}，新增 ${of.added.length}，修改 ${of.changed.length}，撤销 ${of.ended.length}，错误 ${of.errors.length}`}
      />
      {of.errors.length > 0 ? (
        <>
          <h2>错误</h2>
          <LocalTable
            label="错误"
            rows={of.errors}
            rowKey={(e) => `${e.line} ${e.code} ${e.message}`}
            empty=""
            columns={[
              { key: 'line', title: '第几行', width: 90, number: true, cell: (e) => e.line || '整份' },
              { key: 'code', title: '代码', width: 120, cell: (e) => e.code ?? '' },
              { key: 'what', title: '怎么改', width: 480, cell: (e) => e.message },
            ]}
          />
        </>
      ) : null}
      <Changes title="新增" rows={of.added} />
      <Changes title="修改" rows={of.changed} />
      <Changes title="撤销" rows={of.ended} />
    </section>
  )
}

function Changes({ title, rows }: { title: string; rows: Import['added'] }) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>
        {title}（{rows.length}）
      </h2>
      <LocalTable
        label={title}
        rows={rows}
        rowKey={(c) => c.code}
        empty=""
        columns={[
          { key: 'code', title: '代码', width: 120, cell: (c) => <span className="digits">{c.code}</span> },
          { key: 'name', title: '名称', width: 180, cell: (c) => c.name },
          { key: 'parent', title: '上级', width: 180, cell: (c) => c.parentName ?? '' },
          {
            key: 'was',
            title: '原来',
            width: 220,
            cell: (c) => (c.was ? `${c.was.parentName ?? ''} ${c.was.name}` : '没有'),
          },
          { key: 'on', title: '日期', width: 120, cell: (c) => <span className="digits">{c.on}</span> },
          { key: 'next', title: '接续', width: 180, cell: (c) => c.successor?.name ?? '' },
        ]}
      />
    </>
  )
}
