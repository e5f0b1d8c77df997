/**
 * Documents to print and to keep: agreements, job cards, posters, bulletins. `DocRenderer` is our own port; Typst behind it
 * is pinned and may be exchanged.
 *
 * What people wrote reaches a template as JSON data alone and is never part of a template's source, so no text of theirs is
 * ever run. Templates live in `data/documents` and import nothing from outside it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../clock.ts'
import { type QrLevel, qrSvg } from '../qr.ts'
import { type MissingGlyph, missingGlyphs, printableText } from './coverage.ts'
import type { TypstAnswer, TypstTask } from './typst-worker.ts'

export type DocumentData = { [key: string]: unknown }

export type RenderOptions = {
  /** Name → what the code says; the template draws it with `code("name", 20mm)`. */
  codes?: Record<string, string | { text: string; level: QrLevel }>
  /** The date in the document's properties. The same input with the same moment gives the same bytes. */
  madeAt?: Date
}

export type PdfStandard = 'a-2b' | 'a-2u' | 'a-3b' | '1.7'
export type RenderedPdf = { pdf: Uint8Array; pages: number; missing: MissingGlyph[] }
export type RenderedSvg = { svg: string; pages: number; missing: MissingGlyph[] }

export type DocRenderer = {
  /** `template` is a name under `data/documents`, without `.typ`. PDF/A-2b unless another standard is asked for. */
  renderPdf(
    template: string,
    data: DocumentData,
    options?: RenderOptions & { pdfStandard?: PdfStandard },
  ): Promise<RenderedPdf>
  /** All pages below each other in one drawing, letters as outlines: for a preview. */
  renderSvg(template: string, data: DocumentData, options?: RenderOptions): Promise<RenderedSvg>
  close(): Promise<void>
}

/** A template that does not exist or does not compile with this data: a bug of ours, never of the person who typed. */
export class DocumentError extends Error {
  override name = 'DocumentError'
}

export const DOCUMENTS_DIR = fileURLToPath(new URL('../../../data/documents', import.meta.url))

/**
 * One compiler, kept warm in a thread of its own: loading the fonts takes 160 ms and 90 MB once, a card 5 to 20 ms, and the
 * thread that answers requests waits for none of it. The thread starts with the first document and does not keep the process.
 */
export function typstRenderer(documentsDir: string = DOCUMENTS_DIR): DocRenderer {
  let thread: Worker | undefined
  let nextTask = 1
  const waiting = new Map<number, { resolve: (answer: TypstAnswer) => void; reject: (error: Error) => void }>()

  function threadOf(): Worker {
    if (thread) return thread
    const started = new Worker(new URL('./typst-worker.ts', import.meta.url), { workerData: { documentsDir } })
    started.unref()
    started.on('message', (answer: TypstAnswer) => settle(answer.task, (task) => task.resolve(answer)))
    const fail = (error: Error) => {
      if (thread === started) thread = undefined
      for (const task of [...waiting.keys()]) settle(task, (entry) => entry.reject(error))
    }
    started.on('error', (error) => fail(new DocumentError(`the typesetter stopped: ${(error as Error).message}`)))
    started.on('exit', () => fail(new DocumentError('the typesetter stopped')))
    thread = started
    return started
  }
  function settle(
    task: number,
    how: (entry: { resolve: (a: TypstAnswer) => void; reject: (e: Error) => void }) => void,
  ): void {
    const entry = waiting.get(task)
    if (!entry) return
    waiting.delete(task)
    // Only while somebody waits does the thread hold the process open.
    if (waiting.size === 0) thread?.unref()
    how(entry)
  }
  async function render(
    template: string,
    data: DocumentData,
    options: RenderOptions,
    how: TypstTask['how'],
  ): Promise<TypstAnswer> {
    if (!/^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*$/u.test(template))
      throw new DocumentError(`no template is named ${template}`)
    const main = join(documentsDir, `${template}.typ`)
    if (!existsSync(main)) throw new DocumentError(`there is no template ${template}`)
    const worker = threadOf()
    const task = nextTask++
    const answered = new Promise<TypstAnswer>((resolve, reject) => waiting.set(task, { resolve, reject }))
    worker.ref()
    const madeAt = options.madeAt ?? systemClock()
    worker.postMessage({
      task,
      main,
      how,
      inputs: inputsOf(data, options),
      madeAtS: Math.floor(madeAt.getTime() / 1000),
    } satisfies TypstTask)
    const answer = await answered
    if (answer.error !== undefined) throw new DocumentError(`${template}: ${answer.error}`)
    return answer
  }
  return {
    async renderPdf(template, data, options = {}) {
      const answer = await render(template, data, options, { pdf: options.pdfStandard ?? 'a-2b' })
      return { pdf: answer.pdf!, pages: answer.pages, missing: missingIn(data) }
    },
    async renderSvg(template, data, options = {}) {
      const answer = await render(template, data, options, 'svg')
      return { svg: answer.svg!, pages: answer.pages, missing: missingIn(data) }
    },
    async close() {
      await thread?.terminate()
    },
  }
}

function inputsOf(data: DocumentData, options: RenderOptions): Record<string, string> {
  const codes = Object.entries(options.codes ?? {}).map(([name, code]) => {
    const { text, level } = typeof code === 'string' ? { text: code, level: 'Q' as const } : code
    return [name, qrSvg(text, { level })]
  })
  return {
    data: JSON.stringify(printable(data)),
    // The characters themselves cannot be printed, so the note is made of what can: code point and reading.
    missing: JSON.stringify(
      missingIn(data).map(({ codePoint, reading }) => ({ codePoint, reading: printableText(reading) })),
    ),
    codes: JSON.stringify(Object.fromEntries(codes)),
  }
}

function missingIn(data: unknown): MissingGlyph[] {
  return missingGlyphs([...textsOf(data)].join('\n'))
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsOf(item)
}

function printable(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value)
  if (Array.isArray(value)) return value.map(printable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item)]))
}
