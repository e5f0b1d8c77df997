import type { FastifyRequest } from 'fastify'
import { Failure } from './failure.ts'

export interface Upload {
  bytes: Uint8Array
  fileName: string
}
const MAX_BYTES = 10 * 1024 * 1024

/** One file and its fields from a multipart request, wholly in memory: the limit is 10 MB, papers and photos only. */
export async function receiveUpload(
  request: FastifyRequest,
  readFields: (fields: Record<string, unknown>) => unknown,
): Promise<{ body: unknown; upload: Upload }> {
  if (!request.isMultipart())
    throw new Failure('invalid', { status: 400, more: { fields: [{ path: 'file', message: '请选择文件' }] } })
  const fields: Record<string, unknown> = {}
  let upload: Upload | null = null
  try {
    for await (const part of request.parts({
      limits: { files: 1, fileSize: MAX_BYTES, fields: 20, fieldSize: 4000 },
    })) {
      if (part.type === 'field') fields[part.fieldname] = part.value
      else upload = { bytes: await part.toBuffer(), fileName: part.filename }
    }
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413) throw new Failure('too-large', { status: 413 })
    throw error
  }
  if (!upload)
    throw new Failure('invalid', { status: 400, more: { fields: [{ path: 'file', message: '请选择文件' }] } })
  return { body: readFields(fields), upload }
}
