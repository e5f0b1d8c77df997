import { Input } from 'antd'
import { OneOf, optionsOf } from '../kit/chips.tsx'
import { Question } from '../kit/key-form.tsx'
import { PAY_UNIT_WORDS, SETTLEMENT_WORDS } from '../words.ts'
import type { PostDraft } from './post-values.rules.ts'
import { WageFloorNote } from './wage-floor.tsx'

/** How much, by what, when; the local floor stands beside the number. */
export function PayField({
  draft,
  put,
  wrongPay,
  wrongPiece,
}: {
  draft: PostDraft
  put: (change: Partial<PostDraft>) => void
  wrongPay: string | null
  wrongPiece: string | null
}) {
  return (
    <>
      <div className="question-row">
        <Question
          label="工钱（元）"
          wrong={wrongPay}
          hint={<WageFloorNote divisionCode={draft.division?.code ?? null} day={draft.day} />}
        >
          {(c) => (
            <Input
              {...c}
              inputMode="decimal"
              className="digits"
              maxLength={9}
              value={draft.payYuan}
              onChange={(e) => put({ payYuan: e.target.value })}
            />
          )}
        </Question>
        <Question label="按什么算" group>
          {() => (
            <OneOf
              label="按什么算"
              options={optionsOf(PAY_UNIT_WORDS)}
              value={draft.payUnit}
              onChange={(payUnit) => put({ payUnit })}
            />
          )}
        </Question>
      </div>
      {draft.payUnit === 'piece' ? (
        <div className="question-row">
          <Question label="计件单位" wrong={wrongPiece}>
            {(c) => (
              <Input
                {...c}
                maxLength={10}
                placeholder="件、箱、米"
                value={draft.pieceName}
                onChange={(e) => put({ pieceName: e.target.value })}
              />
            )}
          </Question>
          <Question label="一小时一般做多少" optional>
            {(c) => (
              <Input
                {...c}
                inputMode="numeric"
                maxLength={6}
                value={draft.piecesPerHour}
                onChange={(e) => put({ piecesPerHour: e.target.value })}
              />
            )}
          </Question>
        </div>
      ) : null}
      <Question label="什么时候结" group>
        {() => (
          <OneOf
            label="什么时候结"
            options={optionsOf(SETTLEMENT_WORDS)}
            value={draft.settlement}
            onChange={(settlement) => put({ settlement })}
          />
        )}
      </Question>
    </>
  )
}
