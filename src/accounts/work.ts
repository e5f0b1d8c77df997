import type { Work } from '#kernel/work.ts'

export const work: Work[] = []
