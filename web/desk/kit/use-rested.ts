import { useEffect, useState } from 'react'

/** The value once typing rests, so that the server is not asked at every letter. */
export function useRested<T>(value: T, ms = 200): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return rested
}
