import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { readReplies } from '#contract/settings.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { type CannedUse, cannedReplies, type OwnReply } from '#domain/complaint/canned-replies.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../../api/call.ts'
import { useLoad } from '../../../features/use-load.ts'
import { useMe } from '../../../features/use-me.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tap } from '../../../ui/tap.tsx'
import { cannedUsed, keepCannedUsed } from './canned-used.ts'
import { knownForReply, lastUsedFirst, ownReplies, withReply } from './canned-words.ts'

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

/** What may be said here, with the field as it would be then; what does not fit into it is left out. */
const fittingFor = ({ use, detail, now, written, max, solved }: CannedListProps, own: readonly OwnReply[]) =>
  cannedReplies(use, knownForReply(detail, now, { written, solved }), own).flatMap(reply => {
    const whole = withReply(written, reply.text, max)
    return whole === undefined ? [] : [{ ...reply, whole }]
  })

/** 常用语 under a field: opens in place; a tap puts the words behind what is written. */
export function CannedList(props: CannedListProps) {
  const [isOpen, setOpen] = useState(false)
  if (fittingFor(props, []).length === 0) return null
  return (
    <View>
      <Tap id={`${props.id}-canned`} className="row row-tap" expanded={isOpen} onTap={() => setOpen(before => !before)}>
        <Text className="b">常用语</Text>
        <Icon name={isOpen ? 'down' : 'right'} size="s" className="li-more" />
      </Tap>
      {isOpen && <CannedRows {...props} onClose={() => setOpen(false)} />}
    </View>
  )
}

/** Opened: the community's own too, known from before or fetched now. Where they cannot be had, everybody's are there. */
function CannedRows({ onClose, ...props }: CannedListProps & { onClose: () => void }) {
  const { id, detail, onChange } = props
  const me = useMe()
  const userId = me?.userId ?? ''
  const { value, failure } = useLoad({
    key: `replies/${detail.communityId}`,
    schema: readReplies.answer,
    fetch: () => call(readReplies, { query: { communityId: detail.communityId } }),
    stored: true,
  })
  if (!value && !failure) return <View className="sub">正在取常用语…</View>
  const choose = (reply: { id: string; whole: string }) => {
    onChange(reply.whole)
    keepCannedUsed(userId, reply.id)
    onClose()
  }
  const fitting = fittingFor(props, ownReplies(value?.replies ?? []))
  return (
    <>
      {lastUsedFirst(fitting, cannedUsed(userId)).map(reply => (
        <Tap key={reply.id} id={`${id}-${reply.id}`} className="li" onTap={() => choose(reply)}>
          <Text className="grow">{reply.body}</Text>
        </Tap>
      ))}
    </>
  )
}
