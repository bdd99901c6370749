import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { day, type Instant } from '#domain/time.ts'
import { answerCrossOrigin } from './cross-origin.ts'
import { doublingDelay, type ObjectCreatedHandler, openEventLog, type RetryDelay } from './event-log.ts'
import { objectCreated } from './object-created.ts'
import { type ObjectFiles, openObjectFiles, type StoredObject } from './object-files.ts'
import { getObject, putObject, removeObject } from './object-requests.ts'
import { isRefusal, type Refusal, refuse, sendRefusal } from './refusal.ts'
import type { Room } from './room.ts'
import { addressOf, checkSignature, decoded, type Signer } from './signature.ts'
import { toHttpDate } from './storage-time.ts'
import { readUploadForm } from './upload-form.ts'
import { sendUploaded } from './uploaded.ts'

export type PhotoStoreOptions = Signer & {
  /** 0 takes any free port. */
  port: number
  host?: string
  /** Everything the store keeps lies here. */
  directory: string
  bucket: string
  now: () => Instant
  /** Called for every original that arrived under `incoming/`, again and again until it resolves. */
  onObjectCreated: ObjectCreatedHandler
  retryDelay?: RetryDelay
}

export type PhotoStore = {
  /** The endpoint for an S3 client with `forcePathStyle: true`. */
  url: string
  /** How many arrivals the handler has not yet acknowledged. */
  pending(): number
  /** Resolves when all arrivals are acknowledged. */
  settled(): Promise<void>
  /** The bucket's lifecycle rule: removes originals older than a day. Gives how many went. */
  sweep(now: Instant): Promise<number>
  close(): Promise<void>
}

const incoming = 'incoming/'

/**
 * A stand-in for the photo bucket, as strict as the real one about signatures, policies and lengths. What it has
 * acknowledged is on disk. Speaks path-style addresses only: `<url>/<bucket>/<key>`.
 */
export const startPhotoStore = async (options: PhotoStoreOptions): Promise<PhotoStore> => {
  const { host = '127.0.0.1', port, directory, bucket, now } = options
  const files = await openObjectFiles(join(directory, 'store'))
  const events = await openEventLog(
    join(directory, 'events'),
    options.onObjectCreated,
    options.retryDelay ?? doublingDelay,
  )
  const arrived = async (stored: StoredObject, how: 'Put' | 'Post') => {
    if (stored.key.startsWith(incoming))
      await events.add(objectCreated(stored, how, { bucket, region: options.region }))
  }
  const room: Room = { bucket, signer: options, files, now, arrived }

  const server = createServer((request, response) => {
    serve(request, response, room).catch(error => {
      if (request.socket.destroyed) return // the other side went away; nothing was acknowledged
      console.error(`photo store: ${request.method} ${request.url} failed:`, error)
      if (response.headersSent) response.destroy()
      else
        sendRefusal(
          response,
          refuse(500, 'InternalError', 'We encountered an internal error. Please try again.'),
          now(),
        )
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the photo store listens on no port')
  events.start()

  return {
    url: `http://${host}:${address.port}`,
    pending: events.pending,
    settled: events.settled,
    sweep: at => sweepIncoming(files, at),
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await Promise.all([closed, events.close()])
    },
  }
}

const serve = async (request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> => {
  response.setHeader('date', toHttpDate(room.now()))
  if (answerCrossOrigin(request, response)) return
  const refusal = await act(request, response, room)
  if (refusal === undefined) return
  request.resume() // what is still being sent is read and dropped, so that the sender gets to read the answer
  sendRefusal(response, refusal, room.now(), request.method !== 'HEAD')
}

const act = async (request: IncomingMessage, response: ServerResponse, room: Room): Promise<Refusal | undefined> => {
  const [, bucket = '', ...parts] = addressOf(request).path.split('/')
  const key = parts.map(decoded).join('/')
  if (bucket !== room.bucket) return refuse(404, 'NoSuchBucket', 'The specified bucket does not exist')

  if (request.method === 'POST' && key === '') {
    const upload = await readUploadForm(request, room.files, { ...room, now: room.now() })
    return isRefusal(upload) ? upload : sendUploaded(request, response, upload, room)
  }
  const signed = checkSignature(request, room.signer, room.now())
  if (isRefusal(signed)) return signed
  if (key === '' || Buffer.byteLength(key) > 1024) return notAllowed()
  if (request.method === 'GET' || request.method === 'HEAD') return getObject(request, response, key, room)
  if (request.method === 'PUT') return putObject(request, response, { key, payloadHash: signed.payloadHash }, room)
  if (request.method === 'DELETE') return removeObject(response, key, room)
  return notAllowed()
}

const notAllowed = (): Refusal =>
  refuse(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')

const sweepIncoming = async (files: ObjectFiles, now: Instant): Promise<number> => {
  const old = (await files.all()).filter(({ key, storedAt }) => key.startsWith(incoming) && storedAt <= now - day)
  await Promise.all(old.map(({ key }) => files.remove(key)))
  return old.length
}
