/** Chinese sentences of this module's refusals: none but the common ones. */
export const words = {}
