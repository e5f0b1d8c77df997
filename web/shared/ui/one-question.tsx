import { type ReactNode, useEffect, useState } from 'react'
import { BigButton } from './buttons.tsx'
import { Screen } from './screen.tsx'
import { oneStepMore } from './use-step.ts'

export interface Step {
  id: string
  /** The question itself: it becomes the screen's title. */
  question: string
  hint?: ReactNode
  content: ReactNode
  /** Why one cannot go on yet. */
  whyNot?: string | null
  /** Left out for this person. */
  skip?: boolean
}

export interface OneQuestionProps {
  steps: readonly Step[]
  onDone: () => void
  /** Back from the first question; by default one step back in the history. */
  onLeave?: () => void
  doneLabel?: string
  busy?: boolean
  /** The sentence of a refusal, above the button of the last step. */
  refused?: string | null
  banner?: ReactNode
}

/**
 * One question a screen. Every step is an entry in the browser's history, so the phone's own back key goes one question back;
 * what was typed lives in the caller's `useDraft` and is still there.
 */
export function OneQuestion({ steps, onDone, onLeave, doneLabel = '好了', busy, refused, banner }: OneQuestionProps) {
  const asked = steps.filter((step) => !step.skip)
  const [at, setAt] = useState(0)
  const step = asked[Math.min(at, asked.length - 1)]!
  const last = at >= asked.length - 1
  useEffect(() => {
    const hear = (e: PopStateEvent) => setAt((e.state as { step?: number } | null)?.step ?? 0)
    window.addEventListener('popstate', hear)
    return () => window.removeEventListener('popstate', hear)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is the event, not an input
  useEffect(() => {
    document.getElementById('main')?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [step.id])
  const go = () => {
    if (last) return onDone()
    history.pushState({ ...oneStepMore(), step: at + 1 }, '')
    setAt(at + 1)
  }
  return (
    <Screen
      title={step.question}
      back={at > 0 || !onLeave}
      banner={banner}
      aside={
        asked.length > 1 ? (
          <span className="step-count">
            <span className="spoken">第</span>
            {at + 1}/{asked.length}
            <span className="spoken">题</span>
          </span>
        ) : null
      }
      action={
        <>
          {last && refused ? (
            <p className="refused" role="alert">
              {refused}
            </p>
          ) : null}
          <BigButton onClick={go} whyNot={step.whyNot} busy={last && busy}>
            {last ? doneLabel : '下一步'}
          </BigButton>
        </>
      }
    >
      <form
        className="question"
        onSubmit={(e) => {
          e.preventDefault()
          if (!step.whyNot) go()
        }}
      >
        {step.hint ? <p className="hint">{step.hint}</p> : null}
        {step.content}
      </form>
    </Screen>
  )
}
