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
  homes: '/pages/homes/index',
  /** With an invitation's code, or to type one in. */
  join: (code?: string) => `/pages/join/index${code ? `?invitation=${code}` : ''}`,
  /** What people I live with let me read, or one of them. */
  shared: (id?: string) => `/pages/shared/index${id ? `?id=${id}` : ''}`,
  /** Who may read a complaint of mine. */
  sharing: (id: string) => `/pages/sharing/index?id=${id}`,
  messages: '/pages/messages/index',
  guide: '/pages/guide/index',
  privacy: '/pages/privacy/index',
  /** To write something new or go on with what was left; `key`: with this draft. */
  file: (kind: string, key?: string) => `/pages/file/index?kind=${kind}${key ? `&key=${key}` : ''}`,
  /** What waits to be sent, and drafts. */
  unsent: '/pages/unsent/index',
  submitted: (id: string) => `/pages/submitted/index?id=${id}`,
  complaint: (id: string) => `/pages/complaint/index?id=${id}`,
  survey: (id: string) => `/pages/survey/index?id=${id}`,
  visit: (id: string) => `/pages/visit/index?id=${id}`,
  receipt: (id: string) => `/pages/receipt/index?id=${id}`,
  /** All that I follow, or one of them. */
  followed: (id?: string) => `/pages/followed/index${id ? `?id=${id}` : ''}`,
  work: '/staff/work/index',
  /** With an invitation's code in hand: a new colleague. */
  joinTeam: '/staff/join-team/index',
  /** Signing in with a browser of one's own. */
  desk: '/staff/desk/index',
}
