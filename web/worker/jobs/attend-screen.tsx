import { useState } from 'react'
import { whyNotCheckIn, whyNotCheckOut } from '#hires/hire.rules.ts'
import { checkIn, checkOut } from '#hires/hires.api.ts'
import { systemClock } from '#kernel/clock.ts'
import { useTell } from '../../shared/ask.ts'
import { spanInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { TextField } from '../../shared/ui/fields.tsx'
import { useLocation } from '../../shared/ui/router.ts'
import { Banner } from '../../shared/ui/states.tsx'
import { leaveSteps } from '../../shared/ui/use-step.ts'
import { sentence } from '../../shared/words.ts'
import { ConsentText, useConsent } from '../parts/consent.tsx'
import { Page } from '../parts/page.tsx'
import { LOCATE_WORDS, type LocateRefusal, locate } from '../place.ts'
import { codeOfScan, type Hire, leavingEarly } from './hire-words.ts'
import { canScan, Scanner } from './scanner.tsx'
import { type HireAt, OneHire } from './use-hire.tsx'

export function CheckInScreen() {
  return <OneHire title="到岗签到">{(hire, where) => <Attend hire={hire} where={where} way="in" />}</OneHire>
}
export function CheckOutScreen() {
  return <OneHire title="离岗签退">{(hire, where) => <Attend hire={hire} where={where} way="out" />}</OneHire>
}

/** Three ways to show that one is there: the employer's QR, its digits, or the place. */
function Attend({ hire, where, way }: { hire: Hire; where: HireAt; way: 'in' | 'out' }) {
  const [, go] = useLocation()
  const [scanning, setScanning] = useState(false)
  const [typing, setTyping] = useState(false)
  const [code, setCode] = useState('')
  const [locating, setLocating] = useState(false)
  const [refusal, setRefusal] = useState<LocateRefusal | null>(null)
  const own = useConsent('location')
  const tell = useTell(way === 'in' ? checkIn : checkOut, {
    onDone: () => leaveSteps(() => go(where.at, { replace: true })),
  })
  const word = way === 'in' ? '签到' : '签退'
  const now = systemClock()
  const no =
    way === 'in'
      ? whyNotCheckIn(hire.state, new Date(hire.startsAt), new Date(hire.endsAt), now)
      : whyNotCheckOut(hire.state, new Date(hire.endsAt), now, true)
  const whyNot = no === 'too-early' ? '还没到时间，开工前1小时起可以签到' : no && sentence(no)
  const early = way === 'out' && !no ? leavingEarly(hire, now) : null
  const byCode = (text: string) => {
    setScanning(false)
    tell.tell({ params: where.params, body: { presence: { how: 'qr', code: codeOfScan(text) } } })
  }
  const byPlace = () => {
    setLocating(true)
    setRefusal(null)
    locate()
      .then(({ point, accuracyM }) =>
        tell.tell({ params: where.params, body: { presence: { how: 'place', point, accuracyM } } }),
      )
      .catch((why: LocateRefusal) => setRefusal(why))
      .finally(() => setLocating(false))
  }
  const busy = tell.isBusy || locating
  return (
    <Page title={way === 'in' ? '到岗签到' : '离岗签退'} back={where.at} helpPhone={hire.terms.market.phone}>
      <p>
        <b>
          {spanInWords(hire.startsAt, hire.endsAt)} {hire.title}
        </b>
      </p>
      {early ? <Banner kind="warn">{early}</Banner> : null}
      {tell.refused ? <Banner kind="error">{tell.refused}</Banner> : null}
      {refusal ? <Banner kind="error">{LOCATE_WORDS[refusal]}</Banner> : null}
      {scanning ? (
        <Scanner
          label={`对准用工方的${word}码`}
          onCode={byCode}
          onFailed={() => {
            setScanning(false)
            setTyping(true)
          }}
          onClose={() => setScanning(false)}
        />
      ) : (
        <>
          {canScan() ? (
            <BigButton
              icon="scan"
              onClick={() => setScanning(true)}
              whyNot={whyNot}
              busy={busy}
              busyLabel={`正在${word}`}
            >
              扫码{word}
            </BigButton>
          ) : null}
          {typing || !canScan() ? (
            <form
              className="question"
              onSubmit={(e) => {
                e.preventDefault()
                if (code.length >= 6 && !whyNot) byCode(code)
              }}
            >
              <TextField
                label={`${word}码`}
                hint="用工方屏幕上、二维码下面的数字，每分钟换一次"
                inputMode="numeric"
                value={code}
                onValue={(text) => setCode(text.trim().slice(0, 80))}
              />
              <BigButton
                type="submit"
                onClick={() => byCode(code)}
                busy={busy}
                busyLabel={`正在${word}`}
                whyNot={whyNot ?? (code.length < 6 ? '请把数字填全' : null)}
              >
                用数字{word}
              </BigButton>
            </form>
          ) : (
            <BigButton kind="secondary" onClick={() => setTyping(true)}>
              扫不了，填数字
            </BigButton>
          )}
          <ConsentText own={own} />
          <BigButton
            kind="secondary"
            icon="pin"
            onClick={() => own.agreeAnd(byPlace)}
            whyNot={whyNot ?? (own.consent ? null : '正在打开位置说明，请等一下')}
            busy={busy || own.isBusy}
            busyLabel="正在定位"
          >
            {own.given ? `按位置${word}` : `同意用位置，按位置${word}`}
          </BigButton>
          {way === 'out' ? (
            <p className="hint">自己按位置签退，工钱最多算到说好的收工时间。多干了，请扫用工方的码签退。</p>
          ) : null}
        </>
      )}
      <p>手机办不了，请用工方在名单上帮您{word}，或打给市场。</p>
    </Page>
  )
}
