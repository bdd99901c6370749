import { Text, View } from '@tarojs/components'
import type { Card as CardView } from '#contract/complaint-views.ts'
import type { Similar } from '#contract/groups.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import { go } from '../../../features/go.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tap } from '../../../ui/tap.tsx'
import { staffUrl } from '../staff-url.ts'
import type { Question } from './similar-sheet.tsx'
import { aboutOther, canMerge, groupWords, isAlone } from './similar-words.ts'

type SimilarCardProps = {
  similar: Similar
  detail: Pick<StaffDetail, 'moves'>
  now: Instant
  onAsk: (question: Question) => void
}

/** 可能是同一件事, 可能是二次投诉: what the office is asked to look at. */
export function SimilarCard({ similar, detail, now, onAsk }: SimilarCardProps) {
  if (isAlone(similar)) return null
  const merge = similar.merge.filter(canMerge)
  const mayConfirm = detail.moves.includes('confirmRepeat')
  return (
    <>
      {(merge.length > 0 || similar.group.size > 1) && (
        <Card title="可能是同一件事">
          {similar.group.size > 1 && (
            <Note tone={similar.group.isGroup ? 'warn' : 'calm'} icon="people">
              {groupWords(similar.group)}
            </Note>
          )}
          {merge.map(proposal => (
            <Other
              key={proposal.card.id}
              card={proposal.card}
              now={now}
              id={`merge-${proposal.card.id}`}
              word="并案"
              onTap={() => onAsk({ kind: 'merge', proposal })}
            />
          ))}
        </Card>
      )}
      {similar.repeat.length > 0 && mayConfirm && (
        <Card title="可能是二次投诉" hint="90 天内同一处">
          {similar.repeat.map(card => (
            <Other
              key={card.id}
              card={card}
              now={now}
              id={`repeat-${card.id}`}
              word="确认是同一件事"
              onTap={() => onAsk({ kind: 'repeat', earlier: card })}
            />
          ))}
        </Card>
      )}
    </>
  )
}

type OtherProps = { card: CardView; now: Instant; id: string; word: string; onTap: () => void }

/** The other complaint, which opens, and what may be done with it. */
function Other({ card, now, id, word, onTap }: OtherProps) {
  return (
    <View className="mt3">
      <Tap
        press="press-dim"
        spoken={`${card.title}，${card.place}，打开`}
        onTap={() => go(staffUrl.complaint(card.id))}
      >
        <View className="b">{card.title}</View>
        <View className="sub">{card.place}</View>
        <Text className="sub num">{aboutOther(card, now)}</Text>
      </Tap>
      <View className="mt2">
        <Button id={id} kind="secondary" wide word={word} onTap={onTap} />
      </View>
    </View>
  )
}
