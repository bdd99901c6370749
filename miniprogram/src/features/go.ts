// Where things are. WeChat keeps ten pages at most: beyond nine the newest one is replaced.
import Taro from '@tarojs/taro'

const deepest = 9

/** Opens a page over this one. */
export const go = (url: string): void => {
  if (Taro.getCurrentPages().length >= deepest) Taro.redirectTo({ url })
  else Taro.navigateTo({ url })
}

/** Opens a page instead of this one. */
export const goInstead = (url: string): void => {
  Taro.redirectTo({ url })
}

/** One of the main places: whatever was open above is closed. */
export const goToTab = (url: string): void => {
  Taro.reLaunch({ url })
}

/** Back, or home where nothing lies below. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.reLaunch({ url: pages.home })
}

/** To a complaint: back where it lies right below, so that no two of the same are stacked up. */
export const goToComplaint = (id: string): void => {
  const stack = Taro.getCurrentPages()
  const below = stack[stack.length - 2]
  if (below?.route?.includes('pages/complaint/index')) Taro.navigateBack()
  else Taro.redirectTo({ url: pages.complaint(id) })
}

export const pages = {
  home: '/pages/home/index',
  complaints: '/pages/complaints/index',
  mine: '/pages/mine/index',
  room: '/pages/room/index',
  file: (kind: string) => `/pages/file/index?kind=${kind}`,
  submitted: (id: string) => `/pages/submitted/index?id=${id}`,
  complaint: (id: string) => `/pages/complaint/index?id=${id}`,
  survey: (id: string) => `/pages/survey/index?id=${id}`,
  visit: (id: string) => `/pages/visit/index?id=${id}`,
  /** All that I follow, or one of them. */
  followed: (id?: string) => `/pages/followed/index${id ? `?id=${id}` : ''}`,
  work: '/staff/work/index',
}
