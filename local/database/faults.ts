// Failures no emulator produces, put in below the SDK's retries.
import { type AwsError, awsError, transactionCanceled } from './aws-error.ts'

/** The operation is done and committed, but the caller's connection breaks before the answer arrives. */
export const answerLost = 'answer-lost'

export type Fault = AwsError | typeof answerLost

/** Called before every operation with its name and input; a returned fault happens, an error thrown breaks the connection. */
export type BeforeOperation = (operation: string, input: Record<string, unknown>) => Fault | undefined

/** The table or its partition is busy; the SDK retries. */
export const throttled = (): AwsError =>
  awsError('ProvisionedThroughputExceededException', 'The level of configured provisioned throughput is exceeded')

/** A transaction of `items` items met another one on the item at `place`; the SDK does not retry it. */
export const transactionConflict = (items: number, place = 0): AwsError =>
  transactionCanceled(
    Array.from({ length: items }, (_, at) =>
      at === place ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
    ),
  )

/** The service failed; the SDK retries. */
export const serverFault = (): AwsError => awsError('InternalServerError', 'Internal server error', {}, 500)

/** What a caller sees when the connection breaks: it cannot know whether the operation was done. */
export const brokenConnection = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
