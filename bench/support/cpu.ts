/** Processor time, which a busy machine stretches far less than the clock on the wall. Linux only: elsewhere it is not known. */
import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ: what /proc counts in on every Linux of today. */
const TICK_MS = 10

/** Milliseconds a process and all that descends from it have used, the ended ones included. Null without /proc. */
export function cpuMsOf(root: number): number | null {
  try {
    const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []))
    const family = new Set([root])
    for (let grown = 0; grown !== family.size; ) {
      grown = family.size
      for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
    }
    const mine = all.filter(({ pid }) => family.has(pid))
    return mine.length === 0 ? null : mine.reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS
  } catch {
    return null
  }
}

/** Resident memory of one process in MB. */
export function residentMb(pid: number): number | null {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
  } catch {
    return null
  }
}

function statOf(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold spaces and brackets: fields are counted after its end. 2: parent, 12–15: own and ended children's time.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { pid, parent: Number(fields[1]), ticks: [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) }
  } catch {
    return null
  }
}
