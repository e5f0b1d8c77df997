/** What a clerk does at the counter, with the keyboard alone: nothing here ever clicks. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { DOOR_HEADER } from '#kernel/endpoint.ts'
import type { Somebody } from './people.ts'

export const pressing = (one: Somebody) => async (keys: string) => one.page.keyboard.press(keys)
export const typing = (one: Somebody) => async (text: string) => one.page.keyboard.type(text)

/** The focus gets there by Tab, as it must for whoever has no mouse. */
export async function tabTo(one: Somebody, there: Locator, most = 60): Promise<void> {
  await there.waitFor()
  for (let i = 0; i < most; i++) {
    if (await there.evaluate((element) => element === document.activeElement)) return
    await one.page.keyboard.press('Tab')
  }
  assert.fail(`no way by Tab to ${there}`)
}

export async function isFocused(there: Locator): Promise<void> {
  await there.waitFor()
  await there.evaluate(
    (element) =>
      new Promise<void>((go, no) => {
        const look = (left: number) =>
          element === document.activeElement
            ? go()
            : left === 0
              ? no(new Error(`the focus is on ${document.activeElement?.outerHTML.slice(0, 200)}`))
              : setTimeout(() => look(left - 1), 50)
        look(600)
      }),
  )
}

export interface Comer {
  name: string
  /** A mainland ID number. */
  number: string
  phone: string | null
  trade: string
}

/** Paper, name, phone or none, trade, agreed, saved; answers the card number. */
export async function registerByKeys(one: Somebody, { name, number, phone, trade }: Comer): Promise<string> {
  const press = pressing(one)
  const type = typing(one)
  await press('F4')
  await one.heading('登记零工').waitFor()
  await isFocused(one.field('证件号码'))
  await type(number)
  await one.page.getByText(/生，\d+岁/).waitFor()
  await press('Enter')
  await isFocused(one.field('姓名'))
  await type(name)
  if (!phone) await press('Alt+m')
  await press('Enter')
  if (phone) {
    await isFocused(one.field('手机号'))
    await type(phone)
    await press('Enter')
  }
  await isFocused(one.page.getByRole('combobox', { name: '会做什么' }))
  await type(trade)
  await one.page.getByRole('listbox').getByRole('option').first().waitFor()
  await press('Enter')
  await one.page.getByRole('list', { name: '会做的工种' }).waitFor()
  await press('Alt+r')
  await tabTo(one, one.page.getByRole('checkbox', { name: /^核对身份证件/ }))
  await press(' ')
  await one.shot('register')
  await press('Control+Enter')
  await one.heading(`登记好了：${name}`).waitFor()
  await one.shot('registered')
  return ((await one.page.getByText(/^卡号/).textContent()) ?? '').replace(/\D/g, '')
}

/** From the page after the registration: the first shift that fits, and the slip. Answers the bytes of the slip. */
export async function hireByKeys(one: Somebody, name: string, employer: string): Promise<Buffer> {
  const press = pressing(one)
  await press('Enter')
  await one.heading(name).waitFor()
  const fits = one.page.getByRole('table', { name: '能派的班次' }).getByRole('row')
  await fits.nth(1).filter({ hasText: employer }).waitFor()
  await press('1')
  await one.button(new RegExp(`^派${name}去`)).waitFor()
  await one.shot('fits')
  await press('Enter')
  await one.page
    .getByRole('status')
    .filter({ hasText: /^已派工：/ })
    .first()
    .waitFor()
  await one.shot('hired')
  return printByKeys(one, 'Alt+s')
}

/** Answers the bytes of what the key prints. */
export async function printByKeys(one: Somebody, keys: string): Promise<Buffer> {
  await one.page.evaluate(catchPrinting)
  const asked = one.page.waitForResponse((response) => /\/slip/.test(response.url()))
  await pressing(one)(keys)
  const paper = await asked
  await one.page.waitForFunction(() => (window as unknown as Printing).printed === 1)
  // Chromium does not hand out the bytes of a PDF it has given to the page: the same request once more.
  const again = await one.context.request.get(paper.url(), { headers: { [DOOR_HEADER]: 'staff' } })
  assert.deepEqual([paper.status(), again.status()], [200, 200])
  return again.body()
}

/** From now on; modifiers alone count as none. By the key's way up, which nobody keeps back. Answers how to read the count. */
export async function countPresses(one: Somebody): Promise<() => Promise<number>> {
  await one.page.evaluate(() => {
    const counted = window as unknown as { presses: number }
    counted.presses = 0
    window.addEventListener(
      'keyup',
      (e) => {
        if (e.isTrusted && !/^(Control|Alt|Shift|Meta)$/.test(e.key)) counted.presses += 1
      },
      { capture: true },
    )
  })
  return () => one.page.evaluate(() => (window as unknown as { presses: number }).presses)
}

interface Printing {
  printed: number
}
/** There is no printer here, and Chromium without a window dies of the dialog: who asks for it is counted instead. */
function catchPrinting(): void {
  const page = window as unknown as Printing
  page.printed = 0
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    get: () => ({
      focus() {},
      print() {
        page.printed += 1
      },
    }),
  })
}

/** Check-in and check-out, each by its key on the person's page. */
export async function workByKeys(one: Somebody, name: string): Promise<void> {
  const press = pressing(one)
  await one.button(/^签到 i$/).waitFor()
  await press('i')
  await one.button(/^签退 o$/).waitFor()
  await one.shot('checked-in')
  await press('o')
  const leave = one.page.getByRole('dialog', { name: `签退 ${name}` })
  await isFocused(leave.getByLabel('几点走的'))
  await one.shot('check-out')
  await press('Enter')
  await leave.waitFor({ state: 'hidden' })
  await one.button(/^登记付款 w$/).waitFor()
}

/** Ten minutes of break that nobody wrote down, and why. */
export async function correctByKeys(one: Somebody, name: string, why: string): Promise<void> {
  const press = pressing(one)
  await one.button(/^更正工时 j$/).waitFor()
  await press('j')
  const correct = one.page.getByRole('dialog', { name: `更正 ${name} 的工时` })
  await isFocused(correct.getByLabel('几点来的'))
  await tabTo(one, correct.getByLabel('中间休息（分钟）'))
  await press('Control+a')
  await typing(one)('10')
  await tabTo(one, correct.getByLabel('为什么更正'))
  await typing(one)(why)
  await one.shot('correct')
  await press('Enter')
  await correct.waitFor({ state: 'hidden' })
  await press('v')
  const all = one.page.getByRole('dialog', { name: new RegExp(`^${name}：`) })
  await all.getByText('中间休息10分钟').waitFor()
  await press('Escape')
  await all.waitFor({ state: 'hidden' })
}

/** Payment and the worker's own word. */
export async function payByKeys(one: Somebody, name: string): Promise<void> {
  const press = pressing(one)
  await one.button(/^登记付款 w$/).waitFor()
  await press('w')
  const pay = one.page.getByRole('dialog', { name: `登记付款 ${name}` })
  await isFocused(pay.getByLabel(/^付了多少/))
  await one.shot('pay')
  await press('Enter')
  await pay.waitFor({ state: 'hidden' })
  await one.button(/^本人确认收到 y$/).waitFor()
  await press('y')
  await one.button(/^本人确认收到 y$/).waitFor({ state: 'detached' })
  await one.page.getByRole('row', { name: /已结清/ }).waitFor()
  await one.shot('settled')
}

/** A row of radio buttons is one stop: Tab to the chosen one, arrow keys to the other. */
export async function chooseByKeys(one: Somebody, group: Locator, answer: string): Promise<void> {
  const wanted = group.getByRole('radio', { name: answer, exact: true })
  await tabTo(one, group.getByRole('radio', { checked: true }))
  for (let i = 0; i < 10 && !(await wanted.isChecked()); i++) await one.page.keyboard.press('ArrowRight')
  assert.ok(await wanted.isChecked(), `no way by arrow keys to ${answer}`)
}

/** `18:05` into a field of the browser's own, which asks for AM or PM where the machine speaks English. */
export async function typeTime(one: Somebody, field: Locator, time: string): Promise<void> {
  const hour = Number(time.slice(0, 2))
  const twelve = `${String(hour % 12 || 12).padStart(2, '0')}${time.slice(3)}${hour < 12 ? 'A' : 'P'}`
  for (const typed of [time.replace(':', ''), twelve]) {
    await tabTo(one, field)
    for (let i = 0; i < 3; i++) await one.page.keyboard.press('ArrowLeft')
    await one.page.keyboard.type(typed)
    if ((await field.inputValue()) === time) return
  }
  assert.fail(`typed ${time}, there stands ${await field.inputValue()}`)
}
