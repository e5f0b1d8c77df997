import { Worker } from 'node:worker_threads'
import type { EncodeAnswer, EncodeTask, Piece } from './encode-worker.ts'

export interface Encoder {
  /** One MP3 of the pieces in their order. Throws at a file that is no sound. */
  encode(pieces: Piece[]): Promise<Uint8Array>
}

/** One thread, started with the first speech; it does not keep the process. */
export function openEncoder(): Encoder {
  let thread: Worker | undefined
  let nextTask = 1
  const waiting = new Map<number, { resolve: (mp3: Uint8Array) => void; reject: (error: Error) => void }>()

  function threadOf(): Worker {
    if (thread) return thread
    const started = new Worker(new URL('./encode-worker.ts', import.meta.url))
    started.on('message', ({ task, mp3, error }: EncodeAnswer) => settle(task, mp3 ?? new Error(error)))
    const fail = (error: Error) => {
      if (thread === started) thread = undefined
      for (const task of [...waiting.keys()]) settle(task, error)
    }
    started.on('error', (error) => fail(error as Error))
    started.on('exit', () => fail(new Error('the encoder stopped')))
    thread = started
    return started
  }
  function settle(task: number, how: Uint8Array | Error): void {
    const entry = waiting.get(task)
    if (!entry) return
    waiting.delete(task)
    // Only while somebody waits does the thread hold the process open.
    if (waiting.size === 0) thread?.unref()
    if (how instanceof Error) entry.reject(how)
    else entry.resolve(how)
  }
  return {
    encode(pieces) {
      const worker = threadOf()
      const task = nextTask++
      worker.ref()
      worker.postMessage({ task, pieces } satisfies EncodeTask)
      return new Promise((resolve, reject) => waiting.set(task, { resolve, reject }))
    },
  }
}
