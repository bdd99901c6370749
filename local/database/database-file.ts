// The sqlite file under the engine: opening, pragmas, prepared statements, transactions, and what can be wrong with it.
import { DatabaseSync, type StatementSync } from 'node:sqlite'

/** Why a database file cannot be used: damaged, held by another process, or made for other tables. */
export type FileFault = 'corrupt' | 'in-use' | 'other-tables'

export type DatabaseFileError = Error & { fault: FileFault; path: string }

/** Rows come back as sqlite has them; columns are read with the column functions below. */
export type Row = ReturnType<StatementSync['all']>[number]

export type SqlValue = string | number | null

export type DatabaseFile = {
  run(sql: string, ...values: SqlValue[]): number
  first(sql: string, ...values: SqlValue[]): Row | undefined
  rows(sql: string, ...values: SqlValue[]): IterableIterator<Row>
  /** Runs the work as one sqlite transaction: all of it is written, or, when it throws, nothing. */
  atomically<Result>(work: () => Result): Result
  close(): void
}

const sentences: Record<FileFault, string> = {
  corrupt: 'The database file is damaged or is not a database. Move it away and start again with an empty one.',
  'in-use': 'The database file is in use by another process. Stop that process first.',
  'other-tables':
    'The database file was made for tables with other keys. Move it away and start again with an empty one.',
}

export const databaseFileError = (fault: FileFault, path: string, cause?: unknown): DatabaseFileError =>
  Object.assign(new Error(`${sentences[fault]} (${path})`, { cause }), { fault, path })

export const isDatabaseFileError = (error: unknown): error is DatabaseFileError =>
  error instanceof Error && 'fault' in error && 'path' in error

/** Opens or creates the file. Throws a DatabaseFileError when it is damaged or in use. */
export const openDatabaseFile = (path: string): DatabaseFile => {
  const database = guarded(path, () => new DatabaseSync(path))
  try {
    guarded(path, () => prepareFile(database, path))
  } catch (error) {
    database.close()
    throw error
  }
  const statements = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known) return known
    const prepared = database.prepare(sql)
    statements.set(sql, prepared)
    return prepared
  }
  return {
    run: (sql, ...values) => guarded(path, () => Number(statement(sql).run(...values).changes)),
    first: (sql, ...values) => guarded(path, () => statement(sql).get(...values)),
    rows: (sql, ...values) => guarded(path, () => statement(sql).iterate(...values)),
    atomically: work => {
      guarded(path, () => statement('BEGIN IMMEDIATE').run())
      try {
        const result = work()
        guarded(path, () => statement('COMMIT').run())
        return result
      } catch (error) {
        if (database.isTransaction) statement('ROLLBACK').run()
        throw error
      }
    },
    close: () => database.close(),
  }
}

const prepareFile = (database: DatabaseSync, path: string): void => {
  // One process owns the file; the lock dies with the process, also when it is killed.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  if (path === ':memory:') return
  database.exec('BEGIN EXCLUSIVE; COMMIT')
  const answer = database.prepare('PRAGMA quick_check(1)').get()
  if (answer?.quick_check !== 'ok') throw databaseFileError('corrupt', path)
}

const faultsByCode: Record<number, FileFault> = { 5: 'in-use', 6: 'in-use', 11: 'corrupt', 26: 'corrupt' }

const guarded = <Result>(path: string, work: () => Result): Result => {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    const fault = faultsByCode[code]
    throw fault ? databaseFileError(fault, path, error) : error
  }
}

export const textOf = (row: Row, column: string): string => {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`Column ${column} holds no text`)
  return value
}

export const numberOf = (row: Row, column: string): number => {
  const value = row[column]
  if (typeof value !== 'number') throw new Error(`Column ${column} holds no number`)
  return value
}
