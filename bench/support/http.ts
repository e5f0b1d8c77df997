/** A client that keeps its connections, as a phone's browser does, and adds as little of its own time as Node allows. */
import { Agent, request } from 'node:http'

export interface Answer {
  status: number
  text: string
}
export interface Line {
  ask(method: string, path: string, options?: { headers?: Record<string, string>; body?: object }): Promise<Answer>
  close(): void
}

export function openLine(origin: string, connections: number): Line {
  const { hostname, port } = new URL(origin)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    ask: (method, path, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const payload = body === undefined ? undefined : JSON.stringify(body)
        const asked = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            headers: {
              ...headers,
              ...(payload !== undefined && {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(payload),
              }),
            },
          },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('end', () =>
              resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString('utf8') }),
            )
            response.on('error', reject)
          },
        )
        asked.on('error', reject)
        asked.end(payload)
      }),
    close: () => agent.destroy(),
  }
}
