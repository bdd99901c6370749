import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/complaint-views.ts'
import { type CannedUse, cannedReplies } from '#domain/complaint/canned-replies.ts'
import type { Instant } from '#domain/time.ts'
import { useMe } from '../../features/use-me.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'
import { cannedUsed, keepCannedUsed } from './canned-used.ts'
import { knownForReply, lastUsedFirst, withReply } from './canned-words.ts'

type CannedListProps = {
  /** Of the field. */
  id: string
  use: CannedUse
  detail: StaffDetail
  now: Instant
  written: string
  /** Of the field, in characters. */
  max: number
  /** Of a visit: what the customer said so far. */
  solved?: boolean | undefined
  onChange: (text: string) => void
}

/** 常用语 under a field: opens in place; a tap puts the words behind what is written. */
export function CannedList({ id, use, detail, now, written, max, solved, onChange }: CannedListProps) {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const userId = me?.userId ?? ''
  const fitting = cannedReplies(use, knownForReply(detail, now, { written, solved })).flatMap(reply => {
    const whole = withReply(written, reply.text, max)
    return whole === undefined ? [] : [{ ...reply, whole }]
  })
  if (fitting.length === 0) return null
  const choose = (reply: { id: string; whole: string }) => {
    onChange(reply.whole)
    keepCannedUsed(userId, reply.id)
    setOpen(false)
  }
  return (
    <View>
      <Tap id={`${id}-canned`} className="row row-tap" expanded={isOpen} onTap={() => setOpen(before => !before)}>
        <Text className="b">常用语</Text>
        <Icon name={isOpen ? 'down' : 'right'} size="s" className="li-more" />
      </Tap>
      {isOpen &&
        lastUsedFirst(fitting, cannedUsed(userId)).map(reply => (
          <Tap key={reply.id} id={`${id}-${reply.id}`} className="li" onTap={() => choose(reply)}>
            <Text className="grow">{reply.body}</Text>
          </Tap>
        ))}
    </View>
  )
}
