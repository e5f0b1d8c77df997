export const required = (message: string) => [{ required: true, whitespace: true, message }]
export const chosen = (message: string) => [{ required: true, message }]
