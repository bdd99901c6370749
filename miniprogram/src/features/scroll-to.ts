import Taro from '@tarojs/taro'

/** Brings the part of the page with this id into view. */
export const scrollTo = (id: string): void => {
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -96, duration: 200 })
}
