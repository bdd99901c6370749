// A picture into the phone's album. WeChat asks once; whoever said no then is shown the way to say yes.
import Taro from '@tarojs/taro'
import { ask } from '../ui/toast.ts'
import { askPrivacy } from './privacy.ts'

export type Saved = 'saved' | 'not-allowed' | 'failed'

const fetched = async (url: string): Promise<string | undefined> => {
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
    return statusCode === 200 ? tempFilePath : undefined
  } catch {
    return undefined
  }
}

const save = (filePath: string): Promise<Saved> =>
  new Promise(resolve =>
    Taro.saveImageToPhotosAlbum({
      filePath,
      success: () => resolve('saved'),
      fail: ({ errMsg }) => resolve(/auth|authorize|privacy/.test(errMsg) ? 'not-allowed' : 'failed'),
    }),
  )

const isAllowedNow = async (): Promise<boolean> => {
  const sure = await ask({
    title: '允许存到相册？',
    text: '之前没有允许。在设置里打开“添加到相册”就能存。',
    yes: '去设置',
    no: '不存了',
  })
  if (!sure) return false
  const { authSetting } = await Taro.openSetting({})
  return authSetting['scope.writePhotosAlbum'] === true
}

/** Fetches the picture behind a link and puts it into the album. Never rejects. */
export async function savePicture(url: string): Promise<Saved> {
  if (!(await askPrivacy('photos'))) return 'not-allowed'
  const path = await fetched(url)
  if (path === undefined) return 'failed'
  const saved = await save(path)
  if (saved !== 'not-allowed') return saved
  const allowed = await isAllowedNow().catch(() => false)
  return allowed ? save(path) : 'not-allowed'
}
