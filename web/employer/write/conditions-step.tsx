import { Choice, Choices } from '../../shared/ui/choice.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { GIVEN, type JobKind, KIND_WORDS } from '../words.ts'
import { FieldFindings } from './field-findings.tsx'
import { kindOf, type PostDraft } from './post-draft.ts'
import type { Checks } from './use-checks.ts'

const LEVELS = [
  { value: 'helper', label: '小工，不用会' },
  { value: 'skilled', label: '熟手' },
  { value: 'master', label: '师傅' },
] as const

/** What is given, and what else has to be said; each text is held against the law while it is typed. */
export function ConditionsStep({
  draft,
  set,
  checks,
  asksPrincipal,
}: {
  draft: PostDraft
  set: (change: Partial<PostDraft>) => void
  checks: Checks
  asksPrincipal: boolean
}) {
  return (
    <>
      <Choices
        label="给什么"
        hint="没选的就是不给。没选“给工具”，就是要自带工具。"
        options={GIVEN.map(([value, label]) => ({ value, label }))}
        values={draft.given}
        onValues={(given) => set({ given })}
      />
      <TextField
        label="有什么要求"
        hint="例如：能搬20公斤；不写就是“不限”"
        optional
        rows={2}
        value={draft.notes}
        onValue={(notes) => set({ notes })}
        maxLength={500}
      />
      <FieldFindings checks={checks} field="notes" draft={draft} set={set} />
      <TextField
        label="具体做什么"
        hint="例如：卸一车瓷砖，有叉车"
        optional
        rows={3}
        value={draft.description}
        onValue={(description) => set({ description })}
        maxLength={2000}
      />
      <FieldFindings checks={checks} field="description" draft={draft} set={set} />
      {asksPrincipal ? (
        <TextField
          label="给哪家单位干活"
          hint="班组没有营业执照的，写明由哪家单位对工钱负责。"
          value={draft.principal}
          onValue={(principal) => set({ principal })}
          maxLength={80}
        />
      ) : null}
      <details className="more">
        <summary>标题、证书、用工形式</summary>
        <div className="question">
          <TextField
            label="标题"
            hint={`不写就用“${draft.occupationName}”`}
            optional
            value={draft.title}
            onValue={(title) => set({ title })}
            maxLength={60}
          />
          <FieldFindings checks={checks} field="title" draft={draft} set={set} />
          <TextField
            label="要带什么证"
            hint="例如：电工证、健康证"
            optional
            value={draft.certificate}
            onValue={(certificate) => set({ certificate })}
            maxLength={60}
          />
          <Choice
            label="要什么手艺"
            options={LEVELS}
            value={draft.level || null}
            onValue={(level) => set({ level: draft.level === level ? '' : level })}
          />
          <Choice
            label="用工形式"
            options={(Object.keys(KIND_WORDS) as JobKind[]).map((value) => ({ value, label: KIND_WORDS[value] }))}
            value={kindOf(draft)}
            onValue={(kind) => set({ kind })}
          />
        </div>
      </details>
    </>
  )
}
