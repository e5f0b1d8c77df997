/** Chinese sentences of this module's refusals. */
export const words = {}
