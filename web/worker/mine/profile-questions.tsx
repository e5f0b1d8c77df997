import { useState } from 'react'
import { LANGUAGE_NAMES, LANGUAGES, VEHICLE_NAMES, VEHICLES } from '#workers/worker.rules.ts'
import { Choice, Choices } from '../../shared/ui/choice.tsx'
import { MoneyField, TextField } from '../../shared/ui/fields.tsx'
import { Tag } from '../../shared/ui/small.tsx'
import type { Worker } from '../parts/me.tsx'
import { DAY_PARTS, DISTANCES_M, maskOfParts, partsOfMask, radiusInWords } from './profile-words.ts'
import { Question } from './question.tsx'

interface Props {
  worker: Worker
}

export function PayQuestion({ worker }: Props) {
  const [unit, setUnit] = useState<'day' | 'hour'>(worker.lowestPay?.unit ?? 'day')
  const [fen, setFen] = useState(worker.lowestPay?.fen ?? null)
  return (
    <Question
      workerId={worker.workerId}
      title="最低多少钱肯干"
      wishes={() => ({ lowestPay: fen === null ? null : { fen, unit } })}
    >
      <Choice
        label="怎么算"
        options={[
          { value: 'day', label: '按天' },
          { value: 'hour', label: '按小时' },
        ]}
        value={unit}
        onValue={setUnit}
      />
      <MoneyField
        label="最低工钱"
        hint="比这个少的不找您。不写就都看看。"
        optional
        fen={fen}
        onFen={setFen}
        per={unit === 'day' ? '天' : '小时'}
      />
    </Question>
  )
}

export function RadiusQuestion({ worker }: Props) {
  const known = DISTANCES_M.find((m) => m === worker.radiusM)
  const [radius, setRadius] = useState(String(known ?? worker.radiusM))
  const options = [...new Set([...DISTANCES_M, worker.radiusM])].sort((a, b) => a - b)
  return (
    <Question workerId={worker.workerId} title="愿意走多远" wishes={() => ({ radiusM: Number(radius) })}>
      <Choice
        label="愿意走多远"
        hideLabel
        options={options.map((m) => ({ value: String(m), label: radiusInWords(m) }))}
        value={radius}
        onValue={setRadius}
      />
    </Question>
  )
}

export function HoursQuestion({ worker }: Props) {
  const [parts, setParts] = useState(partsOfMask(worker.hoursMask))
  return (
    <Question
      workerId={worker.workerId}
      title="什么时候能干"
      wishes={() => ({ hoursMask: maskOfParts(parts) })}
      whyNot={parts.length === 0 ? '请至少选一个' : null}
    >
      <Choices label="什么时候能干" hint="可以选几个" options={DAY_PARTS} values={parts} onValues={setParts} />
    </Question>
  )
}

export function LanguagesQuestion({ worker }: Props) {
  const [languages, setLanguages] = useState(worker.languages)
  return (
    <Question workerId={worker.workerId} title="会说什么话" wishes={() => ({ languages })}>
      <Choices
        label="会说的话"
        hint="可以选几个"
        options={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
        values={languages}
        onValues={setLanguages}
      />
    </Question>
  )
}

export function ToolsQuestion({ worker }: Props) {
  const [tools, setTools] = useState(worker.tools)
  const [typed, setTyped] = useState('')
  const all = (): string[] => {
    const more = typed
      .split(/[\s、,，;；]+/)
      .map((word) => word.slice(0, 20))
      .filter(Boolean)
    return [...new Set([...tools, ...more])].slice(0, 20)
  }
  return (
    <Question workerId={worker.workerId} title="自己有什么工具" wishes={() => ({ tools: all() })}>
      <div className="tags">
        {tools.map((tool) => (
          <Tag key={tool} onRemove={() => setTools(tools.filter((t) => t !== tool))}>
            {tool}
          </Tag>
        ))}
      </div>
      <TextField
        label="自己的工具"
        hint="例如：手推车、电钻。几样用空格隔开。没有就不写。"
        optional
        maxLength={120}
        value={typed}
        onValue={setTyped}
      />
    </Question>
  )
}

export function VehicleQuestion({ worker }: Props) {
  const [vehicle, setVehicle] = useState<string>(worker.vehicle ?? 'none')
  return (
    <Question
      workerId={worker.workerId}
      title="自己有车吗"
      wishes={() => ({ vehicle: VEHICLES.find((v) => v === vehicle) ?? null })}
    >
      <Choice
        label="自己的车"
        hideLabel
        options={[
          { value: 'none', label: '没有车' },
          ...VEHICLES.map((v) => ({ value: v as string, label: VEHICLE_NAMES[v] })),
        ]}
        value={vehicle}
        onValue={setVehicle}
      />
    </Question>
  )
}

export function PensionQuestion({ worker }: Props) {
  const said = worker.drawsPension === null ? null : worker.drawsPension ? 'yes' : 'no'
  const [draws, setDraws] = useState<'yes' | 'no' | 'unsaid' | null>(said)
  return (
    <Question
      workerId={worker.workerId}
      title="您在领养老金吗"
      wishes={() => ({ drawsPension: draws === 'yes' ? true : draws === 'no' ? false : null })}
      whyNot={draws ? null : '请选一个'}
    >
      <p>
        为什么问：在领养老金的人，和用工方签的是劳务协议，不是劳动合同，工伤保险的办法也不一样。说清楚了，市场才能帮您签对。
        不影响您找活。
      </p>
      <Choice
        label="您在领养老金吗"
        hideLabel
        options={[
          { value: 'yes', label: '在领', hint: '每月领城镇职工的养老金' },
          { value: 'no', label: '没有领' },
          { value: 'unsaid', label: '不想说' },
        ]}
        value={draws}
        onValue={setDraws}
      />
    </Question>
  )
}
