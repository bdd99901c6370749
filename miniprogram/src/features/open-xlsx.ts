// Opening an exported xlsx: WeChat's own viewer on a phone, a download in a browser.
import Taro from '@tarojs/taro'

/** Opens the file behind a link. Answers whether it worked. */
export async function openXlsx(url: string, name: string): Promise<boolean> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = url
    link.download = name
    document.body.appendChild(link)
    link.click()
    link.remove()
    return true
  }
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
    if (statusCode !== 200) return false
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true })
    return true
  } catch {
    return false
  }
}
