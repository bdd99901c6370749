// The door for the AWS SDK: takes its HTTP requests in process and answers as the service would, without a port.
import { randomUUID } from 'node:crypto'
import { type HttpRequest, HttpResponse } from '@smithy/protocol-http'
import { awsError, isAwsError } from './aws-error.ts'
import { createMeter, type Meter } from './capacity.ts'
import type { Engine } from './engine.ts'
import { answerLost, type BeforeOperation, brokenConnection } from './faults.ts'
import { query } from './query.ts'
import { batchGetItem, getItem, transactGetItems } from './read-items.ts'
import { transactWriteItems } from './transact-write.ts'
import { batchWriteItem, deleteItem, putItem, updateItem } from './write-items.ts'

/** Fits `new DynamoDBClient({ requestHandler })`. */
export type RequestHandler = {
  handle(request: HttpRequest): Promise<{ response: HttpResponse }>
  updateHttpClientConfig(): void
  httpHandlerConfigs(): Record<string, never>
  destroy(): void
}

type Outcome = { statusCode: number; body: Record<string, unknown> }

type HandlerNeeds = {
  engine: Engine
  beforeOperation(): BeforeOperation | undefined
  count(operation: string, meter: Meter): void
  /** Called after every operation that may have written. */
  afterWrite(): void
}

export const createRequestHandler = (needs: HandlerNeeds): RequestHandler => ({
  handle: async request => ({ response: responseOf(answer(needs, request)) }),
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
  destroy: () => {},
})

const operations = new Map<string, (engine: Engine, body: string, meter: Meter) => Record<string, unknown>>([
  ['GetItem', (engine, body, meter) => getItem(engine, JSON.parse(body), meter)],
  ['BatchGetItem', (engine, body, meter) => batchGetItem(engine, JSON.parse(body), meter)],
  ['TransactGetItems', (engine, body, meter) => transactGetItems(engine, JSON.parse(body), meter)],
  ['Query', (engine, body, meter) => query(engine, JSON.parse(body), meter)],
  ['PutItem', (engine, body, meter) => putItem(engine, JSON.parse(body), meter)],
  ['UpdateItem', (engine, body, meter) => updateItem(engine, JSON.parse(body), meter)],
  ['DeleteItem', (engine, body, meter) => deleteItem(engine, JSON.parse(body), meter)],
  ['BatchWriteItem', (engine, body, meter) => batchWriteItem(engine, JSON.parse(body), meter)],
  ['TransactWriteItems', (engine, body, meter) => transactWriteItems(engine, JSON.parse(body), meter)],
])

const answer = (needs: HandlerNeeds, request: HttpRequest): Outcome => {
  const name = operationName(request)
  const operation = operations.get(name)
  if (!operation) {
    const offered = [...operations.keys()].join(', ')
    return awsError('UnknownOperationException', `The embedded database does not offer ${name}, only ${offered}`)
  }
  const body = bodyText(request)
  const fault = needs.beforeOperation()?.(name, JSON.parse(body))
  if (isAwsError(fault)) return fault
  const meter = createMeter()
  const outcome = outcomeOf(() => operation(needs.engine, body, meter))
  needs.count(name, meter)
  if (/Write|Put|Update|Delete/.test(name)) needs.afterWrite()
  if (fault === answerLost) throw brokenConnection()
  return outcome
}

const outcomeOf = (work: () => Record<string, unknown>): Outcome => {
  try {
    return { statusCode: 200, body: work() }
  } catch (error) {
    if (isAwsError(error)) return error
    throw error
  }
}

const operationName = ({ headers }: HttpRequest): string => {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')
  return header?.[1].replace(/^DynamoDB_20120810\./, '') ?? 'a request without X-Amz-Target'
}

const decoder = new TextDecoder()

const bodyText = ({ body }: HttpRequest): string => (typeof body === 'string' ? body : decoder.decode(body))

const responseOf = ({ statusCode, body }: Outcome): HttpResponse =>
  new HttpResponse({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
    body: Buffer.from(JSON.stringify(body)),
  })
