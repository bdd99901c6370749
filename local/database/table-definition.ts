// A table as the engine needs it, read from its CloudFormation properties (infra/tables.json is the single truth).
import template from '../../infra/tables.json' with { type: 'json' }

/** The properties of an AWS::DynamoDB::Table that the engine obeys. */
export type TableProperties = {
  TableName: string
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  KeySchema: KeySchema
  GlobalSecondaryIndexes?: IndexProperties[]
  StreamSpecification?: { StreamViewType: string }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
}

type KeySchema = { AttributeName: string; KeyType: string }[]

type IndexProperties = {
  IndexName: string
  KeySchema: KeySchema
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
}

/** Names of the partition key and, if there is one, the sort key. Keys are strings throughout. */
export type KeyNames = { hash: string; range: string | undefined }

export type IndexDefinition = {
  name: string
  key: KeyNames
  /** The attributes an answer of this index may hold; undefined means all of them. */
  projected: ReadonlySet<string> | undefined
}

export type TableDefinition = {
  name: string
  key: KeyNames
  indexes: readonly IndexDefinition[]
  streamView: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | undefined
  expiryAttribute: string | undefined
}

const streamViews = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const

/** The two tables of infra/tables.json with the names they bear in the given stage. */
export const projectTables = (stage: string): { records: TableProperties; working: TableProperties } => {
  const named = <Properties extends { TableName: string }>(properties: Properties) => ({
    ...properties,
    TableName: properties.TableName.replace('$' + '{self:service}', 'huiyin').replace('$' + '{sls:stage}', stage),
  })
  return {
    records: named(template.Resources.RecordsTable.Properties),
    working: named(template.Resources.WorkingTable.Properties),
  }
}

/** Reads the properties. Throws on what the engine cannot honour (a key that is not a string, a name not resolved). */
export const defineTable = (properties: TableProperties): TableDefinition => {
  const { TableName: name, StreamSpecification: stream, TimeToLiveSpecification: expiry } = properties
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(name)) throw new Error(`Table name ${name} is not a DynamoDB table name`)
  const key = keyNames(properties, properties.KeySchema)
  const streamView = streamViews.find(view => view === stream?.StreamViewType)
  if (stream && !streamView) throw new Error(`Table ${name} has an unknown StreamViewType ${stream.StreamViewType}`)
  return {
    name,
    key,
    indexes: (properties.GlobalSecondaryIndexes ?? []).map(index => defineIndex(properties, key, index)),
    streamView,
    expiryAttribute: expiry?.Enabled ? expiry.AttributeName : undefined,
  }
}

const defineIndex = (table: TableProperties, tableKey: KeyNames, index: IndexProperties): IndexDefinition => {
  const key = keyNames(table, index.KeySchema)
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection
  if (ProjectionType === 'ALL') return { name: index.IndexName, key, projected: undefined }
  const keys = [...namesOf(tableKey), ...namesOf(key)]
  return {
    name: index.IndexName,
    key,
    projected: new Set(ProjectionType === 'INCLUDE' ? [...keys, ...NonKeyAttributes] : keys),
  }
}

const keyNames = (table: TableProperties, schema: KeySchema): KeyNames => {
  const [hash, range] = ['HASH', 'RANGE'].map(type => schema.find(part => part.KeyType === type)?.AttributeName)
  if (hash === undefined) throw new Error(`Table ${table.TableName} has a key without a HASH attribute`)
  for (const name of range === undefined ? [hash] : [hash, range]) {
    const definition = table.AttributeDefinitions.find(attribute => attribute.AttributeName === name)
    if (definition?.AttributeType !== 'S') {
      throw new Error(`Key attribute ${name} of table ${table.TableName} must be a string: the engine orders no others`)
    }
  }
  return { hash, range }
}

/** The key attribute names in order. */
export const namesOf = (key: KeyNames): string[] => (key.range === undefined ? [key.hash] : [key.hash, key.range])
