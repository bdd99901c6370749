// The whole product on one machine: the real functions on the embedded database, photo store, queue, timer and WeChat stand-in.

import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProcessPhoto } from '../functions/process-photo.ts'
import { openPublicDoor } from '../functions/public.ts'
import { openRelayMessages } from '../functions/relay-messages.ts'
import { openResidentDoor } from '../functions/resident.ts'
import { openRunClocks } from '../functions/run-clocks.ts'
import { type Outside, Secrets } from '../functions/runtime.ts'
import { openSendMessages } from '../functions/send-messages.ts'
import { openStaffDoor } from '../functions/staff.ts'
import { type Database, openDatabase } from './database/open-database.ts'
import { projectTables } from './database/table-definition.ts'
import { type Delivery, startDelivery } from './delivery/deliver.ts'
import { type Doors, type Gateway, type Pages, startGateway } from './gateway/gateway.ts'
import { bucket, localOutside, newSecrets, region, signer, tableNames, templateIds } from './outside.ts'
import { type PhotoStore, startPhotoStore } from './photo-store/photo-store.ts'
import { fakeAccount } from './wechat/fake-accounts.ts'
import { type RunningWeChat, startWeChat } from './wechat/start-wechat.ts'
import { registeredTemplates } from './wechat/template-registry.ts'

export type StackOptions = {
  /** Where everything is kept; without one it lives in memory and a folder that is removed at the end. */
  directory?: string
  /** 0, the default, takes free ports. */
  ports?: { gateway: number; photos: number; wechat: number }
  now?: () => number
  /** What the gateway answers beside the API. */
  pages?: Pages
  /** The mini-program's pages, for WeChat to check cards against. */
  appPages: readonly string[]
  writeLog?: (line: string) => void
  onFault?: (what: string, error: unknown) => void
}

export type Stack = {
  url: string
  photosUrl: string
  wechatUrl: string
  database: Database
  outside: Outside
  doors: Doors
  gateway: Gateway
  now: () => number
  /** Waits until photos are processed and everything due is delivered. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

const maxReceives = 5

const readSecrets = async (path: string): Promise<Secrets> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text !== undefined) return Secrets.parse(JSON.parse(text))
  const secrets = newSecrets()
  await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return secrets
}

type Started = { database: Database; photos: PhotoStore; wechat: RunningWeChat; delivery: Delivery; gateway: Gateway }

const stopAll = async ({ database, photos, wechat, delivery, gateway }: Started): Promise<void> => {
  await gateway.close()
  await photos.close()
  await delivery.stop()
  await wechat.close()
  database.close()
}

/** Starts everything; every server listens on 127.0.0.1. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { ports = { gateway: 0, photos: 0, wechat: 0 }, now = Date.now, writeLog = () => undefined } = options
  const onFault = options.onFault ?? (() => undefined)
  const directory = options.directory ?? join(tmpdir(), `huiyin-${randomUUID()}`)
  await mkdir(directory, { recursive: true })
  const { records, working } = projectTables('local')
  const database = openDatabase({
    ...(options.directory === undefined ? {} : { path: join(directory, 'tables.sqlite') }),
    tables: [records, working],
    now,
  })
  const queue = database.queue('messages', { maxReceives })
  const secrets = await readSecrets(join(directory, 'secrets.json'))
  const wechat = await startWeChat({
    port: ports.wechat,
    now,
    ...fakeAccount,
    pages: options.appPages,
    templates: registeredTemplates(templateIds),
    statePath: join(directory, 'wechat.jsonl'),
  })
  let processPhoto: ReturnType<typeof openProcessPhoto> | undefined
  const photos = await startPhotoStore({
    port: ports.photos,
    directory: join(directory, 'photos'),
    bucket,
    region,
    ...signer,
    now,
    onObjectCreated: async event => {
      if (!processPhoto) throw new Error('not ready yet')
      await processPhoto(event)
    },
  })
  const outside = localOutside({
    database,
    queue,
    photosUrl: photos.url,
    wechatUrl: wechat.url,
    secrets,
    now,
    writeLog,
  })
  processPhoto = openProcessPhoto(outside)
  const doors: Doors = {
    resident: openResidentDoor(outside),
    staff: openStaffDoor(outside),
    public: openPublicDoor(outside),
  }
  const delivery = startDelivery({
    database,
    queue,
    recordsTable: tableNames.records,
    now,
    onFault,
    functions: {
      relayMessages: openRelayMessages(outside),
      sendMessages: openSendMessages(outside),
      runClocks: openRunClocks(outside),
      processPhoto,
    },
  })
  const gateway = await startGateway({ port: ports.gateway, doors, pages: options.pages, now })
  return {
    url: gateway.url,
    photosUrl: photos.url,
    wechatUrl: wechat.url,
    database,
    outside,
    doors,
    gateway,
    now,
    async settle() {
      await photos.settled()
      await delivery.settle()
    },
    async close() {
      await stopAll({ database, photos, wechat, delivery, gateway })
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true })
    },
  }
}
