import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'

export interface KeyBinding {
  /** `/`, `?`, `F2`, `Alt+1`, `Ctrl+Enter`, or two letters after each other: `g h`. */
  keys: string
  label: string
  run: () => void
  /** Also while a field has the focus; keys with Ctrl, Alt or F-keys always are. */
  inFields?: boolean
}

class KeyMap {
  #bindings = new Set<readonly KeyBinding[]>()
  #listeners = new Set<() => void>()
  #shown: readonly KeyBinding[] = []
  #first = ''
  #firstAt = 0

  add(bindings: readonly KeyBinding[]): () => void {
    this.#bindings.add(bindings)
    this.#changed()
    return () => {
      this.#bindings.delete(bindings)
      this.#changed()
    }
  }
  hear = (e: KeyboardEvent) => {
    if (e.isComposing || e.defaultPrevented) return
    const pressed = nameOf(e)
    const sequence = e.timeStamp - this.#firstAt < 1000 ? `${this.#first} ${pressed}` : ''
    const field = isField(e.target)
    const always = e.ctrlKey || e.altKey || e.metaKey || /^F\d/.test(pressed)
    // A letter belongs to what lies on top, and dialogs bind none: below them it would act on what cannot be seen.
    if (!always && isCovered()) return
    // Whoever pressed `g` meant the two together, whatever the screen does with the second letter alone.
    const bound = (keys: string) => this.#shown.find((b) => b.keys === keys && (!field || always || b.inFields))
    const found = (sequence && bound(sequence)) || bound(pressed)
    this.#first = field ? '' : pressed
    this.#firstAt = e.timeStamp
    if (!found) return
    e.preventDefault()
    this.#first = ''
    found.run()
  }
  subscribe = (hear: () => void) => {
    this.#listeners.add(hear)
    return () => void this.#listeners.delete(hear)
  }
  shown = () => this.#shown
  /** What was bound last wins: a dialog over its screen, a screen over the shell. */
  #changed() {
    this.#shown = [...this.#bindings].reverse().flat()
    for (const hear of this.#listeners) hear()
  }
}

const Keys = createContext<KeyMap | null>(null)

export function KeyProvider({ children }: { children: ReactNode }) {
  const map = useMemo(() => new KeyMap(), [])
  useEffect(() => {
    window.addEventListener('keydown', map.hear)
    return () => window.removeEventListener('keydown', map.hear)
  }, [map])
  return <Keys.Provider value={map}>{children}</Keys.Provider>
}

/** Binds keys while this component is shown. Functions may change freely; keys and labels may too. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const map = useContext(Keys)
  const latest = useRef(bindings)
  latest.current = bindings
  // Bound anew only when what the help sheet says changes; the functions are looked up when pressed.
  const said = JSON.stringify(bindings.map(({ keys, label, inFields }) => ({ keys, label, inFields })))
  // As soon as the screen is there: the next key may be waiting for it (type-ahead.ts).
  useLayoutEffect(() => {
    const stable = JSON.parse(said) as Omit<KeyBinding, 'run'>[]
    return map?.add(stable.map((b, i) => ({ ...b, run: () => latest.current[i]?.run() })))
  }, [map, said])
}

/** Every key that works right now, for the help sheet. */
export function useBoundKeys(): readonly KeyBinding[] {
  const map = useContext(Keys)
  return useSyncExternalStore(map?.subscribe ?? never, map?.shown ?? none)
}
const NONE: readonly KeyBinding[] = []
const none = () => NONE
const never = () => () => {}

export function KeyList() {
  const bindings = useBoundKeys()
  return (
    <table className="key-list">
      <thead className="spoken">
        <tr>
          <th scope="col">按键</th>
          <th scope="col">做什么</th>
        </tr>
      </thead>
      <tbody>
        {bindings.map((b) => (
          <tr key={`${b.keys} ${b.label}`}>
            <th scope="row">
              {b.keys.split(' ').map((step, i) => (
                <span key={step}>
                  {i > 0 ? ' 然后 ' : ''}
                  <kbd>{step}</kbd>
                </span>
              ))}
            </th>
            <td>{b.label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(e: KeyboardEvent): string {
  const key = e.key.length === 1 ? e.key.toLowerCase() : e.key
  return `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${key}`
}
function isCovered(): boolean {
  return (
    document.querySelector('.ant-modal-mask:not(.ant-modal-mask-hidden, .ant-fade-leave), .ant-drawer-open') !== null
  )
}
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
