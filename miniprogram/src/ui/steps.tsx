import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'

type StepsProps = { items: readonly { word: string; state: 'done' | 'now' | 'to-come'; icon?: IconName }[] }

const looks = { done: 'stp-ok', now: 'stp-now', 'to-come': 'stp-no' } as const
const spoken = { done: '已完成', now: '正在做', 'to-come': '还没到' } as const

/** The few steps of one errand, side by side. */
export function Steps({ items }: StepsProps) {
  return (
    <View className="steps" {...aria({ role: 'list' })}>
      {items.map(({ word, state, icon }) => (
        <View
          key={word}
          className={`stp ${looks[state]}`}
          {...aria({ role: 'listitem', label: `${word}，${spoken[state]}` })}
        >
          <View className="stp-d">
            {state === 'done' && <Icon name="check" />}
            {state === 'now' && <Icon name={icon ?? 'dash'} />}
          </View>
          <Text>{word}</Text>
        </View>
      ))}
    </View>
  )
}
