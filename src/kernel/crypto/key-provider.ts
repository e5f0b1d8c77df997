/**
 * Where the master keys live. A file for one machine, the environment for containers with a secret store; an outside key
 * service is another `KeyProvider` that unwraps its keys in `read`.
 */
import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BadKeyring, type Keyring, type KeyringSpec, newKeyringSpec, openKeyring, type Profile } from './keyring.ts'

export type KeyProvider = {
  readonly name: string
  /** null when no keyring was ever made. */
  read(): Promise<KeyringSpec | null>
  /** Keeps the first keyring and answers the one that is kept: another process may have been faster. */
  create?(spec: KeyringSpec): Promise<KeyringSpec>
  replace?(spec: KeyringSpec): Promise<void>
}

/** The keyring, made at the first start where the provider can keep one. `profile` counts only then. */
export async function loadKeyring(provider: KeyProvider, profile: Profile = 'aes'): Promise<Keyring> {
  const kept = await provider.read()
  if (kept) return openKeyring(kept)
  if (!provider.create) throw new BadKeyring(`${provider.name} holds no keyring and cannot make one`)
  return openKeyring(await provider.create(newKeyringSpec(profile)))
}

/** `LINGGONG_KEYS` (the JSON of a keyring) when it is set, else the file under `home`. */
export function keyProviderOf(env: Record<string, string | undefined>, home: string): KeyProvider {
  return env['LINGGONG_KEYS'] ? environmentKeys(env['LINGGONG_KEYS']) : fileKeys(home)
}

export function environmentKeys(json: string): KeyProvider {
  return { name: 'LINGGONG_KEYS', read: async () => parseSpec(json, 'LINGGONG_KEYS') }
}

/** `<home>/keys/keyring.json`, readable by its owner alone. A backup of the database without this file cannot be read. */
export function fileKeys(home: string): KeyProvider {
  const folder = join(home, 'keys')
  const path = join(folder, 'keyring.json')
  async function read(): Promise<KeyringSpec | null> {
    try {
      const { mode } = await stat(path)
      if (process.platform !== 'win32' && (mode & 0o077) !== 0)
        throw new BadKeyring(`${path} can be read by others: chmod 600 it, and rotate the keys if others had access`)
      return parseSpec(await readFile(path, 'utf8'), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  async function writeBeside(spec: KeyringSpec): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    const temporary = `${path}.${randomBytes(6).toString('hex')}`
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(spec, null, 2)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    return temporary
  }
  return {
    name: path,
    read,
    async create(spec) {
      const temporary = await writeBeside(spec)
      try {
        // A link never replaces: of two first starts one wins and the other reads what was kept.
        await link(temporary, path)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      } finally {
        await rm(temporary, { force: true })
      }
      await syncFolder(folder)
      return (await read())!
    },
    async replace(spec) {
      openKeyring(spec)
      await rename(await writeBeside(spec), path)
      await syncFolder(folder)
    },
  }
}

function parseSpec(json: string, where: string): KeyringSpec {
  try {
    return JSON.parse(json)
  } catch {
    throw new BadKeyring(`${where} is not the JSON of a keyring`)
  }
}

/** Makes a new name in a folder survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
