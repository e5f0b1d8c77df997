/** The thread of the typesetter. It knows templates and data, no database, no keys. */
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { FONT_PATHS } from './coverage.ts'

export type TypstTask = {
  task: number
  main: string
  how: { pdf: string } | 'svg'
  inputs: Record<string, string>
  madeAtS: number
}
export type TypstAnswer = { task: number; pages: number; pdf?: Uint8Array; svg?: string; error?: string }

/**
 * Typst remembers everything it has laid out. Results not used in the last four rounds are let go, a round being eight
 * documents: the templates stay warm, the contents of yesterday's cards do not pile up.
 */
const DOCUMENTS_A_ROUND = 8
const ROUNDS_KEPT = 4

/**
 * A finished layout is some 0.4 MB of the typesetter's own memory behind a small JavaScript object that V8 sees no reason to
 * collect: the process stood at 400 MB after 600 cards, now at 235 MB after 1000. So this thread, and only it, collects its garbage after each round.
 */
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
setFlagsFromString('--no-expose-gc')

const compiler = NodeCompiler.create({
  workspace: (workerData as { documentsDir: string }).documentsDir,
  fontArgs: [{ fontBlobs: FONT_PATHS.map((path) => readFileSync(path)) }],
})
let made = 0

parentPort!.on('message', (task: TypstTask) => {
  parentPort!.postMessage(answerTo(task))
  if (++made % DOCUMENTS_A_ROUND !== 0) return
  collectGarbage()
  compiler.evictCache(ROUNDS_KEPT)
})

function answerTo({ task, main, how, inputs, madeAtS }: TypstTask): TypstAnswer {
  try {
    const compiled = compiler.compile({ mainFilePath: main, inputs, resetRead: true })
    const document = compiled.result
    if (!document) return { task, pages: 0, error: messagesOf(compiled.takeDiagnostics()?.shortDiagnostics) }
    return { task, pages: document.numOfPages, ...outputOf(document, how, madeAtS) }
  } catch (error) {
    return { task, pages: 0, error: (error as Error).message.slice(0, 500) }
  }
}

function outputOf(
  document: NodeTypstDocument,
  how: TypstTask['how'],
  madeAtS: number,
): { pdf: Uint8Array } | { svg: string } {
  if (how === 'svg') return { svg: compiler.plainSvg(document) }
  return { pdf: new Uint8Array(compiler.pdf(document, { pdfStandard: how.pdf, creationTimestamp: madeAtS })) }
}

function messagesOf(diagnostics: { message: string; path?: string }[] | undefined): string {
  return (diagnostics ?? []).map(({ message }) => message.slice(0, 200)).join('; ') || 'the template does not compile'
}
