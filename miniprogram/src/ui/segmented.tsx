import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'

type SegmentedProps<Value extends string> = {
  /** Of the group; each item gets it with its value behind: `kind-repair`. */
  id?: string
  label: string
  items: readonly { value: Value; word: string; icon?: IconName }[]
  value: Value | undefined
  onChange: (value: Value) => void
  /** `tabs` switches what is listed below; `choice` answers a question and shows a tick. */
  use?: 'tabs' | 'choice'
}

/** Two to four short words side by side, one of them on. */
export function Segmented<Value extends string>({
  id,
  label,
  items,
  value,
  onChange,
  use = 'choice',
}: SegmentedProps<Value>) {
  return (
    <View className="seg" {...aria({ role: use === 'tabs' ? 'tablist' : 'radiogroup', label })}>
      {items.map(item => {
        const on = item.value === value
        const icon = item.icon ?? (on && use === 'choice' ? 'check' : undefined)
        return (
          <Tap
            key={item.value}
            {...(id ? { id: `${id}-${item.value}` } : {})}
            className={classNames('seg-i', on && 'seg-on')}
            label={item.word}
            {...(use === 'tabs' ? { role: 'tab', selected: on } : { role: 'radio', checked: on })}
            onTap={() => onChange(item.value)}
          >
            {icon && <Icon name={icon} {...(item.icon ? {} : { size: 's' })} />}
            <Text>{item.word}</Text>
          </Tap>
        )
      })}
    </View>
  )
}
