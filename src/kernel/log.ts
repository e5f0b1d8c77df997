import pino, { type DestinationStream, type Logger } from 'pino'

/** A mainland ID number or mobile number anywhere in a line: never written, whatever let it through. */
const PERSONAL = /(?<![0-9A-Za-z])(?:[1-9]\d{5}(?:19|20)\d{9}[0-9Xx]|1[3-9]\d{9})(?![0-9A-Za-z])/g

/** Structured logs on one line each. Request bodies, queries and headers are never logged; what slips through is masked. */
export function openLog(
  level = process.env['LOG_LEVEL'] ?? 'info',
  destination: DestinationStream = process.stdout,
): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          '*.phone',
          '*.identity',
          '*.password',
          '*.token',
          '*.code',
          'req.headers',
          'err.parameters',
          'err.detail',
          'err.where',
        ],
        censor: '***',
      },
      serializers: { err: plainError },
    },
    { write: (line: string) => void destination.write(line.replace(PERSONAL, (found) => '*'.repeat(found.length))) },
  )
}

/** Message, code and stack; not the row values that PostgreSQL puts into `detail`. */
function plainError(error: Error & { code?: string; constraint?: string; table?: string }): object {
  return {
    type: error.name,
    message: error.message,
    code: error.code,
    constraint: error.constraint,
    table: error.table,
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: plainError(error.cause) }),
  }
}
