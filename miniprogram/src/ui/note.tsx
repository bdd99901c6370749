import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Words } from './words.tsx'

type NoteProps = {
  /** calm: good to know · quiet: small print · warn: read this first. */
  tone?: 'calm' | 'quiet' | 'warn'
  icon?: IconName
  title?: string
  /** `status` is read out when it appears, `alert` at once. */
  spoken?: 'status' | 'alert'
  /** Stands on the page itself instead of inside a card: takes the page's margins. */
  loose?: boolean
  className?: string
  children?: ReactNode
}

const tones = { calm: false, quiet: 'note-q', warn: 'note-w' } as const

/** A remark on a soft ground. */
export function Note({ tone = 'calm', icon, title, spoken, loose, className, children }: NoteProps) {
  const sign = icon ?? (tone === 'warn' ? 'warn' : 'info')
  return (
    <View
      className={classNames('note', tones[tone], loose && 'note-loose', className)}
      {...aria(spoken ? { role: spoken } : {})}
    >
      <View className="note-i">
        <Icon name={sign} />
      </View>
      <View className="grow">
        {title && <View className="b">{title}</View>}
        {typeof children === 'string' ? <Words>{children}</Words> : children}
      </View>
    </View>
  )
}
