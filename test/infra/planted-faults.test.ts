import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AwsSchema } from '../../infra/check-schema.ts'
import { checkTemplate } from '../../infra/check-template.ts'
import type { Json } from '../../infra/template.ts'
import { allBundles, templateOfCopy, withChange } from './service-copy.ts'

let schema: AwsSchema
let real: Json

beforeAll(async () => {
  ;[schema, real] = await Promise.all([loadAwsServiceSpec(), templateOfCopy()])
}, 60_000)

const faultsOf = (template: Json) => checkTemplate(template, { schema, bundles: allBundles })
const faultsWith = (path: readonly string[], value: unknown) =>
  faultsOf(withChange(real, ['Resources', ...path], value))

it('the real configuration has no fault', () => {
  expect(faultsOf(real)).toEqual([])
})

describe('a fault planted in the template is found', () => {
  it('a resource type AWS does not know', () => {
    expect(faultsWith(['MessagesQueue', 'Type'], 'AWS::SQS::Kueue')).toContain(
      'MessagesQueue: AWS knows no resource type "AWS::SQS::Kueue"',
    )
  })

  it('a property AWS does not know', () => {
    expect(faultsWith(['MessagesQueue', 'Properties', 'IsFifo'], true)).toEqual([
      'MessagesQueue: AWS knows no property "IsFifo" here',
    ])
  })

  it('a property AWS does not know, deep inside', () => {
    const path = ['RelayMessagesEventSourceMappingDynamodbRecordsTable', 'Properties', 'DestinationConfig', 'OnFailure']
    expect(faultsWith([...path, 'Queue'], 'x')).toEqual([
      'RelayMessagesEventSourceMappingDynamodbRecordsTable.DestinationConfig.OnFailure: AWS knows no property "Queue" here',
    ])
  })

  it('a property that is missing', () => {
    expect(faultsWith(['EveryMinute', 'Properties', 'Target'], undefined)).toContain(
      'EveryMinute: the property "Target" is missing',
    )
  })

  it('a value of the wrong kind', () => {
    expect(faultsWith(['RunClocksLambdaFunction', 'Properties', 'Timeout'], 'long')).toEqual([
      'RunClocksLambdaFunction.Timeout: not a number',
    ])
  })

  it('a value that is none of those allowed', () => {
    expect(faultsWith(['EveryMinute', 'Properties', 'State'], 'ON')).toEqual([
      expect.stringContaining('EveryMinute.State: "ON" is none of'),
    ])
  })

  it('an attribute that the target does not have', () => {
    const arn = { 'Fn::GetAtt': ['MessagesQueue', 'StreamArn'] }
    const faults = faultsWith(['SendMessagesEventSourceMappingSQSMessagesQueue', 'Properties', 'EventSourceArn'], arn)
    expect(faults).toEqual([expect.stringContaining('AWS::SQS::Queue has no attribute "StreamArn"')])
  })

  it('a function without a role', () => {
    expect(faultsWith(['StaffLambdaFunction', 'Properties', 'Role'], undefined)).toEqual([
      'StaffLambdaFunction: the property "Role" is missing',
      'StaffLambdaFunction: has no role of its own in this template',
      'StaffRole: nothing uses this role',
    ])
  })

  it('a function whose role is not in the template', () => {
    expect(faultsWith(['StaffRole'], undefined)).toContain(
      'StaffLambdaFunction: has no role of its own in this template',
    )
  })

  it('a role that two functions share', () => {
    const role = { 'Fn::GetAtt': ['StaffRole', 'Arn'] }
    expect(faultsWith(['PublicLambdaFunction', 'Properties', 'Role'], role)).toEqual([
      'PublicLambdaFunction: shares StaffRole with StaffLambdaFunction',
      'PublicRole: nothing uses this role',
    ])
  })

  it('a right that is a wildcard, or on everything', () => {
    const wide = { Statement: [{ Effect: 'Allow', Action: ['dynamodb:*'], Resource: '*' }] }
    const policies = [{ PolicyName: 'wide', PolicyDocument: wide }]
    expect(faultsWith(['EveryMinuteRole', 'Properties', 'Policies'], policies)).toEqual([
      'EveryMinuteRole: the right "dynamodb:*" is a wildcard',
      'EveryMinuteRole: dynamodb:* on everything',
    ])
  })

  it('a log kept for 180 days, which is shorter than six months', () => {
    expect(faultsWith(['PublicLogGroup', 'Properties', 'RetentionInDays'], 180)).toEqual([
      'PublicLogGroup: is kept for less than 184 days',
    ])
  })

  it("a role that writes another function's log", () => {
    const foreign = {
      Effect: 'Allow',
      Action: 'logs:PutLogEvents',
      Resource: { 'Fn::GetAtt': ['StaffLogGroup', 'Arn'] },
    }
    const policies = [{ PolicyName: 'p', PolicyDocument: { Statement: [foreign] } }]
    expect(faultsWith(['PublicRole', 'Properties', 'Policies'], policies)).toEqual([
      'PublicRole: may write another log than that of PublicLambdaFunction',
    ])
  })

  it('a handler whose file does not exist', () => {
    expect(faultsWith(['PublicLambdaFunction', 'Properties', 'Handler'], 'functions/pubic.handler')).toEqual([
      'PublicLambdaFunction: the handler "functions/pubic.handler" leads to no file (functions/pubic.ts)',
      'functions/public.ts exports a handler, but no function in the template runs it',
    ])
  })

  it('a handler that its file does not export', () => {
    expect(faultsWith(['PublicLambdaFunction', 'Properties', 'Handler'], 'functions/public.handle')).toEqual([
      'PublicLambdaFunction: functions/public.ts exports no "handle"',
    ])
  })

  it('a name that leads nowhere', () => {
    expect(faultsWith(['AlarmTopicPolicy', 'Properties', 'Topics'], [{ Ref: 'AlarmTopik' }])).toEqual([
      'AlarmTopicPolicy.Topics[0]: "AlarmTopik" is neither a resource nor a parameter of this template',
    ])
  })

  it('a name inside a text that leads nowhere', () => {
    const sub = { 'Fn::Sub': `arn:$\{AWS::Partition}:sqs:x:$\{Kueue.QueueName}` }
    expect(faultsWith(['MessagesQueuePolicy', 'Properties', 'Queues'], [sub])).toEqual([
      expect.stringContaining('"Kueue" is neither a resource nor a parameter'),
    ])
  })

  it('resources that wait for each other', () => {
    const bucket = { Ref: 'PhotosBucket' }
    expect(
      faultsWith(['ProcessPhotoLambdaFunction', 'Properties', 'Environment', 'Variables', 'PHOTOS_BUCKET'], bucket),
    ).toEqual([
      'these wait for each other: ProcessPhotoLambdaFunction → PhotosBucket → PhotosMayCallProcessPhoto → ProcessPhotoLambdaFunction',
    ])
  })

  it.each([
    ['arn:aws:sqs:::x', 'names a partition'],
    ['https://sqs.example.amazonaws.com/x', 'names a host'],
    ['ssm.amazonaws.com.cn', 'names a host'],
    ['/x/123456789012/y', 'names an account'],
    ['cn-north-1', 'names a region'],
  ])('a text that cannot be deployed elsewhere: %s', (text, why) => {
    const path = ['StaffLambdaFunction', 'Properties', 'Environment', 'Variables', 'STAGE']
    expect(faultsWith(path, text)).toContainEqual(expect.stringContaining(why))
  })
})

describe('a fault planted in the configuration is found after osls has made a template of it', () => {
  const faultsAfter = async (file: string, replace: string, by: string) =>
    faultsOf(await templateOfCopy({ file, replace, by }))

  it('an unknown type', async () => {
    const faults = await faultsAfter('infra/queues.yml', 'AWS::SQS::Queue\n', 'AWS::SQS::Kueue\n')
    expect(faults).toContain('MessagesQueue: AWS knows no resource type "AWS::SQS::Kueue"')
  }, 60_000)

  it('an unknown property', async () => {
    const faults = await faultsAfter('infra/photos.yml', 'BucketEncryption:', 'BucketCipher:')
    expect(faults).toEqual(['PhotosBucket: AWS knows no property "BucketCipher" here'])
  }, 60_000)

  it('a function without a role, which osls quietly gives a shared one', async () => {
    const faults = await faultsAfter('infra/functions.yml', '  role: StaffRole\n', '')
    expect(faults).toContain('StaffLambdaFunction: has no role of its own in this template')
    expect(faults).toContain('StaffRole: nothing uses this role')
  }, 60_000)

  it('a wrong handler path', async () => {
    const faults = await faultsAfter('infra/functions.yml', 'functions/send-messages.handler', 'functions/send.handler')
    expect(faults).toContain(
      'SendMessagesLambdaFunction: the handler "functions/send.handler" leads to no file (functions/send.ts)',
    )
  }, 60_000)

  it('a configuration osls itself refuses, in its own words', async () => {
    const edit = { file: 'infra/functions.yml', replace: 'memorySize: 1536', by: 'memorySise: 1536' }
    await expect(templateOfCopy(edit)).rejects.toThrow(/memorySise/)
  }, 60_000)
})
