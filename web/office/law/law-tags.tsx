import type { LawRowItem } from '#law/law-rows.api.ts'
import { Pill } from '../parts/pill.tsx'
import { EFFECT_NAMES, MARK_NAMES } from './law-words.ts'

export type Row = (typeof LawRowItem)['_zod']['output']

/** Whether the rule was read, and by that whether it may refuse. */
export function MarkTag({ row }: { row: Pick<Row, 'mark' | 'verified' | 'confirmation'> }) {
  return (
    <>
      <Pill title={MARK_NAMES[row.mark]}>
        {row.mark} {MARK_NAMES[row.mark]}
      </Pill>
      {row.confirmation ? <Pill kind="good">已核实</Pill> : row.verified ? null : <Pill kind="warn">待核实</Pill>}
    </>
  )
}

export function EffectText({ row }: { row: Pick<Row, 'effects' | 'actsAs' | 'verified'> }) {
  const held = row.effects.includes('refuse') && row.actsAs === 'warn'
  return (
    <>
      {row.effects.map((e) => EFFECT_NAMES[e]).join('、')}
      {held ? <span className="soft">（待核实，现在只提醒）</span> : null}
    </>
  )
}

export const inForce = (row: Pick<Row, 'effectiveFrom' | 'effectiveTo'>): string =>
  `${row.effectiveFrom ?? '生效日期不详'} 起${row.effectiveTo ? `，到 ${row.effectiveTo}` : ''}`
