// One photo to the photo store: ask for permission, send the file, and again with a fresh permission when that failed.
import Taro from '@tarojs/taro'
import { permitUpload, type photoTypes } from '#contract/photos.ts'
import { type Called, call, type Failure, failure } from './call.ts'

type PhotoType = (typeof photoTypes)[number]

export type PhotoFile = {
  /** The photo's id, made with `newKey` when it was chosen: sending again renews the same photo. */
  id: string
  /** A local path; in a browser an object URL. */
  path: string
  type?: string
  /** Whose photo it is, by user id: it is never sent in somebody else's name. */
  as?: string | undefined
}

const attempts = 3
const timeout = 60_000
const mostAtOnce = 3

let underWay = 0
const waiting: (() => void)[] = []

// WeChat fails more than ten transfers at once, and three fill a phone's line anyway.
const takeTurn = (): Promise<void> => {
  if (underWay < mostAtOnce) {
    underWay += 1
    return Promise.resolve()
  }
  return new Promise(resolve => waiting.push(resolve))
}

const giveTurn = (): void => {
  const next = waiting.shift()
  if (next) next()
  else underWay -= 1
}

const typeOf = ({ path, type }: PhotoFile): PhotoType => {
  const name = `${type ?? ''} ${path}`.toLowerCase()
  if (/png/.test(type ?? '') || /\.png$/.test(name)) return 'image/png'
  return /webp/.test(type ?? '') || /\.webp$/.test(name) ? 'image/webp' : 'image/jpeg'
}

type Permission = { url: string; fields: Record<string, string> }
type Sent = 'sent' | 'too-large' | 'failed'

/** Sends one file through a permission. */
export async function sendFile(
  { url, fields }: Permission,
  path: string,
  onProgress: (percent: number) => void,
): Promise<Sent> {
  try {
    const task = Taro.uploadFile({
      url,
      filePath: path,
      name: 'file',
      formData: fields,
      timeout,
      withCredentials: false,
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    const { statusCode, data } = await task
    if ([200, 201, 204].includes(statusCode)) return 'sent'
    return String(data).includes('EntityTooLarge') ? 'too-large' : 'failed'
  } catch {
    return 'failed'
  }
}

async function upload(photo: PhotoFile, onProgress: (percent: number) => void): Promise<Called<string>> {
  let last: Failure = failure('offline')
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const permission = await call(permitUpload, { body: { type: typeOf(photo) }, key: photo.id, as: photo.as })
    if (!permission.ok) return permission
    const sent = await sendFile(permission.value, photo.path, onProgress)
    if (sent === 'sent') return { ok: true, value: permission.value.photoId }
    if (sent === 'too-large') return failure('photo-too-large')
    last = failure('offline')
    onProgress(0)
  }
  return last
}

/**
 * Uploads one photo and answers with its id. At most three go at once, the others wait their turn. `onProgress` hears
 * 0 to 100. Never rejects; calling again with the same id is harmless.
 */
export async function uploadPhoto(photo: PhotoFile, onProgress: (percent: number) => void): Promise<Called<string>> {
  await takeTurn()
  try {
    return await upload(photo, onProgress)
  } finally {
    giveTurn()
  }
}
