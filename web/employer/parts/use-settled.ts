import { useEffect, useState } from 'react'

/** What stands there once the hand rests: the server is asked then, not at every key. */
export function useSettled<T extends string>(value: T, ms = 400): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
