import { TabBar } from '../ui/tab-bar.tsx'
import { goToTab, pages } from './go.ts'
import { useUnread } from './messages/unread.ts'

const tabs = [
  { word: '首页', icon: 'home', url: pages.home, id: 'tab-home' },
  { word: '我的投诉', icon: 'list', url: pages.complaints, id: 'tab-complaints' },
  { word: '通知', icon: 'bell', url: pages.messages, id: 'tab-messages' },
  { word: '我的', icon: 'user', url: pages.mine, id: 'tab-mine' },
] as const

/** The bar of a resident's main places. */
export function MainTabs({ current }: { current: string }) {
  const unread = useUnread()
  const items = tabs.map(tab => (tab.url === pages.messages ? { ...tab, count: unread } : tab))
  return <TabBar items={items} current={current} onGo={goToTab} />
}
