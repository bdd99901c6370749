// Photos from the camera or the album, and a place for them that outlives the app being closed.
import Taro from '@tarojs/taro'

export type ChosenPhoto = {
  /** A local path; in a browser an object URL. */
  path: string
  /** `image/png` and its kin, where the platform says so. */
  type?: string
  /** In bytes. */
  size: number
}

type ChosenFile = Taro.chooseMedia.ChooseMedia

const chosen = ({ tempFilePath, fileType, size }: ChosenFile): ChosenPhoto => ({
  path: tempFilePath,
  size,
  ...(fileType.startsWith('image/') ? { type: fileType } : {}),
})

// WeChat clears temporary files when the app is closed; a draft needs its photos for longer.
const keepFile = (photo: ChosenPhoto): Promise<ChosenPhoto> => {
  if (process.env.TARO_ENV !== 'weapp') return Promise.resolve(photo)
  return new Promise(resolve => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: photo.path,
      success: ({ savedFilePath }) => resolve({ ...photo, path: savedFilePath }),
      fail: () => resolve(photo),
    })
  })
}

/** Lets the person take or choose up to `count` photos, camera first, compressed. Empty when it was cancelled or refused. */
export function choosePhotos(count: number): Promise<ChosenPhoto[]> {
  return new Promise(resolve => {
    // Taro makes no promise of this call on a phone; in a browser it makes one that must not go unheard.
    const started: unknown = Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) =>
        void Promise.all(tempFiles.slice(0, count).map(file => keepFile(chosen(file)))).then(resolve),
      fail: () => resolve([]),
    })
    if (started instanceof Promise) started.catch(() => resolve([]))
  })
}

/** Whether a photo chosen before the app was last closed can still be read. */
export const outlivesRestart = process.env.TARO_ENV === 'weapp'

/** Frees the place of a photo that is no longer needed. */
export function dropPhotoFile(path: string): void {
  if (process.env.TARO_ENV !== 'weapp') return
  Taro.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined })
}
