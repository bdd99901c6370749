import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Words } from './words.tsx'

export type TimelineItem =
  | { kind: 'day'; id: string; text: string }
  | {
      kind: 'entry'
      id: string
      /** 14:05; left out where only the order is known. */
      time?: string
      /** Exactly one entry is `now`. */
      state: 'past' | 'now' | 'next'
      title: ReactNode
      text?: ReactNode
      /** What a person said or wrote. */
      quote?: ReactNode
      /** The reader's own words: a bubble of his, at the other side. */
      own?: boolean
      /** On its way: 正在发送…, read out when it appears. */
      sending?: string
      /** What was shown with the words. */
      pictures?: ReactNode
      /** Chips and the like, below. */
      children?: ReactNode
    }

type TimelineProps = {
  /** Newest on top. */
  items: readonly TimelineItem[]
  /** No column for times: a plan whose lines carry their own dates. */
  timeless?: boolean
}

const spokenState = { past: '', now: '现在：', next: '接下来：' }

/** What happened, newest on top, on one unbroken line through the day heads. */
export function Timeline({ items, timeless }: TimelineProps) {
  const first = items.findIndex(item => item.kind === 'entry')
  const last = items.length - 1 - [...items].reverse().findIndex(item => item.kind === 'entry')
  return (
    <View {...aria({ role: 'list' })}>
      {items.map((item, at) => {
        if (item.kind === 'day' && at < first) {
          return (
            <View key={item.id} className="tl-day">
              {item.text}
            </View>
          )
        }
        const time = !timeless && <Text className="tl-time">{item.kind === 'entry' ? item.time : ''}</Text>
        if (item.kind === 'day') {
          return (
            <View key={item.id} className="tl-i">
              {time}
              <View className="tl-ax" />
              <View className="tl-c tl-dayc">{item.text}</View>
            </View>
          )
        }
        const place = classNames(at === first && 'tl-first', at === last && 'tl-last')
        return (
          <View
            key={item.id}
            className={classNames('tl-i', place, item.state !== 'past' && `tl-${item.state}`)}
            {...aria({ role: 'listitem' })}
          >
            {time}
            <View className="tl-ax" {...aria({ label: spokenState[item.state] })}>
              <View className="tl-n" />
            </View>
            <View className="tl-c">
              <View className="tl-h">{item.title}</View>
              {item.text && <View>{typeof item.text === 'string' ? <Words>{item.text}</Words> : item.text}</View>}
              {(item.quote || item.pictures) && (
                <View className={item.own ? 'quote quote-own' : 'quote'}>
                  {typeof item.quote === 'string' ? <Words>{item.quote}</Words> : item.quote}
                  {item.pictures && <View className={item.quote ? 'mt2' : ''}>{item.pictures}</View>}
                </View>
              )}
              {item.children}
              {item.sending && (
                <View className="tl-sending" {...aria({ role: 'status', live: 'polite' })}>
                  <View className="spin" {...aria({ hidden: true })} />
                  <Text className="ml1">{item.sending}</Text>
                </View>
              )}
            </View>
          </View>
        )
      })}
    </View>
  )
}
