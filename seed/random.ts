/** One seeded stream of chance for the whole demo: the same seed and the same moment make the same town, to the last id. */

/** Printed with every figure that came of it; another number makes another province. */
export const SEED = 20260305

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, some 5 ns a number; good far beyond what a demo asks. */
export function randomOf(seed: number) {
  let a = seed >>> 0
  let b = 0x9e3779b9
  let c = 0x243f6a88
  let counter = 1

  function next32(): number {
    const t = (((a + b) >>> 0) + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = ((c << 21) | (c >>> 11)) >>> 0
    c = (c + t) >>> 0
    return t
  }
  for (let i = 0; i < 16; i++) next32()
  const unit = () => next32() / 4294967296

  return {
    unit,
    chance: (probability: number) => unit() < probability,
    /** `from … to`, both included. */
    int: (from: number, to: number) => from + Math.floor(unit() * (to - from + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)]!,
    /** Around 0 with deviation 1 (sum of four uniforms: the tails end at ±3.5). */
    normal: () => (unit() + unit() + unit() + unit() - 2) * Math.sqrt(3),
    /** A UUIDv7 (RFC 9562) of this stream: sorts by `ms`, repeats with the seed. */
    id(ms: number): string {
      const time = ms.toString(16).padStart(12, '0')
      const x = next32()
      const y = next32()
      const z = next32()
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(x >>> 20, 3)}-${hex(0x8000 | (x & 0x3fff), 4)}-${hex(y >>> 16, 4)}${hex(z, 8)}`
    },
  }
}
export type Random = ReturnType<typeof randomOf>

/** Draws an index with the given weights: `const draw = weighted([3, 1])`, then `draw(random)` is 0 three times of four. */
export function weighted(weights: readonly number[]): (random: Random) => number {
  const sums = new Float64Array(weights.length)
  let total = 0
  weights.forEach((weight, i) => {
    total += weight
    sums[i] = total
  })
  return (random) => {
    const at = random.unit() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sums[middle]! > at) high = middle
      else low = middle + 1
    }
    return low
  }
}

function hex(value: number, width: number): string {
  return (value >>> 0).toString(16).padStart(width, '0')
}
