/** Writes down what a piece of our own code asks of the database, word for word, to measure the same without the code. */
import pg from 'pg'

export interface Statement {
  /** Under which the server keeps its plan; absent while it is planned every time. */
  name?: string
  text: string
  values: unknown[]
}

/** Everything this process sends through `pg` while `act` runs, in order. */
export async function captured(act: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...args: any[]) => unknown }
  const { query } = prototype
  prototype.query = function (this: unknown, ...args: any[]) {
    const [first, second] = args
    if (typeof first === 'string') statements.push({ text: first, values: Array.isArray(second) ? [...second] : [] })
    else if (typeof first?.text === 'string')
      statements.push({ name: first.name, text: first.text, values: [...(first.values ?? [])] })
    return query.apply(this, args)
  }
  try {
    await act()
  } finally {
    prototype.query = query
  }
  return statements
}
