import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'

export type ChipTone = 'solid' | 'soft' | 'outline' | 'rest' | 'rest-outline' | 'warn-solid' | 'warn-soft' | 'dashed'

export type ChipProps = {
  tone: ChipTone
  icon: IconName
  word: string
  /** A figure after the word: 1 小时 10 分. */
  more?: string
  /** A figure shown in 长辈模式 only, where the dial beside it is hidden. */
  elderMore?: string
}

/** Icon and word, always both: colour alone says nothing. */
export function Chip({ tone, icon, word, more, elderMore }: ChipProps) {
  return (
    <View className={`chip tone-${tone}`}>
      <Icon name={icon} />
      <Text>{word}</Text>
      {more && <Text className="chip-more">{more}</Text>}
      {elderMore && <Text className="only-elder">{elderMore}</Text>}
    </View>
  )
}

/** A row of chips that wraps; not more than two on a card of a list. */
export function Chips({ children }: { children: ReactNode }) {
  return <View className="chips">{children}</View>
}
