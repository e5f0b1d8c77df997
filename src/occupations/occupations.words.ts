/** Chinese sentences of this module's refusals. */
export const words = {
  'unknown-occupation': '没有“{asked}”这个工种，换个说法试试。相近的有：{suggestions}',
}
