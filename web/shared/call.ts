import { newId } from '#kernel/clock.ts'
import {
  DOOR_HEADER,
  type Door,
  type Endpoint,
  type Fails,
  KEY_HEADER,
  type Reply,
  type Sent,
} from '#kernel/endpoint.ts'
import type { COMMON_WORDS, Facts, Problem } from '#kernel/failure.ts'
import { addressOf, type Parts } from './address.ts'
import { takeEarly } from './early.ts'
import { sentence } from './words.ts'

export type CommonCode = keyof typeof COMMON_WORDS
export interface FieldError {
  path: string
  message: string
}

/** What the server said no to, or that it could not be asked. `code` is one of the endpoint's declared refusals or a common one. */
export class Refused<Code extends string = string> extends Error {
  override name = 'Refused'
  readonly code: Code | CommonCode
  /** The Chinese sentence for the screen. */
  readonly detail: string
  readonly fields: readonly FieldError[]
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** Findings of a law check, suggestions, … as the endpoint documents. */
  readonly more: Readonly<Record<string, unknown>>
  constructor(
    code: Code | CommonCode,
    options: { detail?: string; fields?: readonly FieldError[]; status?: number; more?: Record<string, unknown> } = {},
  ) {
    super(code)
    this.code = code
    this.detail = options.detail ?? sentence(code)
    this.fields = options.fields ?? []
    this.status = options.status ?? 0
    this.more = options.more ?? {}
  }
}

export interface CallOptions {
  signal?: AbortSignal
  /** Idempotency key of a write, when it was made earlier (queue, second press of the button). */
  key?: string
  /** The file of an `upload`; `Sent.body` holds its fields. */
  file?: Blob
  fileName?: string
  /** Another door than the page's own, e.g. a queued write of another session. */
  door?: Door
}

let door: Door = 'worker'
/** Which session this page speaks from; each surface says it once, in its `main.tsx`. */
export function setDoor(own: Door): void {
  door = own
}
export function getDoor(): Door {
  return door
}

const listeners = new Set<(refused: Refused) => void>()
/** Hears every refusal, e.g. to show the sign-in screen at `not-signed-in`. Answers how to stop. */
export function whenRefused(hear: (refused: Refused) => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/**
 * Asks or orders; answers the endpoint's reply or throws `Refused`. A write carries its key from before the first try, so
 * that a cut line can be answered by trying again: it happens once (architecture, data rule 3). When it still is not known
 * whether it happened, the refusal is `unknown`; `offline` means that nothing left this device.
 */
export async function call<E extends Endpoint>(e: E, sent: Sent<E>, options: CallOptions = {}): Promise<Reply<E>> {
  const response = await send(e, sent, options)
  return (await readJson(response)) as Reply<E>
}

/** A `download`: its bytes and the name the server gave. */
export async function fetchFile<E extends Endpoint>(
  e: E,
  sent: Sent<E>,
  options: CallOptions = {},
): Promise<{ blob: Blob; fileName: string }> {
  const response = await send(e, sent, options)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { blob: await response.blob(), fileName: name ? decodeURIComponent(name) : '文件' }
}

/** Fetches a `download` and hands it to the person as a file. Android WeChat blocks this: offer print, text message or the desk there. */
export async function saveFile<E extends Endpoint>(e: E, sent: Sent<E>, options: CallOptions = {}): Promise<void> {
  const { blob, fileName } = await fetchFile(e, sent, options)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const TIMEOUT_MS = { json: 20_000, download: 120_000, upload: 300_000, stream: 20_000, page: 20_000 } as const
/** Pauses before the second, third and fourth try; together 7 s, which a person waits for. */
const PAUSES_MS = [500, 1500, 5000]

async function send(e: Endpoint, sent: Parts, options: CallOptions): Promise<Response> {
  const write = e.method !== 'GET'
  const key = write ? (options.key ?? newId()) : null
  let left = false
  for (let tries = 0; ; tries++) {
    const pause = PAUSES_MS[tries]
    if (lineIsDown()) throw refuse(new Refused(left && write ? 'unknown' : 'offline'))
    try {
      left = true
      const response = await once(e, sent, key, options)
      if (response.ok) return response
      const refused = await readRefusal(response, write)
      const again = (refused.code === 'busy' || refused.code === 'unknown') && pause !== undefined
      if (!again) throw refuse(refused)
    } catch (error) {
      if (error instanceof Refused) throw error
      if (options.signal?.aborted) throw error
      if (pause === undefined) throw refuse(new Refused(write ? 'unknown' : 'offline'))
    }
    await sleep(pause!, options.signal)
  }
}

async function once(e: Endpoint, sent: Parts, key: string | null, options: CallOptions): Promise<Response> {
  const asked = key ? null : takeEarly(addressOf(e, sent))
  if (asked) return asked
  const stop = new AbortController()
  // AbortSignal.timeout and .any are younger than the phones we serve.
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS[e.kind])
  const hear = () => stop.abort()
  options.signal?.addEventListener('abort', hear)
  try {
    const form = e.kind === 'upload'
    const body = form ? formOf(sent.body, options) : sent.body === undefined ? null : JSON.stringify(sent.body)
    return await fetch(addressOf(e, sent), {
      method: e.method,
      credentials: 'same-origin',
      signal: stop.signal,
      body,
      headers: {
        [DOOR_HEADER]: options.door ?? door,
        ...(key && { [KEY_HEADER]: key }),
        ...(body !== null && !form && { 'content-type': 'application/json' }),
      },
    })
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', hear)
  }
}

/** Fields go before the file, so that the server knows them when the bytes arrive. */
function formOf(fields: unknown, { file, fileName }: CallOptions): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries((fields ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  if (file) form.append('file', file, fileName ?? (file instanceof File ? file.name : 'file'))
  return form
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  return text ? JSON.parse(text) : {}
}

/** A gateway's 502 or 504 is not our server's word: a write behind it may have happened. */
async function readRefusal(response: Response, write: boolean): Promise<Refused> {
  const problem = (await response.json().catch(() => null)) as (Problem & { facts?: Facts }) | null
  if (!problem?.code)
    return new Refused(response.status >= 500 && write ? 'unknown' : response.status >= 500 ? 'busy' : 'bug', {
      status: response.status,
    })
  const { type: _type, title: _title, status, detail, code, fields, ...more } = problem
  return new Refused(code, { detail, fields: fields ?? [], status, more })
}

function refuse(refused: Refused): Refused {
  for (const hear of listeners) hear(refused)
  return refused
}

/** `onLine` false is certain; true says little. */
function lineIsDown(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const timer = setTimeout(go, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      go()
    })
  })
}

export type RefusedBy<E> = Refused<Fails<E>>
