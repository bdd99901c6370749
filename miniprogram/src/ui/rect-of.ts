import Taro from '@tarojs/taro'

type Rect = { left: number; top: number; width: number; height: number }

/** Where the element with this id stands on the screen, in px; undefined when it is not there. */
export const rectOf = (id: string): Promise<Rect | undefined> =>
  new Promise(resolve => {
    const query = Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect(found => resolve(Array.isArray(found) ? found[0] : (found ?? undefined)))
    try {
      query.exec()
    } catch {
      // In a browser: the page it stood on is just being left.
      resolve(undefined)
    }
  })
