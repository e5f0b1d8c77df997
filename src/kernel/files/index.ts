/** The door of the files room. */
export { decodeText, FILE_KINDS, type FileKind, kindOf, safeFileName } from './kinds.ts'
export {
  DamagedFile,
  type FileRefusal,
  type FileStore,
  fileStore,
  MOST_FILE_BYTES,
  type PutOptions,
  type StoredFile,
} from './store.ts'
