/**
 * What Chrome 62 lacks and our pages call; the transpiler lowers words, not calls. Loaded by the older bundle alone
 * (early.ts). `e2e/faces-loading.test.ts` runs that bundle in a browser from which all of this has been taken.
 */
type Any = any
declare global {
  interface Window {
    RegExp: RegExpConstructor
  }
}

function add(owner: Any, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

add(window, 'globalThis', window)
add(window, 'queueMicrotask', (act: () => void) => void Promise.resolve().then(act))
// Nothing is stopped, only no longer waited for.
add(
  window,
  'AbortController',
  class {
    signal = { aborted: false, reason: undefined, addEventListener() {}, removeEventListener() {} }
    abort() {
      this.signal.aborted = true
    }
  },
)
add(Promise.prototype, 'finally', function (this: Promise<unknown>, act: () => unknown) {
  return this.then(
    (value) => Promise.resolve(act()).then(() => value),
    (error) =>
      Promise.resolve(act()).then(() => {
        throw error
      }),
  )
})
add(Object, 'fromEntries', (entries: Iterable<[string, unknown]>) => {
  const made: Record<string, unknown> = {}
  for (const [key, value] of Array.from(entries)) made[key] = value
  return made
})
add(Array.prototype, 'flat', function (this: Any[], depth = 1): Any[] {
  return this.reduce(
    (flat, item) => flat.concat(Array.isArray(item) && depth > 1 ? (item as Any).flat(depth - 1) : item),
    [],
  )
})
add(Array.prototype, 'flatMap', function (this: Any[], map: (item: Any, at: number, all: Any[]) => Any) {
  return ([] as Any[]).concat(...this.map(map))
})
function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index]
}
add(Array.prototype, 'at', at)
add(String.prototype, 'at', at)
add(String.prototype, 'replaceAll', function (this: string, what: string | RegExp, by: Any) {
  return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by)
})

/**
 * Classes of characters by name are of Chrome 64. Near enough to tell a name from what is none before it is sent; the server
 * looks at it again.
 */
const HAN = '\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}'
const CLASSES: Record<string, string> = {
  'Script=Han': HAN,
  'Script=Latin': 'A-Za-z\u00aa-\u024f',
  Letter: `A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02af\u0370-\u1fff\u3041-\u318f${HAN}`,
  Mark: '\u0300-\u036f',
  Number: '0-9\uff10-\uff19\u2160-\u2188\u2460-\u249b',
  Extended_Pictographic: '\u2600-\u27bf\u{1f300}-\u{1faff}',
  Emoji_Presentation: '\u{1f300}-\u{1faff}',
  Regional_Indicator: '\u{1f1e6}-\u{1f1ff}',
}
try {
  ;/\p{Letter}/u
} catch {
  const patient: RegExpConstructor = new Proxy(RegExp, {
    construct: (Real, [source, flags]) => new Real(typeof source === 'string' ? named(source) : source, flags),
    apply: (_Real, _this, [source, flags]) => new patient(source, flags),
  })
  window.RegExp = patient
}

function named(source: string): string {
  let inClass = false
  return source.replace(/\\p\{([^}]+)\}|\\.|\[|\]/g, (found, name?: string) => {
    if (found === '[') inClass = true
    if (found === ']') inClass = false
    if (!name) return found
    const range = CLASSES[name] ?? ''
    return inClass ? range : `[${range}]`
  })
}
