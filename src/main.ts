/** `npm start`. Our sources are stripped of their types and compiled once, not at every start: that was half of a start's work. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// A folder that cannot be written only means that nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'))
await import('./serve.ts')
