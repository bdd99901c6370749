import { Text, View } from '@tarojs/components'
import type { MyMessage } from '#contract/messages.ts'
import type { Instant } from '#domain/time.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'
import { go, pages } from '../go.ts'
import { timeWords } from '../when.ts'
import { reachedWords, smallPrint, spokenWords } from './message-words.ts'

/** One message: what it says, about what, when, and whether WeChat has it too. */
export function MessageRow({ message, now }: { message: MyMessage; now: Instant }) {
  const { id, note, at, unread, reached, matter, complaintId, as } = message
  const how = reachedWords[reached]
  const inside = (
    <>
      <View className="grow">
        <View className={unread ? 'b' : ''}>{note}</View>
        {matter !== undefined && <View className="sub">{matter}</View>}
        <View className="message-small">
          {how && <Icon name={how.icon} size="s" />}
          <Text className="ml1">{smallPrint(message)}</Text>
        </View>
      </View>
      <View className="message-end">
        <Text className="message-time">{timeWords(at)}</Text>
        {unread && (
          <View className="message-new">
            <View className="message-dot" />
            <Text>未读</Text>
          </View>
        )}
      </View>
    </>
  )
  // What may not be looked at any more leads nowhere.
  if (matter === undefined) return <View className="li message">{inside}</View>
  return (
    <Tap
      id={`message-${id}`}
      className="li message"
      press="press-dim"
      spoken={spokenWords(message, now)}
      onTap={() => go(as === 'follower' ? pages.followed(complaintId) : pages.complaint(complaintId))}
    >
      {inside}
    </Tap>
  )
}
