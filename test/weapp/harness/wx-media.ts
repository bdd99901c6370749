import sharp from 'sharp'
import { type PhoneFiles, USER_FOLDER } from './phone-files.ts'
import { type AnyFunction, textList } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, numberOr, refuse, textOf, textOr } from './wx-call.ts'
import type { Privacy } from './wx-privacy.ts'

const MOST_CHOSEN = 20
const DEFAULT_CHOSEN = 9

/** wx.chooseMedia, compressImage, getImageInfo, previewImage and the files behind them. `photos` is the album. */
export function mediaApis(
  shell: Shell,
  files: PhoneFiles,
  photos: string[],
  privacy: Privacy,
): Record<string, AnyFunction> {
  const bytesAt = (path: string) => {
    const bytes = files.read(path)
    if (!bytes) throw refuse(`file not found: ${path}`)
    return bytes
  }

  const notAPicture = (): never => {
    throw refuse('image decode error')
  }

  const chooseMedia = asyncCall(shell, 'chooseMedia', async options => {
    const count = numberOr(options, 'count', DEFAULT_CHOSEN)
    if (count < 1 || count > MOST_CHOSEN) throw refuse(`parameter error: count should be 1 to ${MOST_CHOSEN}`)
    await privacy.need('chooseMedia')
    // The camera takes one picture at a time.
    const chosen = photos.slice(0, textList(options.sourceType).join() === 'camera' ? 1 : count)
    if (chosen.length === 0) throw refuse('cancel')
    const tempFiles = chosen.map(photo => {
      const { path, size } = files.lend(photo)
      return { tempFilePath: path, size, fileType: 'image' }
    })
    return { tempFiles, type: 'image' }
  })

  const compressImage = asyncCall(shell, 'compressImage', async options => {
    const path = textOf(options, 'src')
    const width = numberOr(options, 'compressedWidth', 0)
    const height = numberOr(options, 'compressedHeight', 0)
    const image = sharp(bytesAt(path)).rotate()
    const sized = width || height ? image.resize(width || null, height || null, { withoutEnlargement: true }) : image
    const bytes = await sized
      .jpeg({ quality: numberOr(options, 'quality', 80) })
      .toBuffer()
      .catch(notAPicture)
    return { tempFilePath: files.keepTemporary(bytes, '.jpg') }
  })

  const getImageInfo = asyncCall(shell, 'getImageInfo', async options => {
    const path = textOf(options, 'src')
    const { width, height, format } = await sharp(bytesAt(path)).metadata().catch(notAPicture)
    return { width, height, path, type: format, orientation: 'up' }
  })

  const previewImage = asyncCall(shell, 'previewImage', options => {
    if (textList(options.urls).length === 0) throw refuse('parameter error: parameter.urls should not be empty')
    return undefined
  })

  const fileSystem = fileSystemOf(shell, files)
  return { chooseMedia, compressImage, getImageInfo, previewImage, getFileSystemManager: () => fileSystem }
}

function fileSystemOf(shell: Shell, files: PhoneFiles): Record<string, AnyFunction> {
  const missing = (path: string) => refuse(`no such file or directory ${path}`, { errno: 1300002 })
  const save = (path: string, as: string) => {
    if (as !== '' && !as.startsWith(`${USER_FOLDER}/`)) throw refuse(`permission denied, open ${as}`)
    const savedFilePath = files.save(path, as === '' ? undefined : as)
    if (savedFilePath === undefined) throw missing(path)
    if (savedFilePath === 'full')
      throw refuse('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
    return { savedFilePath }
  }
  return {
    saveFile: asyncCall(shell, 'saveFile', options =>
      save(textOf(options, 'tempFilePath'), textOr(options, 'filePath', '')),
    ),
    unlink: asyncCall(shell, 'unlink', options => {
      const path = textOf(options, 'filePath')
      if (!files.remove(path)) throw missing(path)
      return undefined
    }),
    removeSavedFile: asyncCall(shell, 'removeSavedFile', options => {
      const path = textOf(options, 'filePath')
      if (!files.removeSaved(path)) throw missing(path)
      return undefined
    }),
    access: asyncCall(shell, 'access', options => {
      const path = textOf(options, 'path')
      if (!files.read(path)) throw missing(path)
      return undefined
    }),
    getFileInfo: asyncCall(shell, 'getFileInfo', options => {
      const path = textOf(options, 'filePath')
      const bytes = files.read(path)
      if (!bytes) throw missing(path)
      return { size: bytes.length }
    }),
  }
}
