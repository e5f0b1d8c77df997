/** Which four drawings stand on the board: what is chosen, what this phone looked for before, then what is most asked for. Pure but for the memory. */

const KEY = 'linggong-trades'
const SHOWN = 4

export function usualTrades(chosen: readonly string[], common: readonly string[], before = readTrades()): string[] {
  // The order stays while one presses: a chosen one that stands there already does not move.
  const usual = [...new Set([...before, ...common])].slice(0, SHOWN)
  const missing = chosen.filter((code) => !usual.includes(code)).slice(0, SHOWN)
  const kept = usual.filter((code) => chosen.includes(code))
  const rest = usual.filter((code) => !chosen.includes(code)).slice(0, SHOWN - missing.length - kept.length)
  return [...missing, ...usual.filter((code) => kept.includes(code) || rest.includes(code))].slice(0, SHOWN)
}

/** Kept on the phone alone, newest first. */
export function rememberTrades(codes: readonly string[]): void {
  if (codes.length === 0) return
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...codes, ...readTrades()])].slice(0, SHOWN)))
  } catch {
    // A phone that keeps nothing shows the most asked for.
  }
}

function readTrades(): string[] {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(read) ? read.filter((code): code is string => /^[a-z][a-z-]*$/.test(String(code))) : []
  } catch {
    return []
  }
}
