import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../../ui/aria.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'
import { TextField } from '../../ui/text-field.tsx'

export type Pickable = { id: string; word: string; hint?: string }

/** Beyond so many a few letters find somebody faster than the eye. */
const manyItems = 8
const mostShown = 30

type PickOneProps = {
  id: string
  label: string
  items: readonly Pickable[]
  value: string | undefined
  onChange: (id: string) => void
  /** What is said where there is nothing to pick. */
  empty: string
}

/** One of many, each on a row of its own; a long list can be narrowed. */
export function PickOne(pick: PickOneProps) {
  const { id, label, items, value } = pick
  const [sought, setSought] = useState('')
  const word = sought.trim()
  const found = items.filter(it => it.id === value || it.word.includes(word) || it.hint?.includes(word))
  return (
    <View>
      {items.length > manyItems && (
        <TextField
          id={`${id}-find`}
          label={`找${label}`}
          silent
          placeholder="输几个字找"
          value={sought}
          onChange={setSought}
        />
      )}
      <PickRows {...pick} items={found} empty={items.length === 0 ? pick.empty : `没有找到“${word}”`} />
    </View>
  )
}

/** The rows alone; beyond so many the rest is only counted. */
export function PickRows({ id, label, items, value, onChange, empty }: PickOneProps) {
  if (items.length === 0) return <View className="txt mt2">{empty}</View>
  return (
    <View>
      <View className="mt2" {...aria({ role: 'radiogroup', label })}>
        {items.slice(0, mostShown).map(item => (
          <Tap
            key={item.id}
            id={`${id}-${item.id}`}
            className="li"
            role="radio"
            checked={item.id === value}
            label={[item.word, item.hint].filter(Boolean).join('，')}
            onTap={() => onChange(item.id)}
          >
            <View className="grow">
              <Text className={item.id === value ? 'b' : ''}>{item.word}</Text>
              {item.hint && <Text className="li-note">{item.hint}</Text>}
            </View>
            {item.id === value && <Icon name="check" className="jade" />}
          </Tap>
        ))}
      </View>
      {items.length > mostShown && <View className="sub mt2">还有 {items.length - mostShown} 个，输几个字找</View>}
    </View>
  )
}
