// Photos from the camera or the album.
import Taro from '@tarojs/taro'
import { lend } from './photo-files.ts'
import { askPrivacy } from './privacy.ts'

export type ChosenPhoto = {
  /** A path that is good while the app runs; in a browser an object URL. */
  path: string
  /** `image/png` and its kin, where the platform says so. */
  type?: string
  /** In bytes. */
  size: number
}

/** Where to take them from; left out, the phone asks, camera first. */
export type PhotoSource = 'camera' | 'album'

type ChosenFile = Taro.chooseMedia.ChooseMedia

const chosen = ({ tempFilePath, fileType, size }: ChosenFile): ChosenPhoto => ({
  path: tempFilePath,
  size,
  ...(fileType.startsWith('image/') ? { type: fileType } : {}),
})

// Taro's own picker would drop a picture that cannot be opened without a word.
const chooseInBrowser = (from: PhotoSource | undefined): Promise<ChosenPhoto[]> =>
  new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = true
    if (from === 'camera') input.setAttribute('capture', 'environment')
    input.oncancel = () => resolve([])
    input.onchange = () =>
      resolve([...(input.files ?? [])].map(file => ({ path: lend(file), type: file.type, size: file.size })))
    input.click()
  })

const chooseOnPhone = (count: number, from: PhotoSource | undefined): Promise<ChosenPhoto[]> =>
  new Promise(resolve => {
    // Taro makes no promise of this call on a phone.
    Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: from ? [from] : ['camera', 'album'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(chosen)),
      fail: () => resolve([]),
    })
  })

/** Lets the person take or choose up to `count` photos. Empty when it was cancelled or refused. */
export async function choosePhotos(count: number, from?: PhotoSource): Promise<ChosenPhoto[]> {
  if (!(await askPrivacy('photos'))) return []
  const photos = await (process.env.TARO_ENV === 'weapp' ? chooseOnPhone(count, from) : chooseInBrowser(from))
  return photos.slice(0, count)
}
