// What the functions are given from outside. The only place that reads the environment; nothing is opened before it is asked for.

import { randomBytes, randomInt } from 'node:crypto'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import type { S3ClientConfig } from '@aws-sdk/client-s3'
import type { SQSClientConfig } from '@aws-sdk/client-sqs'
import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import type { TemplateIds } from './wechat/templates.ts'

const Environment = z.object({
  RECORDS_TABLE: z.string(),
  WORKING_TABLE: z.string(),
  SECRETS_PATH: z.string(),
  MINIMUM_CLIENT: z.optional(z.string()),
  PHOTOS_BUCKET: z.optional(z.string()),
  MESSAGES_QUEUE_URL: z.optional(z.string()),
  WECHAT_API_BASE: z.optional(z.string()),
  WECHAT_APPID: z.optional(z.string()),
  TEMPLATE_PROGRESS: z.optional(z.string()),
  TEMPLATE_SURVEY: z.optional(z.string()),
  TEMPLATE_WORK: z.optional(z.string()),
})

/** Keys and secrets, kept in SSM. `fieldKey`, `searchKey` and `pageKey` are 32 bytes in base64. */
export const Secrets = z.object({
  fieldKey: z.string(),
  searchKey: z.string(),
  pageKey: z.string(),
  wechatSecret: z.optional(z.string()),
  /** What the first administrator begins an empty deployment with: at least 12 letters and digits, worth nothing once it was used. */
  firstStartCode: z.optional(z.string()),
})
export type Secrets = z.infer<typeof Secrets>

export type Settings = {
  recordsTable: string
  workingTable: string
  minimumClient: string
  photosBucket?: string | undefined
  messagesQueueUrl?: string | undefined
  wechat?: { base: string; appid: string; templateIds: TemplateIds; mayBeStandIn: boolean } | undefined
  /** What the deployment was given for WeChat, also where nobody speaks with it; empty where it was given nothing. */
  wechatGiven: { appid: string } & TemplateIds
}

/** Everything a function reaches that is not its own code. */
export type Outside = {
  settings: () => Settings
  secrets: () => Promise<Secrets>
  now: () => Instant
  /** A fresh id: 128 random bits. */
  newId: () => string
  /** A whole number from 0 up to but not including `below`. */
  randomBelow: (below: number) => number
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>
  /** One line of JSON. */
  writeLog: (line: string) => void
  dynamo: DynamoDBClientConfig
  s3: S3ClientConfig
  sqs: SQSClientConfig
}

const settingsFrom = (env: Record<string, string | undefined>): Settings => {
  const it = Environment.parse(env)
  const templateIds = {
    progress: it.TEMPLATE_PROGRESS ?? '',
    survey: it.TEMPLATE_SURVEY ?? '',
    work: it.TEMPLATE_WORK ?? '',
  }
  return {
    recordsTable: it.RECORDS_TABLE,
    workingTable: it.WORKING_TABLE,
    minimumClient: it.MINIMUM_CLIENT ?? '0.0.0',
    photosBucket: it.PHOTOS_BUCKET,
    messagesQueueUrl: it.MESSAGES_QUEUE_URL,
    wechat:
      it.WECHAT_API_BASE && it.WECHAT_APPID
        ? { base: it.WECHAT_API_BASE, appid: it.WECHAT_APPID, templateIds, mayBeStandIn: false }
        : undefined,
    wechatGiven: { appid: it.WECHAT_APPID ?? '', ...templateIds },
  }
}

const secretsFromSsm = async (): Promise<Secrets> => {
  const { SSMClient, GetParametersByPathCommand } = await import('@aws-sdk/client-ssm')
  const { SECRETS_PATH } = Environment.parse(process.env)
  const { Parameters = [] } = await new SSMClient({}).send(
    new GetParametersByPathCommand({ Path: SECRETS_PATH, WithDecryption: true }),
  )
  return Secrets.parse(Object.fromEntries(Parameters.map(it => [it.Name?.split('/').at(-1), it.Value])))
}

/** Computed once, when first asked for; a failure is not kept. */
export const once = <T>(compute: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= compute().catch(error => {
      kept = undefined
      throw error
    })
    return kept
  }
}

/** The real outside: Lambda's environment, AWS, the machine's clock. */
export const lambda: Outside = {
  settings: () => settingsFrom(process.env),
  secrets: once(secretsFromSsm),
  now: () => Date.now(),
  newId: () => randomBytes(16).toString('base64url'),
  randomBelow: below => randomInt(below),
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  writeLog: line => process.stdout.write(`${line}\n`),
  dynamo: {},
  s3: {},
  sqs: {},
}
