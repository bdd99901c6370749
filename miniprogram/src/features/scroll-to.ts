import Taro from '@tarojs/taro'

/** Brings the part of the page with this id into view. */
export const scrollTo = (id: string): void => {
  // A part that is not there yet is nothing to tell anybody about.
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -100, duration: 200 }).catch(() => undefined)
}
