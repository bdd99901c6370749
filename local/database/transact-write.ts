// TransactWriteItems: all or nothing over up to 100 items in both tables, and once only per client request token.
import { hash } from 'node:crypto'
import {
  type AwsError,
  awsError,
  type CancellationReason,
  isAwsError,
  transactionCanceled,
  validationError,
} from './aws-error.ts'
import { consumedByAll, type Engine, type Operation } from './engine.ts'
import type { Change, StoredItem } from './item-store.ts'
import { checkTransactWrite, type TransactWriteInput } from './requests.ts'
import { hasTwoWritesOnOneItem, writeChange } from './write-items.ts'
import { changeOf, isAllowed, planWrite, type WritePlan } from './write-plan.ts'

const largestTransaction = 4 * 1024 * 1024
const tokenLifetime = 10 * 60_000

type Outcome = { change: Change } | { reason: CancellationReason; change: Change }

export const transactWriteItems: Operation<TransactWriteInput> = (engine, input, meter) => {
  const request = hash('sha256', JSON.stringify(input.TransactItems))
  const plans = checkTransactWrite(input).map(({ kind, input }) => planWrite(engine, kind, input))
  if (hasTwoWritesOnOneItem(plans)) {
    throw validationError('Transaction request cannot include multiple operations on one item')
  }
  engine.file.atomically(() => {
    if (isRepeated(engine, input.ClientRequestToken, request)) return
    const outcomes = plans.map(plan => decide(plan, engine.store.read(plan.table, plan.key)))
    for (const { change } of outcomes) meter.write(change, true)
    if (outcomes.some(outcome => 'reason' in outcome)) {
      throw transactionCanceled(outcomes.map(outcome => ('reason' in outcome ? outcome.reason : { Code: 'None' })))
    }
    checkTotalSize(outcomes)
    for (const [place, { change }] of outcomes.entries()) {
      if (plans[place]?.kind !== 'ConditionCheck') writeChange(engine, change)
    }
    rememberToken(engine, input.ClientRequestToken, request)
  })
  return consumedByAll(input, meter)
}

const decide = (plan: WritePlan, before: StoredItem | undefined): Outcome => {
  const unchanged: Change = { table: plan.table, key: plan.key, before, after: before }
  if (!isAllowed(plan, before)) {
    const item = plan.input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before?.item : undefined
    const reason = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }
    return { change: unchanged, reason: item ? { ...reason, Item: item } : reason }
  }
  try {
    return { change: changeOf(plan, before) }
  } catch (error) {
    if (!isAwsError(error)) throw error
    return { change: unchanged, reason: { Code: 'ValidationError', Message: error.message } }
  }
}

const checkTotalSize = (outcomes: readonly Outcome[]): void => {
  const size = outcomes.reduce((sum, { change }) => sum + (change.after?.size ?? change.before?.size ?? 0), 0)
  if (size > largestTransaction) {
    throw validationError('Transaction request cannot be larger than 4 MB: the items exceed the aggregate size')
  }
}

// The same token with the same request is answered as done; with another request it is refused; after ten minutes it is forgotten.
const isRepeated = (engine: Engine, token: string | undefined, request: string): boolean => {
  if (token === undefined) return false
  engine.file.run('DELETE FROM requestTokens WHERE doneAt <= ?', engine.now() - tokenLifetime)
  const row = engine.file.first('SELECT request FROM requestTokens WHERE token = ?', token)
  if (row && row.request !== request) throw parameterMismatch()
  return row !== undefined
}

const parameterMismatch = (): AwsError =>
  awsError(
    'IdempotentParameterMismatchException',
    'Request rejected because it used the same client token as a previous request but with different parameters',
  )

const rememberToken = (engine: Engine, token: string | undefined, request: string): void => {
  if (token === undefined) return
  engine.file.run('INSERT INTO requestTokens VALUES (?, ?, ?)', token, request, engine.now())
}

/** Creates the table of client request tokens where it is missing. */
export const prepareRequestTokens = (file: Engine['file']): void => {
  file.run(
    'CREATE TABLE IF NOT EXISTS requestTokens (token TEXT PRIMARY KEY, request TEXT NOT NULL, doneAt INTEGER) WITHOUT ROWID',
  )
  file.run('CREATE INDEX IF NOT EXISTS requestTokensByAge ON requestTokens (doneAt)')
}
