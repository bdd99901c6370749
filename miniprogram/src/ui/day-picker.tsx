import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Tap } from './tap.tsx'

type DayPickerProps = {
  /** Of the group; each item gets it with its value behind: `kind-repair`. */
  id?: string
  label: string
  /** `remark` under the figure: 周三, or 约满 when it cannot be chosen. */
  items: readonly { value: string; word: string; figure: string; remark: string; disabled?: boolean }[]
  value: string | undefined
  onChange: (value: string) => void
}

/** Up to four days side by side: 今天 25 周三. */
export function DayPicker({ id, label, items, value, onChange }: DayPickerProps) {
  return (
    <View className="days" {...aria({ role: 'radiogroup', label })}>
      {items.map(({ disabled = false, ...item }) => (
        <Tap
          key={item.value}
          {...(id ? { id: `${id}-${item.value}` } : {})}
          className={classNames('day', item.value === value && 'day-on', disabled && 'day-off')}
          role="radio"
          label={`${item.word} ${item.figure} 日，${item.remark}`}
          checked={item.value === value}
          disabled={disabled}
          onTap={() => onChange(item.value)}
        >
          <Text>{item.word}</Text>
          <Text className="day-n num">{item.figure}</Text>
          <Text className="sub">{item.remark}</Text>
        </Tap>
      ))}
    </View>
  )
}
