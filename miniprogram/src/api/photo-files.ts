// Photos that outlive the app being closed: on a phone in WeChat's saved files, in a browser in its own database.
import Taro from '@tarojs/taro'

const isPhone = process.env.TARO_ENV === 'weapp'
const keptPrefix = 'kept:'

/** Pictures of this run of a browser, by the address they can be shown under. */
const lent = new Map<string, Blob>()
/** Kept pictures that are being shown: path → address. */
const opened = new Map<string, string>()

/** An address for a picture in a browser; it is good until the page is left. */
export const lend = (picture: Blob): string => {
  const url = URL.createObjectURL(picture)
  lent.set(url, picture)
  return url
}

/** The picture behind an address that `lend` gave. */
export const lentPicture = (url: string): Blob | undefined => lent.get(url)

const takeBack = (url: string | undefined): void => {
  if (url === undefined || !lent.delete(url)) return
  URL.revokeObjectURL(url)
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function inDatabase<T>(mode: IDBTransactionMode, act: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open('photos', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('photos')
  const database = await answerOf(opening)
  try {
    const transaction = database.transaction('photos', mode)
    const saved = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const answer = await answerOf(act(transaction.objectStore('photos')))
    await saved
    return answer
  } finally {
    database.close()
  }
}

/** Keeps the file of a photo for good, in a browser under this name, and answers with its new path; undefined where there is no room for it. */
export async function keepPhotoFile(name: string, path: string): Promise<string | undefined> {
  if (isPhone) {
    return new Promise(resolve =>
      Taro.getFileSystemManager().saveFile({
        tempFilePath: path,
        success: ({ savedFilePath }) => resolve(savedFilePath),
        fail: () => resolve(undefined),
      }),
    )
  }
  const picture = lent.get(path)
  if (!picture) return undefined
  try {
    await inDatabase('readwrite', photos => photos.put(picture, name))
  } catch {
    return undefined
  }
  opened.set(keptPrefix + name, path)
  return keptPrefix + name
}

/** Where the file can be read now, to show or to send it; undefined where it is gone. */
export async function openPhotoFile(path: string): Promise<string | undefined> {
  if (isPhone) {
    return new Promise(resolve =>
      Taro.getFileSystemManager().access({ path, success: () => resolve(path), fail: () => resolve(undefined) }),
    )
  }
  if (!path.startsWith(keptPrefix)) return lent.has(path) ? path : undefined
  const known = opened.get(path)
  if (known !== undefined) return known
  const found: unknown = await inDatabase('readonly', photos => photos.get(path.slice(keptPrefix.length))).catch(
    () => undefined,
  )
  if (!(found instanceof Blob)) return undefined
  // Two may have asked at once.
  const url = opened.get(path) ?? lend(found)
  opened.set(path, url)
  return url
}

/** Frees the place of a photo that is no longer needed. */
export function dropPhotoFile(path: string): void {
  if (isPhone) {
    Taro.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined })
    return
  }
  takeBack(opened.get(path) ?? path)
  opened.delete(path)
  if (!path.startsWith(keptPrefix)) return
  inDatabase('readwrite', photos => photos.delete(path.slice(keptPrefix.length))).catch(() => undefined)
}
