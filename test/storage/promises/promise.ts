// What the promises share: an engine that is started late, fresh keys, and the name of a refusal.
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { Engine } from '../../support/engines.ts'

/** The engine of the running suite; it exists once the suite has started. */
export type EngineUnderTest = () => Engine

let made = 0

/** A partition key no other test uses. */
export const freshKey = (word: string): string => {
  made += 1
  return `${word}#${made}`
}

/** The name of the error a call ends with, or `accepted`. */
export const outcomeOf = (sending: Promise<unknown>): Promise<string> =>
  sending.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

/** The cancellation codes of a transaction, in the order of its items. */
export const codesOf = (error: unknown): (string | undefined)[] => reasonsOf(error).map(reason => reason.Code)

export const reasonsOf = (error: unknown): CancellationReason[] => {
  if (!(error instanceof TransactionCanceledException)) throw error
  return error.CancellationReasons ?? []
}
