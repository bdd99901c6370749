import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'

type SideAction = { word: string; icon: IconName; onTap: () => void; label?: string; id?: string }

type BottomBarProps = {
  /** One line above: what is missing, or what happens next. */
  note?: ReactNode
  noteIcon?: IconName
  /** At most two, left of the primary action. */
  side?: readonly SideAction[]
  /** A second, quiet way below: a text button. */
  second?: ReactNode
  /** The primary button. */
  children: ReactNode
}

/** The bar of one primary action at the lower edge. Give it to Page as `bar`. */
export function BottomBar({ note, noteIcon, side = [], second, children }: BottomBarProps) {
  return (
    <View className="bar">
      {note !== undefined && note !== false && (
        <View className="bar-n" {...aria({ role: 'status' })}>
          {noteIcon && <Icon name={noteIcon} size="s" />}
          <Text className={noteIcon ? 'ml1' : ''}>{note}</Text>
        </View>
      )}
      <View className="bar-row">
        {side.map(({ word, icon, onTap, label, id }) => (
          <Tap key={word} {...(id ? { id } : {})} className="bar-side" label={label ?? word} onTap={onTap}>
            <Icon name={icon} />
            <Text>{word}</Text>
          </Tap>
        ))}
        <View className="bar-btn">{children}</View>
      </View>
      {second && <View className="bar-second">{second}</View>}
    </View>
  )
}
