// Photos are made small before they are sent: a picture of a leak needs no 12 megapixels, and a weak line carries no more.
import Taro from '@tarojs/taro'
import { lend, lentPicture } from './photo-files.ts'

/** What is sent has at most so many bytes, unless this phone cannot make it smaller. */
const mostBytes = 1.5 * 1024 * 1024
/** The photo store takes no more. */
const largestBytes = 10 * 1024 * 1024

/** Tried one after the other until it is small enough; `edge`: the longer side in pixels. */
const steps = [
  { edge: 2400, quality: 82 },
  { edge: 1920, quality: 75 },
  { edge: 1600, quality: 65 },
  { edge: 1200, quality: 55 },
] as const
type Step = (typeof steps)[number]

/** A photo to be sent. `type`: `image/png` and its kin, where it is known. */
type PhotoToShrink = { path: string; type?: string }

type SmallPhoto = { path: string; type?: string; size: number }

type Picture = {
  size: number
  width: number
  height: number
  /** As a JPEG of that size; undefined where this phone cannot. */
  at: (step: Step) => Promise<SmallPhoto | undefined>
  /** Gives the memory back. */
  close: () => void
}

const sizeOnPhone = (filePath: string): Promise<number> =>
  new Promise(resolve =>
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: info => resolve('size' in info ? info.size : largestBytes + 1),
      fail: () => resolve(largestBytes + 1),
    }),
  )

async function openOnPhone({ path }: PhotoToShrink): Promise<Picture | undefined> {
  const info = await Taro.getImageInfo({ src: path }).catch(() => undefined)
  if (!info) return undefined
  const { width, height } = info
  return {
    size: await sizeOnPhone(path),
    width,
    height,
    async at({ edge, quality }) {
      const long = Math.min(edge, Math.max(width, height))
      const side = width >= height ? { compressedWidth: long } : { compressedHeight: long }
      const smaller = await Taro.compressImage({ src: path, quality, ...side }).catch(() => undefined)
      if (!smaller) return undefined
      const size = await sizeOnPhone(smaller.tempFilePath)
      return { path: smaller.tempFilePath, type: 'image/jpeg', size }
    },
    close: () => undefined,
  }
}

const drawn = (bitmap: ImageBitmap, { edge, quality }: Step): Promise<Blob | null> => {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  const pen = canvas.getContext('2d')
  if (pen) {
    // What is see-through would turn black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  }
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality / 100))
}

async function openInBrowser({ path }: PhotoToShrink): Promise<Picture | undefined> {
  const picture = lentPicture(path)
  const bitmap = picture && (await createImageBitmap(picture).catch(() => undefined))
  if (!bitmap) return undefined
  return {
    size: picture.size,
    width: bitmap.width,
    height: bitmap.height,
    async at(step) {
      const smaller = await drawn(bitmap, step)
      return smaller ? { path: lend(smaller), type: 'image/jpeg', size: smaller.size } : undefined
    },
    close: () => bitmap.close(),
  }
}

const isJpeg = ({ path, type }: PhotoToShrink): boolean => type === 'image/jpeg' || /\.jpe?g$/i.test(path)

const smallest = async (picture: Picture, photo: PhotoToShrink): Promise<PhotoToShrink | 'too-large'> => {
  if (isJpeg(photo) && picture.size <= mostBytes) return { ...photo, type: 'image/jpeg' }
  let best: SmallPhoto = { ...photo, size: picture.size }
  for (const step of steps) {
    const smaller = await picture.at(step)
    if (smaller && smaller.size <= mostBytes) return smaller
    if (smaller && smaller.size < best.size) best = smaller
  }
  return best.size <= largestBytes ? best : 'too-large'
}

/** The photo as a JPEG of at most 1.5 MB; or why there is none: it cannot be opened, or it stays too large. */
export async function shrinkPhoto(photo: PhotoToShrink): Promise<PhotoToShrink | 'broken' | 'too-large'> {
  const picture = await (process.env.TARO_ENV === 'weapp' ? openOnPhone(photo) : openInBrowser(photo))
  if (!picture || picture.width === 0 || picture.height === 0) return 'broken'
  try {
    return await smallest(picture, photo)
  } finally {
    picture.close()
  }
}
