/** Somebody at a screen of their own: pages that speak Chinese, keep what went wrong, and are photographed step by step. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { totpAt } from '#kernel/crypto/index.ts'
import type { Product } from './product.ts'

export const PHONE = { width: 360, height: 640 }
export const DESK = { width: 1440, height: 900 }
/** Shijie in Panyu: the place of every journey. */
export const HERE = { latitude: 22.9486, longitude: 113.4378 }
const SHOTS = join(import.meta.dirname, '..', 'shots')
/** A machine that does nothing else needs a tenth of it. */
const PATIENCE_MS = 20_000

export interface Somebody {
  page: Page
  context: BrowserContext
  /** What the page complained of: thrown errors, refused content, replies of 500. */
  complaints: string[]
  /** Keeps a picture of this step. */
  shot(step: string): Promise<void>
  button(name: string | RegExp): Locator
  field(label: string | RegExp): Locator
  heading(name: string | RegExp): Locator
  /** Takes one answer of several by the keyboard, as its tile is pressed. */
  take(answer: string | RegExp): Promise<void>
}

/** A browser of one's own: nobody shares cookies or storage with anybody. */
export async function somebody(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Somebody> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    geolocation: HERE,
    permissions: ['geolocation'],
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(useOwnFont)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  let steps = 0
  return {
    page,
    context,
    complaints,
    shot: async (step) => {
      mkdirSync(SHOTS, { recursive: true })
      steps += 1
      await page.screenshot({ path: join(SHOTS, `${name}-${String(steps).padStart(2, '0')}-${step}.png`) })
    },
    button: (label) => page.getByRole('button', { name: label }),
    field: (label) => page.getByLabel(label),
    heading: (text) => page.getByRole('heading', { name: text }),
    take: (answer) =>
      page
        .getByRole('radio', { name: answer })
        .or(page.getByRole('checkbox', { name: answer }))
        .press(' '),
  }
}

/** Test machines have no Chinese font. In the browser, as soon as there is a document. */
function useOwnFont(): void {
  document.addEventListener('readystatechange', () => {
    document.documentElement.dataset['font'] = 'bundled'
  })
}

/**
 * Steps that lead into each other: when one fails its screens are photographed and those after it are not tried, because they
 * could only fail for its reason.
 */
export function journey(people: readonly Somebody[]): (title: string, act: () => Promise<void>) => void {
  let broken: string | null = null
  return (title, act) =>
    void test(title, async (t) => {
      if (broken) return t.skip(`not tried after: ${broken}`)
      try {
        await act()
      } catch (error) {
        broken = title
        for (const one of people) await one.shot('failed').catch(() => {})
        throw error
      }
    })
}

export function noComplaints(people: readonly Somebody[]): void {
  assert.deepEqual(
    people.flatMap((one) => one.complaints),
    [],
  )
}

/** Phone number, the code of the text message, and at the first time the name with the consents. */
export async function enterByPhone(one: Somebody, product: Product, phone: string, name?: string): Promise<void> {
  const printed = product.output.length
  await one.field('手机号').fill(phone)
  await one.button('发验证码').click()
  await one.heading('短信里的验证码').waitFor()
  await one.shot('code')
  const code = await codeAfter(product, printed)
  // As it is with a cheap phone: the line drops while one types. Nothing typed may go.
  await one.field('验证码').fill(code.slice(0, 5))
  await one.context.setOffline(true)
  await one.context.setOffline(false)
  await one.page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))))
  await one.field('验证码').pressSequentially(code.slice(5))
  if (!name) return
  await one.heading('您叫什么名字').waitFor()
  await one.field('姓名').fill(name)
  await one.shot('name')
  await one.button(/^同意，/).click()
}

/** `LINGGONG_SMS=console` prints each message instead of sending it. */
async function codeAfter(product: Product, from: number): Promise<string> {
  const began = performance.now()
  while (performance.now() - began < PATIENCE_MS) {
    const code = /短信：.*验证码(\d{6})/.exec(product.output.slice(from))?.[1]
    if (code) return code
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('no code was sent')
}

export interface StaffAccount {
  loginName: string
  password: string
  /** Of the authenticator; null where none is asked. */
  secret: string | null
}

/** A one-time link becomes an account; leaders and administrators read the authenticator's secret off the screen. */
export async function takeUpInvitation(
  one: Somebody,
  link: string,
  who: { name: string; loginName: string; password: string; totp: boolean },
): Promise<StaffAccount> {
  await one.page.goto(link)
  await one.heading('设置登录名和密码').waitFor()
  await one.field('姓名').fill(who.name)
  await one.field('登录名').fill(who.loginName)
  await one.field('密码').first().fill(who.password)
  await one.field('再输一次密码').fill(who.password)
  await one.shot('invitation')
  await one.button('设置好了').click()
  if (!who.totp) return { ...who, secret: null }
  await one.heading('绑定动态口令').waitFor()
  const secret = ((await one.page.getByText(/^密钥/).getByRole('code').textContent()) ?? '').replaceAll(' ', '')
  await one.shot('second-factor')
  await one.field('动态口令').fill(totpAt(secret, new Date()))
  await one.heading('绑定动态口令').waitFor({ state: 'detached' })
  return { ...who, secret }
}
