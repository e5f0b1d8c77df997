/** The devices of a hall: paired as staff pairs them, and walked through as a visitor does. */
import type { Browser, Page } from 'playwright-core'
import { createDevice } from '#accounts/devices.api.ts'
import { type Caller, call } from './api.ts'
import { type Somebody, somebody } from './people.ts'

export const KIOSK = { width: 1080, height: 1920 }
export const SCREEN = { width: 1920, height: 1080 }
export const WALL = { width: 3840, height: 1080 }

/** A browser that stands in the hall. Its code is typed by `staff`, who may pair at `marketId`. */
export async function device(
  browser: Browser,
  { origin, path, name, viewport, staff, marketId, prepare }: DeviceOptions,
): Promise<Somebody> {
  const one = await somebody(browser, name, { viewport, bypassCSP: true })
  await prepare?.(one)
  await one.page.goto(`${origin}${path}`)
  const code = await codeOn(one.page)
  await call(staff, createDevice, { params: { marketId }, body: { code, name } })
  await one.page.locator('.pairing-code').waitFor({ state: 'detached' })
  return one
}
interface DeviceOptions {
  origin: string
  path: '/kiosk/' | '/screen/'
  name: string
  viewport: { width: number; height: number }
  staff: Caller
  marketId: string
  prepare?: (one: Somebody) => Promise<void>
}

export async function codeOn(page: Page): Promise<string> {
  await page.getByRole('heading', { name: /^把这台.+配对到市场$/ }).waitFor()
  return ((await page.locator('.pairing-code').textContent()) ?? '').replaceAll(/\D/g, '')
}

/** Every view of the kiosk from the first touch on, each with how one gets there from the one before. */
export const KIOSK_VIEWS: readonly { name: string; go: (one: Somebody) => Promise<void> }[] = [
  { name: 'attract', go: async (one) => one.button(/^点这里看活/).waitFor() },
  {
    name: 'home',
    go: async (one) => {
      await one.button(/^点这里看活/).click()
      await one.heading(/^今天有什么活$/).waitFor()
    },
  },
  {
    name: 'search',
    go: async (one) => {
      await one.button('按拼音找工种').click()
      await type(one, 'by')
      await one.page.getByRole('list', { name: '找到的工种' }).getByRole('button').first().waitFor()
    },
  },
  {
    name: 'nine keys',
    go: async (one) => {
      await one.button('九宫格').click()
      await one.button('2 ABC').click()
      await one.button('9 WXYZ').click()
      await one.page.getByRole('list', { name: '找到的工种' }).getByRole('button').first().waitFor()
    },
  },
  {
    name: 'jobs',
    go: async (one) => {
      await one.button('首页').click()
      await one.button('明天').click()
      await one.button(/^全部的活/).click()
      await one.heading('明天全部的活').waitFor()
      await one.page
        .getByRole('list', { name: /^明天全部的活/ })
        .getByRole('button')
        .first()
        .waitFor()
    },
  },
  {
    name: 'job',
    go: async (one) => {
      await one.button('看全部条件').click()
      await one.page.getByText(/^来不了要取消/).waitFor()
    },
  },
]

export async function type(one: Somebody, letters: string): Promise<void> {
  for (const letter of letters) await one.page.getByRole('button', { name: letter.toUpperCase(), exact: true }).click()
}
