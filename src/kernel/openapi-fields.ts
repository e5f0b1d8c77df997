/** Gives every property and parameter of the description its sentence and, where there is one, an example. */
type Json = Record<string, any>
export type FieldWords = Record<string, readonly [zh: string, en: string, example?: string | number]>

export function explainFields(schema: unknown, words: FieldWords): void {
  if (Array.isArray(schema)) for (const one of schema) explainFields(one, words)
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return
  const { properties } = schema as Json
  if (properties && typeof properties === 'object')
    for (const [name, of] of Object.entries<Json>(properties)) explain(name, of, words)
  for (const inner of Object.values(schema)) explainFields(inner, words)
}

export function explainParameter(parameter: Json, words: FieldWords): void {
  explain(parameter['name'], parameter['schema'], words)
  const { description, examples, ...schema } = parameter['schema']
  parameter['description'] ??= description
  if (examples) parameter['example'] = examples[0]
  parameter['schema'] = schema
}

function explain(name: string, of: Json, words: FieldWords): void {
  const [zh, en, example] = words[name] ?? []
  const own = of['description'] ?? ''
  // What the contract says itself stands; a note of its own in figures or English is added to the common words.
  if (zh && !/[\u4e00-\u9fff]/.test(own)) of['description'] = `${zh} / ${en}${own ? ` (${own})` : ''}`
  if (example !== undefined && !of['$ref'] && fits(of, example)) of['examples'] ??= [example]
}

/** An example stands only where the place takes it: `name` is a number nowhere, but `occupation` is an object in a reply. */
function fits(of: Json, example: string | number): boolean {
  if (of['enum']) return of['enum'].includes(example)
  const types = [of, ...(of['anyOf'] ?? [])].flatMap((one: Json) => one['type'] ?? [])
  return types.includes(typeof example) || (Number.isInteger(example) && types.includes('integer'))
}
