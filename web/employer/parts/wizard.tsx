import { type ReactNode, useEffect, useState } from 'react'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useSearchParams } from '../../shared/ui/router.ts'
import { oneStepMore } from '../../shared/ui/use-step.ts'
import { Page } from './page.tsx'

export interface WizardStep {
  id: string
  question: string
  hint?: ReactNode
  content: ReactNode
  /** Why one cannot go on yet. */
  whyNot?: string | null | undefined
  /** Asked of the server before the next question; false stays here. */
  onNext?: () => Promise<boolean>
  /** Above the button: what the server said no to. */
  refused?: string | null
  /** The answer itself leads on: pictures to press. */
  noButton?: boolean
  nextLabel?: string
  busy?: boolean
  /** A second button under the first. */
  second?: ReactNode
}

/**
 * One question a screen. The question is in the address, so that back goes one question back and a reload stays; an answer
 * changed from the last screen (`goTo`) leads back there. Nobody gets past a question that is open.
 */
export function useWizard(steps: readonly WizardStep[]) {
  const [search, setSearch] = useSearchParams()
  const open = steps.findIndex((step) => step.whyNot)
  const wanted = Math.max(
    0,
    steps.findIndex((step) => step.id === search.get('step')),
  )
  const at = open >= 0 ? Math.min(wanted, open) : wanted
  const to = (id: string | undefined, from?: string) => {
    const next = new URLSearchParams(search)
    if (id) next.set('step', id)
    if (from) next.set('from', from)
    else next.delete('from')
    setSearch(next, { state: oneStepMore() })
  }
  return {
    at,
    step: steps[at]!,
    isLast: at === steps.length - 1,
    /** One answer is being changed: it leads back to the last screen. */
    isChange: search.has('from'),
    next: () => to(search.get('from') ?? steps[at + 1]?.id),
    /** To one answer and back here. */
    goTo: (id: string) => to(id, steps[at]!.id),
  }
}

export function Wizard({
  steps,
  wizard,
  title,
  onDone,
  doneLabel,
}: {
  steps: readonly WizardStep[]
  wizard: ReturnType<typeof useWizard>
  /** Spoken before the question, where the question alone would not say what this is. */
  title?: string
  onDone: () => void
  doneLabel: string
}) {
  const { at, step, isLast, isChange } = wizard
  const [asking, setAsking] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is the event, not an input
  useEffect(() => {
    if (at > 0) document.getElementById('main')?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [step.id])
  const go = async () => {
    if (step.whyNot || asking) return
    if (step.onNext) {
      setAsking(true)
      const may = await step.onNext().finally(() => setAsking(false))
      if (!may) return
    }
    if (isLast) onDone()
    else wizard.next()
  }
  const label = step.nextLabel ?? (isLast ? doneLabel : isChange ? '好了，看一遍' : '下一步')
  return (
    <Page
      title={step.question}
      back
      aside={
        <span className="step-count">
          <span className="spoken">{title ?? ''}第</span>
          {at + 1}/{steps.length}
          <span className="spoken">步</span>
        </span>
      }
      action={
        step.noButton ? undefined : (
          <>
            {step.refused ? (
              <p className="refused" role="alert">
                {step.refused}
              </p>
            ) : null}
            <BigButton onClick={() => void go()} whyNot={step.whyNot ?? null} busy={asking || (step.busy ?? false)}>
              {label}
            </BigButton>
            {step.second}
          </>
        )
      }
    >
      <form
        className="question"
        onSubmit={(e) => {
          e.preventDefault()
          if (!step.noButton && !isLast) void go()
        }}
      >
        {step.hint ? <p className="hint">{step.hint}</p> : null}
        {step.content}
      </form>
    </Page>
  )
}
