import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'
import { Words } from './words.tsx'

type ListRowProps = {
  id?: string
  word: ReactNode
  /** A second, quieter line. */
  hint?: ReactNode
  /** At the right: what is set, or how many. */
  value?: ReactNode
  icon?: IconName
  tone?: 'warn'
  /** Needed with `onTap` when word is not plain text. */
  label?: string
  onTap?: () => void
}

/** A row of a list: icon, word, what it is set to, and a way on if it has one. */
export function ListRow({ id, word, hint, value, icon, tone, label, onTap }: ListRowProps) {
  const inside = (
    <>
      {icon && (
        <View className={classNames('li-i', tone)}>
          <Icon name={icon} />
        </View>
      )}
      <View className="grow">
        <Text>{word}</Text>
        {hint && <Text className="li-note">{hint}</Text>}
      </View>
      {value !== undefined && <View className="li-end">{value}</View>}
      {onTap && <Icon name="right" size="s" className="li-more" />}
    </>
  )
  if (!onTap) return <View className="li">{inside}</View>
  const spoken = [word, hint, value].filter(part => typeof part === 'string').join('，')
  return (
    <Tap {...(id ? { id } : {})} className="li" press="press-dim" spoken={label ?? spoken} onTap={onTap}>
      {inside}
    </Tap>
  )
}

/** Key and value, key in grey: 回访人　许静. */
export function KeyValue({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="kv">
      <Text className="kv-k">{name}</Text>
      <View className="kv-v">{typeof children === 'string' ? <Words>{children}</Words> : children}</View>
    </View>
  )
}

/** A round mark with the first character of a name. */
export function Avatar({ name }: { name: string }) {
  return <View className="avatar">{name.slice(0, 1)}</View>
}
