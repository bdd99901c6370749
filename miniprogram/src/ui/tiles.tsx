import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'
import { Tick } from './tick.tsx'

type TilesProps<Value extends string> = {
  /** Of the group; each item gets it with its value behind: `kind-repair`. */
  id?: string
  label: string
  items: readonly { value: Value; icon: IconName; word: string }[]
  value: Value | undefined
  onChange: (value: Value) => void
}

/** One of many by picture and word, four across (three in 长辈模式). */
export function Tiles<Value extends string>({ id, label, items, value, onChange }: TilesProps<Value>) {
  return (
    <View className="tiles" {...aria({ role: 'radiogroup', label })}>
      {items.map(item => {
        const on = item.value === value
        return (
          <Tap
            key={item.value}
            {...(id ? { id: `${id}-${item.value}` } : {})}
            className={classNames('tile', on && 'tile-on')}
            role="radio"
            label={item.word}
            checked={on}
            onTap={() => onChange(item.value)}
          >
            <View className="tile-in">
              <Icon name={item.icon} size="l" />
              <Text>{item.word}</Text>
              {on && <Tick />}
            </View>
          </Tap>
        )
      })}
    </View>
  )
}
