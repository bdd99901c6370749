// Pictures fetched from a link and kept as files on a phone in WeChat. A browser has no such folder: what it has fetched lies in
// its own cache as long as it likes.
import Taro from '@tarojs/taro'

type Fetched = { path: string; bytes: number }

const bytesOf = (filePath: string): Promise<number | undefined> =>
  new Promise(resolve =>
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: info => resolve('size' in info ? info.size : undefined),
      fail: () => resolve(undefined),
    }),
  )

const pathOf = (id: string): string => `${Taro.env.USER_DATA_PATH}/picture-${id}.jpg`

export const pictureFolder = {
  pathOf,
  async fetch(url: string): Promise<Fetched | 'offline' | 'refused'> {
    try {
      const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
      const bytes = statusCode === 200 ? await bytesOf(tempFilePath) : undefined
      return bytes === undefined ? 'refused' : { path: tempFilePath, bytes }
    } catch {
      return 'offline'
    }
  },
  put: (id: string, path: string): Promise<boolean> =>
    new Promise(resolve =>
      Taro.getFileSystemManager().saveFile({
        tempFilePath: path,
        filePath: pathOf(id),
        success: () => resolve(true),
        fail: () => resolve(false),
      }),
    ),
  remove(id: string): void {
    Taro.getFileSystemManager().unlink({ filePath: pathOf(id), fail: () => undefined })
  },
}
