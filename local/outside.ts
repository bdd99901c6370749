// The local outside: the same functions are given the embedded database, the photo store, the queue and the WeChat stand-in.

import { randomBytes, randomInt } from 'node:crypto'
import type { Outside, Secrets } from '../functions/runtime.ts'
import type { TemplateIds } from '../functions/wechat/templates.ts'
import type { Database } from './database/open-database.ts'
import type { Queue } from './database/queue.ts'
import { queueHandler } from './delivery/queue-handler.ts'
import { fakeAccount } from './wechat/fake-accounts.ts'

export const tableNames = { records: 'huiyin-local-records', working: 'huiyin-local-working' } as const
export const queueUrl = 'https://sqs.local/000000000000/messages.fifo'
export const bucket = 'huiyin-local-photos'
export const region = 'local'
export const signer = {
  accessKeyId: 'LOCALACCESSKEY000001',
  secretAccessKey: 'local-only-not-a-secret-0000000000000000',
}

export const templateIds: TemplateIds = {
  progress: 'local-template-progress-000000000000000001',
  survey: 'local-template-survey-00000000000000000001',
  work: 'local-template-work-0000000000000000000001',
}

/** Fresh keys for a new store; they are kept beside it, as SSM keeps them in production. */
export const newSecrets = (): Secrets => {
  const key = () => randomBytes(32).toString('base64')
  const firstStartCode = randomBytes(8).toString('hex')
  return { fieldKey: key(), searchKey: key(), pageKey: key(), wechatSecret: fakeAccount.secret, firstStartCode }
}

export type Parts = {
  database: Database
  queue: Queue
  photosUrl: string
  wechatUrl: string
  secrets: Secrets
  now: () => number
  writeLog: (line: string) => void
  minimumClient?: string
}

/** Everything the functions reach, on this machine. */
export const localOutside = ({
  database,
  queue,
  photosUrl,
  wechatUrl,
  secrets,
  now,
  writeLog,
  minimumClient,
}: Parts): Outside => ({
  settings: () => ({
    recordsTable: tableNames.records,
    workingTable: tableNames.working,
    minimumClient: minimumClient ?? '0.1.0',
    photosBucket: bucket,
    messagesQueueUrl: queueUrl,
    wechat: { base: wechatUrl, appid: fakeAccount.appid, templateIds, mayBeStandIn: true },
    wechatGiven: { appid: fakeAccount.appid, ...templateIds },
  }),
  secrets: async () => secrets,
  now,
  newId: () => randomBytes(16).toString('base64url'),
  randomBelow: below => randomInt(Math.max(1, below)),
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  writeLog,
  dynamo: { region, credentials: signer, requestHandler: database.requestHandler },
  s3: {
    region,
    credentials: signer,
    endpoint: photosUrl,
    forcePathStyle: true,
    systemClockOffset: now() - Date.now(),
  },
  sqs: {
    region,
    credentials: signer,
    endpoint: new URL(queueUrl).origin,
    requestHandler: queueHandler(queue, queueUrl, now),
  },
})
