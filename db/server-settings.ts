import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How clients reach the server: a socket in a folder only we may enter, or a port of this machine alone. */
export type Door = { socketDirectory: string; port: number } | { socketDirectory: null; port: number }

/**
 * Writes the two files PostgreSQL reads, anew at every start so that an upgrade brings its settings. What an
 * operator wants different goes into `postgresql.conf` beside the data directory and wins.
 */
export async function writeSettings(dataDirectory: string, logDirectory: string, durable: boolean): Promise<void> {
  const settings: Record<string, string | number> = {
    shared_buffers: '128MB',
    max_connections: 60,
    max_wal_size: '512MB',
    wal_compression: 'on',
    jit: 'off', // small queries: compiling costs more than it saves
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    logging_collector: 'on',
    log_directory: logDirectory,
    log_filename: 'postgres-%Y%m%d-%H%M%S.log',
    log_rotation_age: 0,
    log_rotation_size: '10MB',
    log_min_messages: 'warning',
    // Statements, parameters and DETAIL lines carry phone and identity numbers: none of them is logged.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: 0,
    ...(durable ? { synchronous_commit: 'on' } : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`)
  await writeFile(
    join(dataDirectory, 'postgresql.conf'),
    `${[...lines, "include_if_exists '../postgresql.conf'"].join('\n')}\n`,
  )
  await writeFile(
    join(dataDirectory, 'pg_hba.conf'),
    'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n',
  )
}

/** Settings nobody may change by a file: where the server listens. */
export function doorArguments(door: Door): string[] {
  const settings = door.socketDirectory
    ? { listen_addresses: '', unix_socket_directories: door.socketDirectory, unix_socket_permissions: '0700' }
    : { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  return Object.entries({ ...settings, port: door.port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
