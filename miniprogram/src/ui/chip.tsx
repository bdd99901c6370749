import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ChipProps } from './chip-props.ts'
import { Icon } from './icon.tsx'

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
