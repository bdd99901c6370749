import { beforeAll, describe, expect, it } from 'vitest'
import { checkRights, ownPartOf } from '../../infra/check-rights.ts'
import { readTemplate, type Template } from '../../infra/template.ts'
import { functionPaths, templateOfCopy } from './service-copy.ts'

let template: Template

beforeAll(async () => {
  template = readTemplate(await templateOfCopy())
}, 60_000)

describe('code that does more than its role allows is found', () => {
  const faultsOf = (path: string, code: string) => checkRights(template, new Map([[path, code]]))

  it('a command', () => {
    expect(faultsOf('functions/public', 'await client.send(new PutObjectCommand({ Bucket }))')).toEqual([
      'PublicLambdaFunction: its code sends a PutObjectCommand, which PublicRole does not allow',
    ])
  })

  it('a scan, whoever asks for it', () => {
    const faults = functionPaths.flatMap(path => faultsOf(path, 'new ScanCommand({})'))
    expect(faults).toHaveLength(7)
  })

  it('an index', () => {
    expect(faultsOf('functions/resident', "readPage(database, { index: 'byLedger' })")).toEqual([
      'ResidentLambdaFunction: its code asks the index byLedger, which ResidentRole does not allow',
    ])
  })

  it('a command nobody has said the right of', () => {
    expect(faultsOf('functions/staff', 'new ListTablesCommand({})')).toHaveLength(1)
  })

  it('reading the secrets, where somebody asks for them', () => {
    const knowing = 'const secretsFromSsm = () => new GetParametersByPathCommand({})'
    expect(faultsOf('functions/relay-messages', knowing)).toEqual([])
    expect(faultsOf('functions/relay-messages', `${knowing}\nawait outside.secrets()`)).toHaveLength(1)
  })

  it('signing uploads', () => {
    expect(faultsOf('functions/public', 'createPresignedPost(client, {})')).toHaveLength(1)
  })

  it('removing in a transaction', () => {
    const code = 'new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key } }] })'
    expect(faultsOf('functions/staff', code)).toEqual([
      'StaffLambdaFunction: its code removes in a transaction, which StaffRole does not allow',
    ])
    expect(faultsOf('functions/resident', code)).toEqual([])
  })

  it('and what the role allows is fine', () => {
    const code = "new QueryCommand({}); new BatchGetCommand({}); new TransactWriteCommand({}); ask('byFiler')"
    expect(faultsOf('functions/resident', `${code}; createPresignedPost(client, {})`)).toEqual([])
  })
})

it("only the project's own part of a bundle is looked at", () => {
  const bundle = [
    'a',
    '// node_modules/x/y.js',
    'b',
    '// functions/staff.ts',
    'c',
    '// why',
    'd',
    '// node_modules/z.mjs',
    'e',
  ]
  expect(ownPartOf(bundle.join('\n'))).toBe('// functions/staff.ts\nc\n// why\nd')
})
