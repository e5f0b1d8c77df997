/** What a hat is called; one vocabulary for the top bar, the screens and the server's refusals. */
export { ROLE_NAMES as ROLE_WORDS } from '#accounts/role.rules.ts'
