import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'

type TabItem = {
  word: string
  icon: IconName
  url: string
  id?: string
  /** Unread: shown on the tab and spoken. */
  count?: number
}

type TabBarProps = {
  items: readonly TabItem[]
  /** The url of the tab that is open. */
  current: string
  onGo: (url: string) => void
}

/** The bar of main places, two to five of them. */
export function TabBar({ items, current, onGo }: TabBarProps) {
  return (
    <View className="tab" {...aria({ role: 'tablist' })}>
      {items.map(({ word, icon, url, id, count = 0 }) => {
        const open = url === current
        return (
          <Tap
            key={url}
            {...(id ? { id } : {})}
            className={classNames('tab-i', open && 'tab-on')}
            role="tab"
            selected={open}
            label={count > 0 ? `${word}，${count} 条未读` : word}
            onTap={() => !open && onGo(url)}
          >
            <Icon name={icon} />
            <Text>{word}</Text>
            {count > 0 && <Text className="badge">{count > 99 ? '99+' : count}</Text>}
          </Tap>
        )
      })}
    </View>
  )
}
