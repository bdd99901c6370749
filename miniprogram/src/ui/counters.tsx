import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Tap } from './tap.tsx'

type CountersProps<Value extends string> = {
  label: string
  items: readonly { value: Value; word: string; count: number; tone?: 'warn' }[]
  value: Value | undefined
  /** Counted no further than this: more is shown as `200+`. */
  most?: number
  onChange: (value: Value) => void
}

/** Figures that are also filters: two to four in one card. */
export function Counters<Value extends string>({ label, items, value, most, onChange }: CountersProps<Value>) {
  const figure = (count: number) => (most !== undefined && count > most ? `${most}+` : String(count))
  return (
    <View className="cnt" {...aria({ role: 'tablist', label })}>
      {items.map(item => {
        const on = item.value === value
        return (
          <Tap
            key={item.value}
            className={classNames('cnt-i', on && 'cnt-on', item.tone === 'warn' && item.count > 0 && 'cnt-w')}
            role="tab"
            selected={on}
            spoken={`${item.word} ${figure(item.count)}`}
            onTap={() => onChange(item.value)}
          >
            <Text className="cnt-n num">{figure(item.count)}</Text>
            <Text>{item.word}</Text>
          </Tap>
        )
      })}
    </View>
  )
}
