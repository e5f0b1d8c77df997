/**
 * Files by their content, under `<home>/files/ab/cd/<sha256>`: the same licence uploaded twice is kept once, and a changed file
 * is another file. Which row owns a file, and who may read it, is the business of the module that keeps its id.
 *
 * Personal files (licences, photos of papers, signatures) are sealed. Their id is then a keyed digest, so that nobody who
 * sees the folder can tell whether a known picture is in it.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { digestOf, type IndexKey, type Keyring, letterOf } from '../crypto/keyring.ts'
import { bytesNeedReseal, openBytes, sealBytes, Unsealable } from '../crypto/seal.ts'
import { FILE_KINDS, type FileKind, kindOf, safeFileName } from './kinds.ts'
import { redraw } from './pictures.ts'

export type FileRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-kind-unknown'
  | 'file-kind-not-allowed'
  | 'picture-unreadable'

export type StoredFile = {
  /** `p` (plain) or `<a|s>.<key id>` (sealed, the key of the digest), a dot, and 64 hex digits. */
  id: string
  kind: FileKind
  mime: string
  name: string
  size: number
  /** Of what is kept, after a picture was drawn anew: what evidence refers to. */
  sha256: string
}

export type PutOptions = {
  name: string
  /** Kinds this upload may be of; pictures alone for a photo. */
  kinds: readonly FileKind[]
  /** Bytes as uploaded; at most 10 MB, since whole files pass through memory. */
  maxBytes?: number
  personal?: boolean
}

export type FileStore = {
  /** Whole and on disk when it answers; answers a refusal word for what may not be kept. */
  putFile(content: Uint8Array | Readable, options: PutOptions): Promise<StoredFile | { refusal: FileRefusal }>
  /** The content, checked against its id; null when there is none. Throws `DamagedFile` when the disk holds something else. */
  getFile(id: string): Promise<Buffer | null>
  hasFile(id: string): Promise<boolean>
  /** After a rotation: writes a sealed file again under the current key. False when there was nothing to do. */
  resealFile(id: string): Promise<boolean>
  /** For erasure (个保法 47), after the last row that named it is gone. */
  removeFile(id: string): Promise<void>
}

export const MOST_FILE_BYTES = 10 * 1024 * 1024

export class DamagedFile extends Error {
  override name = 'DamagedFile'
  constructor(id: string) {
    super(`the file ${id} is not what was stored`)
  }
}

export function fileStore(home: string, keyring: Keyring): FileStore {
  const root = join(home, 'files')
  return {
    async putFile(content, { name, kinds, maxBytes = MOST_FILE_BYTES, personal = false }) {
      const uploaded = await readWhole(content, Math.min(maxBytes, MOST_FILE_BYTES))
      if (uploaded === null) return { refusal: 'file-too-large' }
      if (uploaded.length === 0) return { refusal: 'file-empty' }
      const kind = await kindOf(uploaded)
      if (!kind) return { refusal: 'file-kind-unknown' }
      if (!kinds.includes(kind)) return { refusal: 'file-kind-not-allowed' }
      const kept = isPicture(kind) ? await redraw(uploaded, kind) : uploaded
      if (!kept) return { refusal: 'picture-unreadable' }
      const id = personal ? sealedId(keyring, keyring.index[0]!, kept) : `p.${digest(kept)}`
      const path = pathOf(root, id)!
      if (!(await exists(path))) await writeWhole(path, personal ? sealBytes(keyring, 'files', kept, id) : kept)
      return {
        id,
        kind,
        mime: FILE_KINDS[kind].mime,
        name: safeFileName(name, kind),
        size: kept.length,
        sha256: digest(kept),
      }
    },
    async getFile(id) {
      const path = pathOf(root, id)
      const raw = path ? await readFile(path).catch(absent) : null
      if (!raw) return null
      return contentOf(keyring, raw, id)
    },
    async hasFile(id) {
      const path = pathOf(root, id)
      return path !== null && (await exists(path))
    },
    async resealFile(id) {
      const path = pathOf(root, id)
      const raw = path && !id.startsWith('p.') ? await readFile(path).catch(absent) : null
      if (!raw || !bytesNeedReseal(keyring, raw)) return false
      await writeWhole(path!, sealBytes(keyring, 'files', contentOf(keyring, raw, id), id))
      return true
    },
    async removeFile(id) {
      const path = pathOf(root, id)
      if (path) await rm(path, { force: true })
    },
  }
}

function isPicture(kind: FileKind): kind is 'jpeg' | 'png' | 'webp' {
  return FILE_KINDS[kind].picture
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function sealedId(keyring: Keyring, { keyId, profile }: IndexKey, content: Uint8Array): string {
  const key = keyring.subkey(keyId, profile, 'index files')
  return `${letterOf(profile)}.${keyId}.${createHmac(digestOf(profile), key).update(content).digest('hex')}`
}

function contentOf(keyring: Keyring, raw: Buffer, id: string): Buffer {
  const [letter, keyId] = id.split('.')
  const content = letter === 'p' ? raw : openSealed(keyring, raw, id)
  const expected =
    letter === 'p'
      ? `p.${digest(content)}`
      : sealedId(keyring, { keyId: keyId!, profile: letter === 's' ? 'sm' : 'aes' }, content)
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(id))) throw new DamagedFile(id)
  return content
}

function openSealed(keyring: Keyring, raw: Buffer, id: string): Buffer {
  try {
    return openBytes(keyring, 'files', raw, id)
  } catch (error) {
    throw error instanceof Unsealable ? new DamagedFile(id) : error
  }
}

/** null for what is no id, so that no text from outside ever becomes a path. */
function pathOf(root: string, id: string): string | null {
  const hex = /^(?:p|[as]\.[a-z0-9-]{1,32})\.([0-9a-f]{64})$/u.exec(id)?.[1]
  return hex ? join(root, hex.slice(0, 2), hex.slice(2, 4), id) : null
}

async function readWhole(content: Uint8Array | Readable, maxBytes: number): Promise<Buffer | null> {
  if (content instanceof Uint8Array) {
    return content.length > maxBytes ? null : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content) {
    size += (chunk as Buffer).length
    // Leaving the loop destroys the stream: the rest of a too large upload is never taken in.
    if (size > maxBytes) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** Written beside, forced to disk, then renamed: a name never stands for half a file, whatever dies when. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = join(path, '..')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== null
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
