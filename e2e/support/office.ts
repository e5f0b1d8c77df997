/** What an office does in its first hour, through its screens. */
import { listMarketHires } from '#hires/hires.api.ts'
import type { Reply } from '#kernel/endpoint.ts'
import { API_PREFIX, DOOR_HEADER } from '#kernel/endpoint.ts'
import type { Somebody } from './people.ts'

/** Types into an antd list that is looked up on the server and takes the answer. */
export async function choose(one: Somebody, label: string, typed: string, answer: RegExp): Promise<void> {
  await one.field(label).fill(typed)
  await one.page.getByRole('option', { name: answer }).first().click()
}

/** Registers the market, its four zones, and opens it. */
export async function setUpMarket(one: Somebody): Promise<string> {
  const { page } = one
  await page.getByRole('link', { name: '设立市场' }).click()
  await one.heading('设立市场').waitFor()
  await choose(one, '行政区划', '石碁', /番禺区石碁镇$/)
  await one.field('具体位置').fill('石碁')
  await one.button('用这个名称').click()
  await one.field('运营单位').fill('番禺区人力资源和社会保障局')
  await one.field('详细地址').fill('石碁镇市莲路168号')
  await one.field('纬度').fill('22.9486')
  await one.field('经度').fill('113.4378')
  await one.field('对外电话').fill('020-84850001')
  await one.button('加一段开放时间').click()
  await one.shot('market-form')
  await one.button(/^登记市场/).click()
  await one.heading(/零工市场$/).waitFor()
  await one.button('补上必设的功能区').click()
  await one.shot('zones')
  await one.button(/^保存功能区/).click()
  await page.getByText('功能区已保存').waitFor()
  await page.getByRole('tab', { name: '状态变更' }).click()
  await one.take('运行')
  await one.field('原因').fill('场地就绪，今天开门')
  await one.button(/^变更状态/).click()
  await page.getByText('已改为“运行”').waitFor()
  await one.shot('running')
  return new URL(page.url()).pathname.split('/').at(-1)!
}

/** Invites somebody by the dialog that is open behind `button`; answers the one-time link. */
export async function invite(one: Somebody, button: string, role: RegExp, name: string): Promise<string> {
  await one.button(button).click()
  const dialog = one.page.getByRole('dialog', { name: button })
  await dialog.getByRole('radio', { name: role }).press(' ')
  await dialog.getByLabel('姓名').fill(name)
  await one.shot('invite')
  await dialog.getByRole('button', { name: '发出邀请' }).click()
  const made = one.page.getByRole('dialog', { name: '一次有效的链接' })
  const link = await made.getByLabel('链接').inputValue()
  await made.getByRole('button', { name: '交给本人了' }).click()
  await made.waitFor({ state: 'hidden' })
  return link
}

/** Reads the papers of the employer that waits and passes it. */
export async function verifyEmployer(one: Somebody, origin: string, employer: string): Promise<void> {
  const { page } = one
  await page.goto(`${origin}/office/employer-reviews`)
  await page.getByRole('row', { name: employer }).first().waitFor()
  await one.shot('employer-reviews')
  await page.getByRole('row', { name: employer }).first().dblclick()
  await one.heading(employer).waitFor()
  await one.take(/^通过/)
  await one.take('已查验原件')
  await one.shot('verify')
  await one.button(/^记下核验结果/).click()
  await page.getByText(/已记为“/).waitFor()
  await one.shot('verified')
}

/** What the ledger says, by the API as the market's manager is allowed to read it. */
export async function hiresOf(
  one: Somebody,
  origin: string,
  marketId: string,
): Promise<Reply<typeof listMarketHires>['items']> {
  const path = listMarketHires.path.replace('{marketId}', marketId)
  const reply = await one.context.request.get(`${origin}${API_PREFIX}${path}`, { headers: { [DOOR_HEADER]: 'staff' } })
  if (!reply.ok()) throw new Error(`${reply.status()} ${await reply.text()}`)
  return ((await reply.json()) as Reply<typeof listMarketHires>).items
}
