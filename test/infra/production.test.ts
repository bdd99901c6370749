// What production promises, read from the template that would be deployed.
import { beforeAll, describe, expect, it } from 'vitest'
import { clientHeader, keyHeader, requestIdHeader } from '#contract/endpoint.ts'
import { allowedBy, texts } from '../../infra/check-roles.ts'
import { isJson, type Json, type Resource, readTemplate, resourcesOfType, type Template } from '../../infra/template.ts'
import { templateOfCopy } from './service-copy.ts'

let template: Template

beforeAll(async () => {
  template = readTemplate(await templateOfCopy())
}, 60_000)

const resource = (id: string): Resource => {
  const found = template.resources.get(id)
  if (found === undefined) throw new Error(`the template has no ${id}`)
  return found
}

const inside = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isJson(inner) ? inner[key] : undefined), value)

const rights = (roleId: string): string[] =>
  allowedBy(resource(roleId))
    .flatMap(statement => texts(statement.Action))
    .sort()

const written = (value: unknown): string => JSON.stringify(value)

describe('a request goes by its path to the function with just enough trust', () => {
  it.each([
    ['ANY /v1/public/{proxy+}', 'HttpApiIntegrationPublic', 'PublicLambdaFunction'],
    ['ANY /v1/staff/{proxy+}', 'HttpApiIntegrationStaff', 'StaffLambdaFunction'],
    ['ANY /v1/{proxy+}', 'HttpApiIntegrationResident', 'ResidentLambdaFunction'],
  ])('%s', (routeKey, integration, fn) => {
    const route = resourcesOfType(template, 'AWS::ApiGatewayV2::Route').find(
      ([, { properties }]) => properties.RouteKey === routeKey,
    )
    expect(written(route?.[1].properties.Target)).toContain(integration)
    expect(inside(resource(integration).properties, 'IntegrationUri')).toEqual({ 'Fn::GetAtt': [fn, 'Arn'] })
  })

  it('and there are no other routes', () => {
    expect(resourcesOfType(template, 'AWS::ApiGatewayV2::Route')).toHaveLength(3)
  })
})

it('the whole API is throttled, and signing in more', () => {
  const { DefaultRouteSettings, RouteSettings } = resource('HttpApiStage').properties
  expect(DefaultRouteSettings).toEqual({
    DetailedMetricsEnabled: true,
    ThrottlingRateLimit: 200,
    ThrottlingBurstLimit: 400,
  })
  expect(inside(RouteSettings, 'ANY /v1/public/{proxy+}', 'ThrottlingRateLimit')).toBe(50)
})

it('the access log has no path and no query: either could carry a code or a number', () => {
  const format = inside(resource('HttpApiStage').properties.AccessLogSettings, 'Format')
  expect(written(format)).toContain('$context.routeKey')
  expect(written(format)).not.toMatch(/path|query|authorizer|header/i)
})

it("only the desk's own origin may call from a browser", () => {
  const own = [{ Ref: 'H5Origin' }]
  expect(inside(resource('HttpApi').properties, 'CorsConfiguration', 'AllowOrigins')).toEqual(own)
  const rules = inside(resource('PhotosBucket').properties, 'CorsConfiguration', 'CorsRules')
  expect(rules).toEqual([expect.objectContaining({ AllowedOrigins: own })])
})

it('a browser may send and read the headers the contract speaks of', () => {
  const cors = resource('HttpApi').properties.CorsConfiguration
  expect(inside(cors, 'AllowHeaders')).toEqual(expect.arrayContaining([keyHeader, clientHeader, 'authorization']))
  expect(inside(cors, 'ExposeHeaders')).toContain(requestIdHeader)
  expect(inside(cors, 'AllowMethods')).toEqual(['GET', 'POST'])
})

describe('a function may do what its use cases need and nothing else', () => {
  it.each(['ResidentRole', 'StaffRole', 'PublicRole', 'ProcessPhotoRole'])(
    '%s cannot put a message into the queue for WeChat',
    roleId => {
      const queues = allowedBy(resource(roleId))
        .filter(statement => texts(statement.Action).some(action => action.startsWith('sqs:')))
        .map(statement => written(statement.Resource))
      expect(queues.filter(queue => queue.includes('"MessagesQueue"'))).toEqual([])
    },
  )

  it.each(['PublicRole', 'RelayMessagesRole', 'SendMessagesRole'])('%s reaches no photo', roleId => {
    expect(rights(roleId).filter(right => right.startsWith('s3:'))).toEqual([])
  })

  it('the timer removes photos, but looks at none; tables of rooms it reads and removes', () => {
    const inFolder = (folder: string) =>
      allowedBy(resource('RunClocksRole'))
        .filter(statement => JSON.stringify(statement.Resource).includes(`/${folder}/*`))
        .flatMap(statement => texts(statement.Action))
    expect(inFolder('photos')).toEqual(['s3:DeleteObject'])
    expect(inFolder('imports')).toEqual(['s3:GetObject', 's3:DeleteObject'])
    const all = rights('RunClocksRole').filter(right => right.startsWith('s3:'))
    expect(all.toSorted()).toEqual(['s3:DeleteObject', 's3:DeleteObject', 's3:GetObject', 's3:ListBucket'])
  })

  it('only the staff’s door takes and reads tables beside the timer, and nobody else removes one', () => {
    const touching = resourcesOfType(template, 'AWS::IAM::Role').flatMap(([id]) =>
      allowedBy(resource(id))
        .filter(statement => JSON.stringify(statement.Resource ?? '').includes('/imports/*'))
        .map(statement => [id, texts(statement.Action)]),
    )
    expect(touching).toEqual([
      ['StaffRole', ['s3:PutObject', 's3:GetObject']],
      ['RunClocksRole', ['s3:GetObject', 's3:DeleteObject']],
    ])
  })

  it('only who erases a person removes items, and never a complaint, its timeline or its number', () => {
    const removing = resourcesOfType(template, 'AWS::IAM::Role').flatMap(([id]) =>
      allowedBy(resource(id))
        .filter(statement => texts(statement.Action).includes('dynamodb:DeleteItem'))
        .map(it => [id, inside(it, 'Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys')]),
    )
    expect(removing).toEqual([
      ['ResidentRole', ['USER#*', 'OPENID#*', 'PHONE#*']],
      ['ResidentRole', ['SESSION#*']],
      [
        'RunClocksRole',
        ['MESSAGE#*', 'FOLLOWER#*', 'READER#*', 'SHARES#*', 'HOME#*', 'PHOTO#*', 'JOB#*', 'CUSTOMER#*'],
      ],
    ])
  })

  it('what only hands messages on reads no secret and no table', () => {
    expect(rights('RelayMessagesRole').filter(right => /^(ssm|kms):|Item$|Query$/.test(right))).toEqual([])
  })

  it('residents see no list that is for staff', () => {
    const reached = written(allowedBy(resource('ResidentRole')))
    expect(reached).not.toMatch(/byHolder|byOpen|byLedger|byDue/)
    expect(written(allowedBy(resource('StaffRole')))).toMatch(/byHolder.*byOpen.*byLedger/)
  })

  it('nobody may scan a table, change it or remove it', () => {
    const all = resourcesOfType(template, 'AWS::IAM::Role').flatMap(([id]) => rights(id))
    expect(all.filter(right => /Scan|DeleteTable|UpdateTable|PartiQL/.test(right))).toEqual([])
    expect(all).toContain('dynamodb:Query')
  })

  it('secrets are opened by the parameter store only, and only our own', () => {
    const opening = allowedBy(resource('PublicRole')).filter(statement =>
      texts(statement.Action).includes('kms:Decrypt'),
    )
    expect(opening).toHaveLength(1)
    expect(inside(opening[0], 'Condition', 'StringEquals', 'kms:ViaService')).toBeDefined()
    expect(written(inside(opening[0], 'Condition', 'StringLike'))).toContain('/huiyin/prod/secrets/*')
  })

  it('nobody but relay and timer knows the queue, and only who speaks with WeChat knows how', () => {
    const knowing = (name: string) =>
      resourcesOfType(template, 'AWS::Lambda::Function')
        .filter(([, { properties }]) => inside(properties, 'Environment', 'Variables', name) !== undefined)
        .map(([id]) => id)
    expect(knowing('MESSAGES_QUEUE_URL').sort()).toEqual(['RelayMessagesLambdaFunction', 'RunClocksLambdaFunction'])
    expect(knowing('WECHAT_API_BASE')).toEqual([
      'ResidentLambdaFunction',
      'StaffLambdaFunction',
      'PublicLambdaFunction',
      'SendMessagesLambdaFunction',
    ])
  })
})

describe('photos', () => {
  it('are private, encrypted, versioned, and originals stay a day', () => {
    const { properties } = resource('PhotosBucket')
    const block = inside(properties, 'PublicAccessBlockConfiguration')
    expect(Object.values(isJson(block) ? block : {})).toEqual([true, true, true, true])
    expect(written(properties.BucketEncryption)).toContain('AES256')
    expect(inside(properties, 'VersioningConfiguration', 'Status')).toBe('Enabled')
    expect(inside(properties, 'LifecycleConfiguration', 'Rules')).toContainEqual(
      expect.objectContaining({ Prefix: 'incoming/', ExpirationInDays: 1 }),
    )
  })

  it('travel over TLS only', () => {
    const [statement] = [inside(resource('PhotosBucketPolicy').properties, 'PolicyDocument', 'Statement')].flat()
    expect(statement).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })
  })

  it('call the photo function only for originals', () => {
    const [called] = [
      inside(resource('PhotosBucket').properties, 'NotificationConfiguration', 'LambdaConfigurations'),
    ].flat()
    expect(called).toMatchObject({
      Event: 's3:ObjectCreated:*',
      Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
    })
  })
})

describe('what happens by itself', () => {
  it('one run of the clocks at a time, every minute, never repeated', () => {
    expect(resource('RunClocksLambdaFunction').properties.ReservedConcurrentExecutions).toBe(1)
    expect(resource('EveryMinute').properties.ScheduleExpression).toBe('rate(1 minute)')
    expect(resource('RunClocksLambdaEvConf').properties.MaximumRetryAttempts).toBe(0)
  })

  it('the change stream hands over messages only', () => {
    const mapping = resource('RelayMessagesEventSourceMappingDynamodbRecordsTable').properties
    const [filter] = [inside(mapping, 'FilterCriteria', 'Filters')].flat()
    const pattern: unknown = JSON.parse(String(inside(filter, 'Pattern')))
    expect(pattern).toEqual({ dynamodb: { NewImage: { kind: { S: ['message'] } } } })
    expect(mapping.BisectBatchOnFunctionError).toBe(true)
  })

  it('one message that fails does not bring back the others of its batch', () => {
    const mapping = resource('SendMessagesEventSourceMappingSQSMessagesQueue').properties
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
  })

  it('a message being sent stays hidden from other senders for six times the sender may take', () => {
    const hidden = Number(resource('MessagesQueue').properties.VisibilityTimeout)
    const taken = Number(resource('SendMessagesLambdaFunction').properties.Timeout)
    expect(hidden).toBeGreaterThanOrEqual(6 * taken)
  })
})

describe('what goes wrong is told', () => {
  const alarmsOn = (metric: string, target: string): Json[] =>
    resourcesOfType(template, 'AWS::CloudWatch::Alarm')
      .map(([, { properties }]) => properties)
      .filter(({ MetricName, Dimensions }) => MetricName === metric && written(Dimensions).includes(`"${target}"`))

  it('every function, when it fails and when it is refused a place to run', () => {
    const functions = resourcesOfType(template, 'AWS::Lambda::Function').map(([id]) => id)
    expect(functions).toHaveLength(7)
    const silent = functions.filter(id => alarmsOn('Errors', id).length === 0 || alarmsOn('Throttles', id).length === 0)
    expect(silent).toEqual([])
  })

  it('everything that waits in a failures queue', () => {
    const queues = ['MessageFailuresQueue', 'StreamFailuresQueue', 'PhotoFailuresQueue']
    expect(queues.map(queue => alarmsOn('ApproximateNumberOfMessagesVisible', queue).length)).toEqual([1, 1, 1])
  })

  it('a timer that no longer runs', () => {
    expect(alarmsOn('Invocations', 'RunClocksLambdaFunction')).toEqual([
      expect.objectContaining({ ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' }),
    ])
  })

  it('to one topic', () => {
    const alarms = resourcesOfType(template, 'AWS::CloudWatch::Alarm')
    const elsewhere = alarms.filter(
      ([, { properties }]) => written(properties.AlarmActions) !== '[{"Ref":"AlarmTopic"}]',
    )
    expect(elsewhere.map(([id]) => id)).toEqual([])
  })
})
