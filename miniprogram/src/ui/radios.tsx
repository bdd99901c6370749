import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Tap } from './tap.tsx'

type Answer<Value> = { value: Value; word: string }

export type RadiosProps<Value extends string | number, Item extends Answer<Value>> = {
  /** Of the group; each item gets it with its value behind: `kind-repair`. */
  id?: string | undefined
  label: string
  items: readonly Item[]
  value: Value | undefined
  onChange: (value: Value) => void
}

type Looks<Item> = {
  group: string
  item: string
  /** Added to the item that is chosen. */
  on: string
  inside: (item: Item, on: boolean) => ReactNode
}

/** A group of answers, one of them chosen; how an answer looks is up to the caller. */
export function Radios<Value extends string | number, Item extends Answer<Value>>({
  id,
  label,
  items,
  value,
  onChange,
  looks,
}: RadiosProps<Value, Item> & { looks: Looks<Item> }) {
  return (
    <View className={looks.group} {...aria({ role: 'radiogroup', label })}>
      {items.map(item => {
        const on = item.value === value
        return (
          <Tap
            key={item.value}
            {...(id ? { id: `${id}-${item.value}` } : {})}
            className={classNames(looks.item, on && looks.on)}
            role="radio"
            label={item.word}
            checked={on}
            onTap={() => onChange(item.value)}
          >
            {looks.inside(item, on)}
          </Tap>
        )
      })}
    </View>
  )
}
