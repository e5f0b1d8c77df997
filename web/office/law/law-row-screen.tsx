import { useParams } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Drawer, Timeline } from 'antd'
import { useState } from 'react'
import { confirmLawRow, getLawRow, type LawVersion, replaceLawRow, withdrawLawConfirmation } from '#law/law-rows.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { sentence } from '../../shared/words.ts'
import { useMe, whyNotCall } from '../parts/me.tsx'
import { moment } from '../parts/moments.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { Answer } from '../parts/states.tsx'
import { ConfirmLaw } from './confirm-law.tsx'
import { EffectText, inForce, MarkTag } from './law-tags.tsx'
import { TOPIC_NAMES } from './law-words.ts'
import { numberInWords } from './number-names.ts'
import { ReplaceLaw } from './replace-law.tsx'
import { useCityNames } from './use-city-names.ts'

export type Version = (typeof LawVersion)['_zod']['output']

export function LawRowScreen() {
  const { rowId } = useParams({ strict: false }) as { rowId: string }
  const asked = useAsk(getLawRow, { params: { rowId } })
  return (
    <Answer of={asked} page>
      {({ versions, current }) => {
        const shown = versions.find((v) => v.version === current) ?? versions[0]!
        return <Loaded shown={shown} isCurrent={current === shown.version} versions={versions} />
      }}
    </Answer>
  )
}

function Loaded({ shown, isCurrent, versions }: { shown: Version; isCurrent: boolean; versions: readonly Version[] }) {
  const me = useMe()
  const { message } = App.useApp()
  const [doing, setDoing] = useState<'confirm' | 'replace' | 'withdraw' | null>(null)
  const withdraw = useTell(withdrawLawConfirmation, {
    onDone: () => {
      setDoing(null)
      void message.success('已撤回核实，这条规则现在只提醒')
    },
  })
  const cityName = useCityNames()
  // As the server asks: a city's head rules over rows of that city alone.
  const above =
    me.as === 'city-officer' && !(shown.cities.length > 0 && shown.cities.every((c) => c === me.divisionCode))
      ? sentence('law-row-above')
      : undefined
  const whyNotConfirm =
    whyNotCall(me, confirmLawRow) ?? above ?? (shown.verified ? '这条规则已经核实或读过原文，不用再核实' : undefined)
  const whyNotReplace = whyNotCall(me, replaceLawRow) ?? above
  return (
    <>
      <PageHead
        title={`${shown.citation.replace(/（[^）]*待核实）$/, '')}${shown.cities.length ? `　${shown.cities.map(cityName).join('、')}` : ''}`}
        detail={
          <>
            {TOPIC_NAMES[shown.topic]}　<MarkTag row={shown} />
          </>
        }
        actions={
          <>
            <Button
              type="primary"
              disabled={Boolean(whyNotConfirm)}
              title={whyNotConfirm}
              onClick={() => setDoing('confirm')}
            >
              核实这条规则
            </Button>
            <Button disabled={Boolean(whyNotReplace)} title={whyNotReplace} onClick={() => setDoing('replace')}>
              更换规则
            </Button>
            {shown.confirmation ? (
              <Button
                danger
                disabled={Boolean(whyNotReplace)}
                title={whyNotReplace}
                onClick={() => setDoing('withdraw')}
              >
                撤回核实
              </Button>
            ) : null}
          </>
        }
      />
      {isCurrent ? null : <Alert type="warning" showIcon title="这条规则今天没有在生效的版本" />}
      <Facts row={shown} />
      <h2>各个版本</h2>
      <Timeline
        items={versions.map((v) => ({
          key: v.version,
          content: (
            <>
              <strong>第 {v.version} 版</strong>　{inForce(v)}
              {v.version === shown.version && isCurrent ? '　（现行）' : ''}
              <div>{v.text}</div>
              <div className="soft">
                {moment(v.madeAt)}　{v.madeBy ?? '随系统提供'}
                {v.reason ? `：${v.reason}` : ''}
              </div>
            </>
          ),
        }))}
      />
      <Drawer title="核实规则" open={doing === 'confirm'} size={560} destroyOnHidden onClose={() => setDoing(null)}>
        <ConfirmLaw row={shown} onDone={() => setDoing(null)} />
      </Drawer>
      <Drawer title="更换规则" open={doing === 'replace'} size={640} destroyOnHidden onClose={() => setDoing(null)}>
        <ReplaceLaw row={shown} after={versions[0]!.version} onDone={() => setDoing(null)} />
      </Drawer>
      <ReasonDialog
        title="撤回核实"
        okText="撤回"
        danger
        most={300}
        isOpen={doing === 'withdraw'}
        isBusy={withdraw.isBusy}
        refused={withdraw.error}
        onCancel={() => setDoing(null)}
        onOk={(reason) => withdraw.tell({ params: { rowId: shown.rowId }, body: { version: shown.version, reason } })}
      >
        <p>撤回后，不合这条规则的只提醒，不再拒绝。以前的记录不变。</p>
      </ReasonDialog>
    </>
  )
}

function Facts({ row }: { row: Version }) {
  const cityName = useCityNames()
  const { confirmation } = row
  const rows: [string, React.ReactNode][] = [
    ['内容', row.text],
    [
      '数字',
      Object.entries(row.numbers)
        .map(([k, v]) => numberInWords(k, v))
        .join('；') || '无',
    ],
    ['文件', `《${row.document}》${row.article}`],
    ['作用', <EffectText key="e" row={row} />],
    ['有效期', inForce(row)],
    ['适用地区', row.cities.length ? row.cities.map(cityName).join('、') : '全省'],
    // As text: the link may be dead or changed, and an officer copies it to where it can be opened.
    ['来源网址', row.sourceAddress ?? '没有'],
    [
      '核实',
      confirmation
        ? `${moment(confirmation.at)} ${confirmation.by}：${confirmation.documentNumber}，${confirmation.address}（${confirmation.reason}）`
        : '还没有人员核实',
    ],
    ['备注', row.note || '无'],
    [
      '英文',
      <span key="en" lang="en">
        {row.textEn}
      </span>,
    ],
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
