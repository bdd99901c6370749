import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'
import { Tick } from './tick.tsx'

type Answer<Value extends string> = { value: Value; icon: IconName; word: string }

type BigTwoProps<Value extends string> = {
  /** Of the group; each item gets it with its value behind: `kind-repair`. */
  id?: string
  label: string
  items: readonly [Answer<Value>, Answer<Value>]
  value: Value | undefined
  onChange: (value: Value) => void
}

/** The first question of a form: two answers, the same size and weight. */
export function BigTwo<Value extends string>({ id, label, items, value, onChange }: BigTwoProps<Value>) {
  return (
    <View className="big2" {...aria({ role: 'radiogroup', label })}>
      {items.map(item => {
        const on = item.value === value
        return (
          <Tap
            key={item.value}
            {...(id ? { id: `${id}-${item.value}` } : {})}
            className={classNames('big2-i', on && 'big2-on')}
            role="radio"
            label={item.word}
            checked={on}
            onTap={() => onChange(item.value)}
          >
            <Icon name={item.icon} size="xl" />
            <Text>{item.word}</Text>
            {on && <Tick />}
          </Tap>
        )
      })}
    </View>
  )
}
