import { getMyConsent, giveMyConsent } from '#accounts/persons.api.ts'
import { useAsk, useTell } from '../../shared/ask.ts'
import { ListenButton } from '../../shared/speech/listen-button.tsx'

/**
 * One purpose of personal data (个保法 14, 29): its text for the screen that needs it, whether it was agreed to, and a way to
 * agree with the press that needs it. Where the text cannot be had the deed waits: nobody agrees to what was not shown.
 */
export function useConsent(purpose: string, { enabled = true } = {}) {
  const { data, error, refetch } = useAsk(getMyConsent, { params: { purpose } }, { enabled })
  const give = useTell(giveMyConsent)
  const given = Boolean(data?.givenAt && !data.outdated)
  return {
    consent: data ?? null,
    given,
    error,
    refetch: () => void refetch(),
    isBusy: give.isBusy,
    refused: give.refused,
    /** Agrees if that is still needed, then does it. */
    agreeAnd: (act: () => void) => {
      if (given) return act()
      if (!data) return
      give.tellAsync({ params: { purpose }, body: { version: data.version } }).then(act, () => {
        // The refusal stands in `refused`.
      })
    },
  }
}
export type OwnConsent = ReturnType<typeof useConsent>

/** What one agrees to by pressing the button beneath; nothing once it was agreed to. */
export function ConsentText({ own }: { own: OwnConsent }) {
  const { consent, given, refused } = own
  return (
    <>
      {consent && !given ? (
        <section className="consent">
          <h2>{consent.title}</h2>
          <p className="as-written">{consent.text}</p>
          <p className="hint">{consent.law}</p>
          <ListenButton
            said={{ phrase: `consent-${consent.purpose}`, text: `${consent.title}。${consent.text}` }}
            about={consent.title}
          />
        </section>
      ) : null}
      {refused ? (
        <p className="refused" role="alert">
          {refused}
        </p>
      ) : null}
    </>
  )
}
