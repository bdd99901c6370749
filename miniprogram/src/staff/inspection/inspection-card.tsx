import { Text, View } from '@tarojs/components'
import type { InspectionRow } from '#contract/inspection.ts'
import { urgentChip } from '../../features/complaint/chips.ts'
import { Chip } from '../../ui/chip.tsx'
import type { ChipProps } from '../../ui/chip-props.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'
import { TimeTag } from '../../ui/time-tag.tsx'
import { Words } from '../../ui/words.tsx'
import type { Reader } from '../features/complaint/whose-turn.ts'
import { actOf, alsoChips, rowLine, tagOfRow } from './inspection-words.ts'

type InspectionCardProps = {
  row: InspectionRow
  now: number
  reader: Pick<Reader, 'name' | 'heads'>
  isFirst: boolean
  seen: boolean
  /** Open beside the list, or chosen to be urged together with others. */
  chosen: boolean
  /** While several are being chosen there is nothing else to press. */
  choosing: boolean
  onOpen: () => void
  onAct: () => void
  onSeen: () => void
}

/** More than these a card does not bear. */
const mostChips = 3

const chosenChip: ChipProps = { tone: 'soft', icon: 'check', word: '已选' }

const chipsOf = (row: InspectionRow, isPicked: boolean): ChipProps[] => {
  const urgent = urgentChip(row.card.severity)
  return [...(isPicked ? [chosenChip] : []), ...(urgent ? [urgent] : []), ...alsoChips(row)].slice(0, mostChips)
}

/** One complaint to look at before going home: since when, what, where, who owes it, and the one act that settles it. */
export function InspectionCard(props: InspectionCardProps) {
  const { row, now, reader, isFirst, seen, chosen, choosing, onOpen, onAct, onSeen } = props
  const { card } = row
  const tag = tagOfRow(row, now, isFirst)
  const line = rowLine(row, now, reader)
  const chips = chipsOf(row, chosen && choosing)
  const act = actOf(row)
  const who = [card.place, card.number].join(' · ')
  return (
    <View className={classNames('card inspect', chosen && 'cand-on', seen && !choosing && 'inspect-seen')}>
      <Tap
        id={`case-${card.id}`}
        className="case"
        spoken={[card.title, `${tag.day} ${tag.time} ${tag.verb}`, who, ...chips.map(it => it.word), line].join('，')}
        {...(choosing ? { role: 'checkbox' as const, checked: chosen } : {})}
        onTap={onOpen}
      >
        <TimeTag {...tag} />
        <View className="case-b">
          <View className="case-t">{card.title}</View>
          <View className="case-w">
            <Words>{who}</Words>
          </View>
          {chips.length > 0 && (
            <View className="chips mt2">
              {chips.map(chip => (
                <Chip key={chip.word} {...chip} />
              ))}
            </View>
          )}
          <View className="why">
            <Icon name="info" />
            <Words>{line}</Words>
          </View>
        </View>
      </Tap>
      {!choosing && (
        <View className="inspect-acts">
          <Tap id={`act-${card.id}`} className="inspect-act" label={`${act.word}：${card.title}`} onTap={onAct}>
            <Icon name={act.icon} size="s" />
            <Text>{act.word}</Text>
          </Tap>
          <Tap
            id={`seen-${card.id}`}
            className="inspect-act inspect-act-2"
            role="checkbox"
            checked={seen}
            label={`看过了：${card.title}`}
            onTap={onSeen}
          >
            <Icon name={seen ? 'doublecheck' : 'check'} size="s" />
            <Text>{seen ? '看过了' : '记为看过'}</Text>
          </Tap>
        </View>
      )}
    </View>
  )
}
