import { Text, View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'

type SwitchRowProps = {
  id?: string
  word: string
  hint?: string
  icon?: IconName
  on: boolean
  onChange: (on: boolean) => void
  tone?: 'warn'
  disabled?: boolean
}

/** A row with a switch; the whole row is pressed. */
export function SwitchRow({ id, word, hint, icon, on, onChange, tone, disabled = false }: SwitchRowProps) {
  return (
    <Tap
      {...(id ? { id } : {})}
      className={classNames('li', disabled && 'field-off')}
      role="switch"
      label={hint ? `${word}，${hint}` : word}
      checked={on}
      disabled={disabled}
      press="none"
      onTap={() => onChange(!on)}
    >
      {icon && (
        <View className={classNames('li-i', tone)}>
          <Icon name={icon} />
        </View>
      )}
      <View className="grow">
        <Text>{word}</Text>
        {hint && <Text className="li-note">{hint}</Text>}
      </View>
      <View className={classNames('sw', on && 'sw-on', tone === 'warn' && 'sw-w')} />
    </Tap>
  )
}
