// Errors as DynamoDB answers them.
import type { Item } from './attribute-value.ts'

/** An error with the HTTP status and JSON body of the service's answer. */
export type AwsError = Error & { statusCode: number; body: Record<string, unknown> }

/** Why one item of a transaction was refused; `None` for an item that was not the cause. */
export type CancellationReason = { Code: string; Message?: string; Item?: Item }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const isAwsError = (error: unknown): error is AwsError =>
  error instanceof Error && 'statusCode' in error && 'body' in error && isRecord(error.body)

/** An error of the DynamoDB model, by its name, with further fields of its answer. */
export const awsError = (
  name: string,
  message: string,
  fields: Record<string, unknown> = {},
  statusCode = 400,
): AwsError =>
  Object.assign(new Error(message), {
    statusCode,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...fields },
  })

/** The refusal of a request that is wrong in itself. */
export const validationError = (message: string): AwsError =>
  Object.assign(new Error(message), {
    statusCode: 400,
    body: { __type: 'com.amazon.coral.validate#ValidationException', message },
  })

export const conditionFailed = (item?: Item): AwsError =>
  awsError('ConditionalCheckFailedException', 'The conditional request failed', item ? { Item: item } : {})

export const tableNotFound = (): AwsError => awsError('ResourceNotFoundException', 'Requested resource not found')

/** A cancelled transaction; the reasons stand in the order of its items. */
export const transactionCanceled = (reasons: readonly CancellationReason[]): AwsError => {
  const codes = reasons.map(reason => reason.Code).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return awsError('TransactionCanceledException', message, { Message: message, CancellationReasons: reasons })
}
