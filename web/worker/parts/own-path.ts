/** Only back into these pages: an address with another host in it would be somebody's trap. */
export function ownPath(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/'
}
