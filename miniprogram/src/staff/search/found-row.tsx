import { View } from '@tarojs/components'
import type { FoundCard } from '#contract/customers.ts'
import { stateWords } from '#contract/words.ts'
import { urgentChip } from '../../features/complaint/chips.ts'
import { dateWords } from '../../features/when.ts'
import { Chip, Chips } from '../../ui/chip.tsx'
import type { ChipProps } from '../../ui/chip-props.ts'
import { Tap } from '../../ui/tap.tsx'
import { levelWithLength, stateChipByWord } from '../features/complaint/case-chips.ts'

type FoundRowProps = { card: FoundCard; now: number; onTap: () => void }

const chipsOf = (card: FoundCard, now: number): ChipProps[] => {
  const urgent = urgentChip(card.severity)
  const late = card.next?.level === 'overdue' ? levelWithLength(card.next, now) : undefined
  return [
    stateChipByWord(stateWords[card.state] ?? ''),
    // A list of what was found is no alarm: the solid red stays with the work list.
    ...(late ? [{ ...late, tone: 'warn-soft' as const }] : urgent ? [urgent] : []),
  ]
}

/** A complaint that was found, or one of a customer's: number, what, where, whose, how far. */
export function FoundRow({ card, now, onTap }: FoundRowProps) {
  const received = dateWords(card.receivedAt, now)
  const round = card.round > 1 ? `第 ${card.round} 次处理` : ''
  const who = [card.place, card.customer, round].filter(Boolean).join(' · ')
  const chips = chipsOf(card, now)
  return (
    <Tap
      id={`found-${card.id}`}
      className="card found-row"
      spoken={[card.number, card.title, ...chips.map(it => it.word), who, `${received}收到`].join('，')}
      onTap={onTap}
    >
      <View className="row">
        <View className="num b nb grow">{card.number}</View>
        <View className="sub num">{received}</View>
      </View>
      <View className="card-t mt1">{card.title}</View>
      <View className="txt">{who}</View>
      <View className="mt2">
        <Chips>
          {chips.map(chip => (
            <Chip key={chip.word} {...chip} />
          ))}
        </Chips>
      </View>
    </Tap>
  )
}
