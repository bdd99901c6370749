import Taro from '@tarojs/taro'

type Rect = { left: number; top: number; width: number; height: number }

/** Where the element with this id stands on the screen, in px; undefined when it is not there. */
export const rectOf = (id: string): Promise<Rect | undefined> => {
  const { page } = Taro.getCurrentInstance()
  if (!page) return Promise.resolve(undefined)
  return new Promise(resolve => {
    // In a browser a query without a page throws, later and where nobody can catch it, when the page is just being left.
    Taro.createSelectorQuery()
      .in(page)
      .select(`#${id}`)
      .boundingClientRect(found => resolve(Array.isArray(found) ? found[0] : (found ?? undefined)))
      .exec()
  })
}
