/** A line to the product that can be cut and mended, and whose answers can be changed on the way. */
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'

export interface Line {
  origin: string
  /** From now on nobody answers; open connections break. */
  cut(): Promise<void>
  mend(): Promise<void>
  /** Changes the text of an answer, by its path. */
  change: Map<string, (text: string) => string>
  close(): Promise<void>
}

export async function openLine(port: number, to: () => string): Promise<Line> {
  const change: Line['change'] = new Map()
  let server: Server | null = null
  const start = async () => {
    if (server) return
    server = createServer((asked, answer) => {
      const path = asked.url!.split('?')[0]!
      const edit = change.get(path)
      const headers = { ...asked.headers, ...(edit && { 'accept-encoding': 'identity' }) }
      const onward = request(to() + asked.url, { method: asked.method, headers }, (reply) => {
        if (!edit) {
          answer.writeHead(reply.statusCode!, reply.headers)
          reply.pipe(answer)
          return
        }
        let text = ''
        reply.setEncoding('utf8').on('data', (piece) => (text += piece))
        reply.on('end', () => {
          const { 'content-length': _length, ...rest } = reply.headers
          answer.writeHead(reply.statusCode!, rest).end(edit(text))
        })
      })
      onward.on('error', () => answer.destroy())
      asked.pipe(onward)
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const stop = async () => {
    if (!server) return
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
    server = null
  }
  await start()
  return { origin: `http://127.0.0.1:${port}`, cut: stop, mend: start, change, close: stop }
}
