import { View } from '@tarojs/components'
import type { Settings } from '#contract/settings.ts'
import { cannedUseWords } from '#contract/words.ts'
import type { OwnReply } from '#domain/complaint/canned-replies.ts'
import { mostOwnReplies } from '#domain/complaint/own-replies.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { ownReplies } from '../features/canned/canned-words.ts'
import { rootWords } from './category-form.ts'

const hintOf = ({ use, root }: OwnReply): string =>
  root ? `${cannedUseWords[use]}，只用于${rootWords[root]}` : cannedUseWords[use]

/** 常用语 of the community's own, beside those everybody has. */
export function RepliesCard({ value, onOpen }: { value: Settings; onOpen: (id: string | undefined) => void }) {
  const replies = ownReplies(value.replies ?? [])
  return (
    <Card title="自己的常用语">
      {replies.length === 0 && <View className="sub">还没有。写回复时用的是系统自带的。</View>}
      {replies.map(reply => (
        <ListRow
          key={reply.id}
          id={`reply-${reply.id}`}
          word={reply.text}
          hint={hintOf(reply)}
          label={`${reply.text}，${hintOf(reply)}`}
          {...(value.mayChange ? { onTap: () => onOpen(reply.id) } : {})}
        />
      ))}
      {value.mayChange && replies.length < mostOwnReplies && (
        <Button
          id="reply-add"
          className="mt3"
          kind="secondary"
          wide
          icon="plus"
          word="加一条常用语"
          onTap={() => onOpen(undefined)}
        />
      )}
    </Card>
  )
}
