import Taro from '@tarojs/taro'
import { currentSession, onSessionChange } from '../api/session.ts'
import { hasWeChat } from '../api/wechat.ts'
import { pages } from './go.ts'

/** In a browser of its own, whoever is not signed in is led to the code he can scan. */
export function leadToDesk(): void {
  if (process.env.TARO_ENV !== 'h5' || hasWeChat()) return
  const lead = () => {
    if (!currentSession()) Taro.reLaunch({ url: pages.desk })
  }
  lead()
  onSessionChange(lead)
}
