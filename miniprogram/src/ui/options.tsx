import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

type OptionItem<Value extends string> = { value: Value; word: string; disabled?: boolean }

type OptionsProps<Value extends string> = {
  /** Of the group; each item gets it with its value behind: `kind-repair`. */
  id?: string
  label: string
  items: readonly OptionItem<Value>[]
  /** What is chosen: none, one or several. */
  value: readonly Value[]
  onChange: (value: Value[]) => void
  /** Several at once. Without it a tap replaces the choice. */
  several?: boolean
  /** A second tap takes the choice back (always so with `several`). */
  clearable?: boolean
  /** Two columns of equal width: times of day. */
  half?: boolean
}

/** Pills: one or several of a handful of short answers. */
export function Options<Value extends string>(props: OptionsProps<Value>) {
  const { id, label, items, value, onChange, several, clearable, half } = props
  const choose = (chosen: Value) => {
    const without = value.filter(one => one !== chosen)
    if (without.length < value.length) onChange(several || clearable ? without : [chosen])
    else onChange(several ? [...value, chosen] : [chosen])
  }
  return (
    <View className={half ? 'opts-half' : 'opts'} {...aria({ role: several ? 'group' : 'radiogroup', label })}>
      {items.map(item => {
        const on = value.includes(item.value)
        const pill = (
          <Tap
            key={item.value}
            {...(id ? { id: `${id}-${item.value}` } : {})}
            className={classNames('opt', on && 'opt-on', item.disabled && 'opt-off', half && 'num')}
            role={several ? 'checkbox' : 'radio'}
            label={item.disabled ? `${item.word}，不能选` : item.word}
            checked={on}
            disabled={item.disabled ?? false}
            onTap={() => choose(item.value)}
          >
            {on && <Icon name="check" />}
            <Text>{item.word}</Text>
          </Tap>
        )
        return half ? (
          <View key={item.value} className="opt-half">
            {pill}
          </View>
        ) : (
          pill
        )
      })}
    </View>
  )
}
