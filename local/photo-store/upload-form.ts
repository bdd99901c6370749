import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import type { Instant } from '#domain/time.ts'
import type { ObjectFiles, ReceivedBody } from './object-files.ts'
import { checkPolicy, type FormFields, type LengthRange } from './policy.ts'
import { invalidArgument, isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts'
import type { Signer } from './signature.ts'

export type Upload = { fields: FormFields; key: string; received: ReceivedBody }
type Rules = { bucket: string; signer: Signer; now: Instant }

const mostFieldBytes = 20 * 1024 // as S3: all fields before the file
const oneFile = () => invalidArgument('POST requires exactly one file upload per request.')

/** Reads an upload form: checks the policy when the file begins, so that nothing unpermitted is ever written to disk. */
export const readUploadForm = async (
  request: IncomingMessage,
  files: Pick<ObjectFiles, 'receive' | 'discard'>,
  rules: Rules,
): Promise<Upload | Refusal> => {
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(request.headers['content-type'] ?? '')) {
    return refuse(412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data')
  }
  const fields = new Map<string, string>()
  let fieldBytes = 0
  let refusal: Refusal | undefined
  let upload: Promise<Upload | Refusal> | undefined

  await new Promise<void>((resolve, reject) => {
    const parser = busboy({ headers: request.headers, limits: { fieldSize: mostFieldBytes + 1, fieldNameSize: 200 } })
    const stop = (why: Refusal) => {
      refusal ??= why
      request.unpipe(parser)
      resolve()
    }
    parser.on('field', (name, value) => {
      const lower = name.toLowerCase()
      fieldBytes += Buffer.byteLength(name) + Buffer.byteLength(value)
      if (upload !== undefined)
        return stop(invalidArgument(`The file must be the last field; '${name}' came after it.`))
      if (lower === 'file') return stop(oneFile())
      if (fields.has(lower)) return stop(invalidArgument(`The field '${name}' stands twice in the form.`))
      if (fieldBytes > mostFieldBytes) {
        return stop(
          refuse(
            400,
            'MaxPostPreDataLengthExceeded',
            'Your POST request fields preceding the upload file were too large.',
          ),
        )
      }
      fields.set(lower, value)
    })
    parser.on('file', (name, bytes) => {
      bytes.on('error', () => undefined) // whoever reads the bytes sees it; nobody may be reading
      if (upload !== undefined || name.toLowerCase() !== 'file') {
        bytes.resume()
        return stop(oneFile())
      }
      upload = takeFile(fields, bytes, files, rules)
      upload.then(outcome => isRefusal(outcome) && stop(outcome), reject)
    })
    parser.on('close', resolve)
    parser.on('error', () => stop(malformed()))
    request.on('close', () => !request.complete && parser.destroy(new Error('the sender went away')))
    request.pipe(parser)
  })
  return outcomeOf(await upload, refusal, files)
}

const outcomeOf = async (
  upload: Upload | Refusal | undefined,
  refusal: Refusal | undefined,
  files: Pick<ObjectFiles, 'discard'>,
): Promise<Upload | Refusal> => {
  if (refusal === undefined) return upload ?? oneFile()
  if (upload !== undefined && !isRefusal(upload)) await files.discard(upload.received)
  return refusal
}

const takeFile = async (
  fields: FormFields,
  bytes: Readable,
  files: Pick<ObjectFiles, 'receive' | 'discard'>,
  rules: Rules,
): Promise<Upload | Refusal> => {
  const range = checkPolicy(fields, rules)
  if (isRefusal(range)) return range
  const key = fields.get('key') ?? ''
  if (key.includes('$' + '{filename}')) return notImplemented('$' + '{filename} in a key')
  if (fields.has('success_action_redirect')) return notImplemented('success_action_redirect')

  try {
    const received = await files.receive(bytes, range.most)
    if (received === undefined) return tooLarge(range)
    if (received.size >= range.least) return { fields, key, received }
    await files.discard(received)
    return tooSmall(range, received.size)
  } catch (error) {
    if (bytes.errored === null) throw error
    return malformed() // the form broke off within the file
  }
}

const malformed = (): Refusal =>
  refuse(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.')

const tooLarge = ({ most }: LengthRange): Refusal =>
  refuse(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    MaxSizeAllowed: String(most),
  })

const tooSmall = ({ least }: LengthRange, size: number): Refusal =>
  refuse(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    ProposedSize: String(size),
    MinSizeAllowed: String(least),
  })
