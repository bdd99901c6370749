// Whether each function may do what its code does. No local engine knows roles: a missing right would show in production.
import { allowedBy, texts } from './check-roles.ts'
import { attributeTarget, isJson, placesIn, type Resource, resourcesOfType, type Template, textOf } from './template.ts'

const rightFor: Readonly<Record<string, string>> = {
  BatchGetCommand: 'dynamodb:BatchGetItem',
  GetCommand: 'dynamodb:GetItem',
  QueryCommand: 'dynamodb:Query',
  ScanCommand: 'dynamodb:Scan',
  PutCommand: 'dynamodb:PutItem',
  UpdateCommand: 'dynamodb:UpdateItem',
  DeleteCommand: 'dynamodb:DeleteItem',
  TransactWriteCommand: 'dynamodb:PutItem',
  GetObjectCommand: 's3:GetObject',
  HeadObjectCommand: 's3:GetObject',
  PutObjectCommand: 's3:PutObject',
  DeleteObjectCommand: 's3:DeleteObject',
  GetParametersByPathCommand: 'ssm:GetParametersByPath',
  SendMessageCommand: 'sqs:SendMessage',
  SendMessageBatchCommand: 'sqs:SendMessage',
}

/**
 * Commands and indexes that a function's bundle uses and its role does not allow. `ownCode`: the project's own part of
 * each bundle, by path (`functions/resident`).
 */
export const checkRights = (template: Template, ownCode: ReadonlyMap<string, string>): string[] => {
  const indexes = indexNames(template)
  return resourcesOfType(template, 'AWS::Lambda::Function').flatMap(([id, fn]) => {
    const code = ownCode.get((textOf(fn.properties.Handler) ?? '').replace(/\.[^./]+$/, ''))
    const roleId = attributeTarget(fn.properties.Role)?.to ?? ''
    const role = template.resources.get(roleId)
    if (code === undefined || role === undefined) return []
    return [...missingRights(code, role), ...missingIndexes(code, role, indexes)].map(
      missing => `${id}: ${missing}, which ${roleId} does not allow`,
    )
  })
}

const missingRights = (code: string, role: Resource): string[] => {
  const allowed = new Set(allowedBy(role).flatMap(statement => texts(statement.Action)))
  const commands = new Set([...code.matchAll(/\bnew (\w+Command)\(/g)].map(([, command = '']) => command))
  // runtime.ts is in every bundle and knows how to read the secrets; what counts is whether anybody asks it to.
  if (!/\bsecrets\(\)/.test(code)) commands.delete('GetParametersByPathCommand')
  const unmet = [...commands].filter(command => !allowed.has(rightFor[command] ?? command))
  const posts = /\bcreatePresignedPost\(/.test(code) && !allowed.has('s3:PutObject')
  // A transaction needs the right of each of its parts; that it puts is known from the command.
  const removes = /\bDelete: \{/.test(code) && !allowed.has('dynamodb:DeleteItem')
  return [
    ...unmet.map(command => `its code sends a ${command}`),
    ...(posts ? ['its code signs uploads'] : []),
    ...(removes ? ['its code removes in a transaction'] : []),
  ]
}

const missingIndexes = (code: string, role: Resource, indexes: readonly string[]): string[] => {
  const reached = allowedBy(role)
    .filter(statement => texts(statement.Action).includes('dynamodb:Query'))
    .flatMap(statement => [...placesIn(statement.Resource, '')])
    .flatMap(({ value }) => texts(value))
  return indexes
    .filter(index => new RegExp(`["'\`]${index}["'\`]`).test(code))
    .filter(index => !reached.some(text => text.endsWith(`/index/${index}`)))
    .map(index => `its code asks the index ${index}`)
}

const indexNames = (template: Template): string[] =>
  resourcesOfType(template, 'AWS::DynamoDB::Table')
    .flatMap(([, { properties }]) => [properties.GlobalSecondaryIndexes].flat())
    .flatMap(index => (isJson(index) ? texts(index.IndexName) : []))

/** The parts of an unminified bundle that come from the project itself; esbuild names each part's file in a comment. */
export const ownPartOf = (bundle: string): string => {
  let own = false
  const lines = bundle.split('\n').filter(line => {
    const [, file] = /^\/\/ (\S+\.[cm]?[jt]sx?)$/.exec(line) ?? []
    if (file !== undefined) own = !file.includes('node_modules/')
    return own
  })
  return lines.join('\n')
}
