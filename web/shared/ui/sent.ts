/** What a page brings along of its first list: held in a script element that no browser runs. */
export const SENT_ID = 'sent'
export interface Sent {
  /** As `keyOf` makes it. */
  key: readonly unknown[]
  page: unknown
}
