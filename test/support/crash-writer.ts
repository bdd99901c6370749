// Run as a process of its own and killed: writes transactions over both tables and prints the number of each answered one.
import { writeSync } from 'node:fs'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { startEmbedded } from './engines.ts'

const engine = startEmbedded({ path: process.argv[2] ?? '' })
const { records, working } = engine
const counter = engine.database.allItems(records).find(item => item.pk?.S === 'counter')
for (let number = Number(counter?.filed?.N ?? 0) + 1; ; number += 1) {
  const filing = { pk: `complaint#${number}`, sk: 'head', text: '漏水'.repeat(200) }
  await engine.documents.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: records, Item: filing } },
        { Put: { TableName: records, Item: { pk: filing.pk, sk: 'clock', dueKey: 'DUE', dueSort: String(number) } } },
        { Put: { TableName: working, Item: { pk: `answered#${number}` } } },
        {
          Update: {
            TableName: records,
            Key: { pk: 'counter', sk: 'head' },
            UpdateExpression: 'SET filed = :number',
            ExpressionAttributeValues: { ':number': number },
          },
        },
      ],
    }),
  )
  writeSync(1, `${number}\n`)
}
