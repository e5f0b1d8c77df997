import { html } from 'ghtml'
import { ancestorsOf, childrenOf, type Division, type DivisionTree, findDivision } from '#divisions/division.rules.ts'

const PROVINCE = '440000'

/** The cities, and once one is chosen its counties (towns of 东莞 and 中山): a choice in steps, without a script. */
export function placeOptionsHtml(tree: DivisionTree, chosen: string): string {
  const at = findDivision(tree, chosen)
  const city = at && [...ancestorsOf(tree, chosen), at].find((division) => division.level === 'city')
  const optionHtml = ({ code, name }: Pick<Division, 'code' | 'name'>) =>
    code === chosen
      ? html`<option value="${code}" selected>${name}</option>`
      : html`<option value="${code}">${name}</option>`
  const cities = childrenOf(tree, PROVINCE)
  const inside = city ? childrenOf(tree, city.code, { skipVirtual: true }) : []
  // A town two levels down stays chosen though it is not offered.
  const deeper = at && at.code !== PROVINCE && ![...cities, ...inside].includes(at) ? [at] : []
  const insideHtml = city
    ? html`<optgroup label="${city.name}">!${[...deeper, ...inside].map(optionHtml)}</optgroup>`
    : ''
  return html`<option value="">全省</option>!${insideHtml}<optgroup label="各市">!${cities.map(optionHtml)}</optgroup>`
}
