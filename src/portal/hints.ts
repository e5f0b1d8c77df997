/** What the pages say to a word nobody knows. */
export const HINTS = {
  'unknown-occupation': '没有“{asked}”这个工种，您要找的是不是：',
  'unknown-division': '没有“{asked}”这个地方，您要找的是不是：',
} as const
