/** What a worker does with a phone: looks, takes, is there, is paid. */
import assert from 'node:assert/strict'
import type { Somebody } from './people.ts'

/** Counts the presses of a person's finger from here on; typing is not a press. */
export async function countTaps(one: Somebody): Promise<() => number> {
  let taps = 0
  await one.page.exposeFunction('tapped', () => {
    taps += 1
  })
  const count = () =>
    document.addEventListener('click', (e) => e.isTrusted && (window as unknown as { tapped(): void }).tapped(), true)
  await one.page.addInitScript(count)
  await one.page.evaluate(count)
  return () => taps
}

/** From the open job page to the card of the hire; the paper is asked once, on the way. */
export async function takeJob(one: Somebody, idNumber: string | null): Promise<number> {
  const taps = await countTaps(one)
  await one.button('报名').click()
  if (idNumber) {
    await one.heading('居民身份证号码').waitFor()
    await one.field('证件号码').fill(idNumber)
    await one.shot('identity')
    await one.button(/登记，接着报名/).click()
  }
  await one.heading('报名成功').waitFor()
  await one.shot('taken')
  const pressed = taps()
  // The phone's own key leads back to the job, once, past the questions; and it does not sign up a second time.
  await one.page.goBack()
  await one.button('报过名了，看用工卡').click()
  await one.heading('已报名').waitFor()
  return pressed
}

/** The QR's address, opened as the phone's own camera opens it. */
export async function scan(one: Somebody, address: string, press: '到岗签到' | '干完了，签退'): Promise<void> {
  assert.match(address, /\/w\/checkin\?/)
  await one.page.goto(address)
  await one.button(press).waitFor()
  await one.shot(press === '到岗签到' ? 'check-in' : 'check-out')
  await one.button(press).click()
  await one.button(press).waitFor({ state: 'detached' })
}
