/** What of the API a shelf keeps: read out or shown to anybody, the same for everybody. */
export const REFERENCE = /^\/api\/(consent-purposes|markets\/[0-9a-f-]{36})$/
