import { Text, View } from '@tarojs/components'
import type { StaffDetail } from '#contract/complaint-views.ts'
import { day } from '#domain/time.ts'
import { levelChip, severityChip, stateChip } from '../../features/complaint/chips.ts'
import { clockOf, clockWords } from '../../features/complaint/clock-words.ts'
import { deadlineLines, lengthParts } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Dial } from '../../ui/dial.tsx'
import { Note } from '../../ui/note.tsx'
import { levelWithLength } from './case-chips.ts'
import { deadlineVerb, turnOf } from './whose-turn.ts'

const whyOf = (detail: StaffDetail, now: number): string | undefined => {
  const { next } = detail
  if (next?.awaits === 'visit') return '为什么是这个时间：办完当天 20:00 前回访，18:00 后办完的，第二天 12:00 前。'
  if (next?.awaits === 'survey') return '为什么是这个时间：办完后 7 天内，住户可以评价。'
  const clock = clockOf(detail)
  return clock && clockWords(clock, now)
}

type DeadlineCardProps = { detail: StaffDetail; now: number; me: string }

/** 谁 · 何时 · 为什么: who owes the next step, until when, and why then. */
export function DeadlineCard({ detail, now, me }: DeadlineCardProps) {
  const { next } = detail
  if (!next) return null
  const { who, task } = turnOf(detail, {
    name: me,
    mine: detail.moves.includes('take'),
    heads: detail.moves.includes('confirm'),
  })
  const clock = clockOf(detail)
  const whole = clock ? clock.dueAt - clock.startedAt : 0
  const left = next.dueAt - now
  const why = whyOf(detail, now)
  const verb = deadlineVerb(next.awaits)
  // A date of its own leaves no room beside it, and a dial says little of days.
  const hasDial = next.level !== 'overdue' && whole > 0 && left > 0 && left < 2 * day
  return (
    <Card>
      <View className="wwy">
        <View className="grow">
          <View className="wwy-who">
            <Text className="nb">
              轮到{who}
              {task}，
            </Text>
            <Text className="nb">{task === verb ? '' : verb}最晚</Text>
          </View>
          {deadlineLines(next.dueAt, now).map(line => (
            <View key={line} className="wwy-when nb">
              {line}
            </View>
          ))}
          <View className="mt2">
            <Chips>
              <Chip {...(hasDial ? levelChip(next, now) : levelWithLength(next, now))} />
            </Chips>
          </View>
        </View>
        {hasDial && (
          <Dial
            left={left / whole}
            word="还有"
            lines={lengthParts(left)}
            tone={next.level === 'near' ? 'warn' : 'calm'}
          />
        )}
      </View>
      {why && <Note className="mt4">{why}</Note>}
    </Card>
  )
}

/** The heading of every page about one complaint. */
export function ComplaintHead({ detail }: { detail: StaffDetail }) {
  return (
    <View className="pad mt2">
      <View className="head">{detail.title}</View>
      <View className="num txt nb mt1">
        {detail.number}
        {detail.round > 1 ? ` · 第 ${detail.round} 次处理` : ''}
      </View>
      <View className="mt2">
        <Chips>
          <Chip {...stateChip(detail.state)} />
          <Chip {...severityChip(detail.severity)} />
        </Chips>
      </View>
      <View className="mt3" />
    </View>
  )
}
