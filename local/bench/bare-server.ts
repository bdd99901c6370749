// The floor: node:http and the same operations on the same engine through the same SDK, and nothing else – no middy, contract, domain, seal or views.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { numberRace } from '../../functions/complaints/file-complaint.ts'
import { openDatabase } from '../../functions/storage/database.ts'
import { region, signer, tableNames } from '../outside.ts'
import { filled, type Ids } from './filled.ts'
import { answerBench, openMeasured } from './measured-server.ts'
import { recordedInput } from './recorded-input.ts'
import { BareSettings, type Operation, type Recorded, type UseCase } from './server-talk.ts'

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const BatchGet = z.custom<BatchGetCommandInput>(isObject)
const Query = z.custom<QueryCommandInput>(isObject)
const TransactWrite = z.custom<TransactWriteCommandInput>(isObject)

const sortable = (number: string): string => {
  const [sequence = '', serial = ''] = number.split('-')
  return `${sequence}-${serial.padStart(8, '0')}`
}

const numberIn = ({ answer }: Recorded): string => /"number":"([^"]+)"/.exec(answer)?.[1] ?? ''

type Send = (ids: Ids) => Promise<unknown>

const readOf = (client: DynamoDBDocumentClient, operation: Operation, recorded: Ids): Send => {
  const fill = filled(recordedInput(operation), recorded)
  if (operation.name === 'Query') return ids => client.send(new QueryCommand(Query.parse(fill(ids))))
  if (operation.name === 'BatchGetItem') return ids => client.send(new BatchGetCommand(BatchGet.parse(fill(ids))))
  throw new Error(`a reading use case does ${operation.name}`)
}

const idsOf = (recorded: Recorded): Ids => ({
  ...recorded,
  number: numberIn(recorded),
  sortableNumber: sortable(numberIn(recorded)),
})

/** The steps of a reading use case, each with its operations at once. */
const reader = (client: DynamoDBDocumentClient, recorded: Recorded): Send => {
  // A list shows many numbers: only ids are put in.
  const asRecorded = { ...idsOf(recorded), number: '', sortableNumber: '' }
  const steps = recorded.steps.map(step => step.map(operation => readOf(client, operation, asRecorded)))
  return async ids => {
    for (const step of steps) await Promise.all(step.map(send => send(ids)))
  }
}

const Found = z.object({
  Responses: z.object({ [tableNames.records]: z.array(z.record(z.string(), z.unknown())) }),
})

const serialIn = (answer: unknown): number => {
  const items = Found.parse(answer).Responses[tableNames.records]
  return Number(items?.find(it => it.sk === 'COUNTER')?.version ?? 0)
}

/** Where the counter alone was lost: the serial that stands. */
const standingSerial = (error: TransactionCanceledException): number | undefined => {
  const lost = (error.CancellationReasons ?? []).filter(it => it.Code === 'ConditionalCheckFailed')
  const standing = lost.length === 1 && lost[0]?.Item ? unmarshall(lost[0].Item) : undefined
  return standing?.sk === 'COUNTER' ? Number(standing.version) : undefined
}

let racesLost = 0

const writer = (client: DynamoDBDocumentClient, recorded: Recorded): Send => {
  const [reads = [], writes = []] = recorded.steps
  const [read, write] = [reads[0], writes[0]]
  if (!read || !write || recorded.steps.length !== 2) throw new Error('filing is not one reading and one transaction')
  const asRecorded = idsOf(recorded)
  const sequence = asRecorded.number.split('-')[0] ?? ''
  const first = readOf(client, read, asRecorded)
  const { TransactItems = [], ...rest } = TransactWrite.parse(recordedInput(write))
  const counterPut = TransactItems.find(it => it.Put?.Item?.sk === 'COUNTER')?.Put
  const others = filled(
    TransactItems.filter(it => it.Put !== counterPut),
    asRecorded,
  )
  const transaction = (ids: Ids, serial: number) => {
    const Put = {
      ...counterPut,
      TableName: counterPut?.TableName,
      Item: { ...counterPut?.Item, version: serial + 1 },
      ExpressionAttributeValues: { ':version': serial },
    }
    return TransactWrite.parse({
      ...rest,
      TransactItems: [...(TransactWrite.parse({ TransactItems: others(ids) }).TransactItems ?? []), { Put }],
    })
  }
  const again = (ids: Ids) =>
    client.send(
      new BatchGetCommand({
        RequestItems: {
          [tableNames.records]: {
            Keys: [
              { pk: `COUNTER#${sequence}`, sk: 'COUNTER' },
              { pk: `COMPLAINT#${ids.complaintId}`, sk: 'COMPLAINT' },
            ],
            ConsistentRead: true,
          },
        },
      }),
    )
  return async ids => {
    let serial = serialIn(await first(ids))
    for (let tries = 1; tries <= numberRace.mostTries; tries += 1) {
      const number = `${sequence}-${String(serial + 1).padStart(4, '0')}`
      try {
        await client.send(
          new TransactWriteCommand(transaction({ ...ids, number, sortableNumber: sortable(number) }, serial)),
        )
        return
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error
        racesLost += 1
        const standing = tries === 1 ? standingSerial(error) : undefined
        if (standing !== undefined) {
          serial = standing
          continue
        }
        await wait(Math.floor(Math.random() * Math.min(numberRace.longestPause, 4 * 2 ** tries)))
        serial = serialIn(await again(ids))
      }
    }
    throw new Error('no number after all tries')
  }
}

const useCaseOf = ({ method, url }: IncomingMessage): UseCase => {
  if (method === 'POST') return 'file-complaint'
  return url === '/v1/complaints' ? 'my-complaints' : 'detail'
}

const requestIds = ({ headers, url }: IncomingMessage): Ids => {
  const [userId = '', sessionId = ''] = (headers.authorization ?? '').slice('Bearer '.length).split('.')
  const key = headers['idempotency-key']
  return {
    userId,
    sessionId,
    complaintId: typeof key === 'string' ? key : (url ?? '').slice('/v1/complaints/'.length),
    number: '',
    sortableNumber: '',
  }
}

const { directory, recorded } = BareSettings.parse(JSON.parse(process.argv[2] ?? ''))
const measured = openMeasured(directory)
const { client } = openDatabase(tableNames, { region, credentials: signer, requestHandler: measured.handler })
const sends: Record<UseCase, Send> = {
  'file-complaint': writer(client, recorded['file-complaint']),
  'my-complaints': reader(client, recorded['my-complaints']),
  detail: reader(client, recorded.detail),
}
const answers: Record<UseCase, Buffer> = {
  'file-complaint': Buffer.from(recorded['file-complaint'].answer),
  'my-complaints': Buffer.from(recorded['my-complaints'].answer),
  detail: Buffer.from(recorded.detail.answer),
}

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  for await (const _ of request);
  const useCase = useCaseOf(request)
  await sends[useCase](requestIds(request))
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(answers[useCase])
}

const server = createServer((request, response) => {
  serve(request, response).catch(error => {
    response.statusCode = 500
    response.end(String(error))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the bare server has no port')
  answerBench(measured, `http://127.0.0.1:${address.port}`, () => racesLost)
})
