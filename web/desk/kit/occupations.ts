import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  findOccupations,
  type Occupation,
  type OccupationBook,
  type OccupationFile,
  occupationBook,
  suggestOccupations,
} from '#occupations/occupation.rules.ts'

export const occupationQuery = queryOptions({
  queryKey: ['occupation-book'],
  queryFn: async () => {
    const { default: file } = await import('#data/occupations.json', { with: { type: 'json' } })
    return occupationBook(file as unknown as OccupationFile)
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
})

/** The trades lie beside the page: a clerk's 搬 or byg is answered at once, with or without a line. */
export function useOccupations(): OccupationBook | null {
  return useQuery(occupationQuery).data ?? null
}

/** What fits, or what may have been meant. */
export function useOccupationSearch(text: string): { items: readonly Occupation[]; near: boolean; isFinding: boolean } {
  const book = useOccupations()
  return useMemo(() => {
    if (!book || !text.trim()) return { items: [], near: false, isFinding: !book }
    const found = findOccupations(book, text, 8)
    return found.length > 0
      ? { items: found, near: false, isFinding: false }
      : { items: suggestOccupations(book, text, 5), near: true, isFinding: false }
  }, [book, text])
}
