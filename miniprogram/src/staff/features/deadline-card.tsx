import type { ClockView, StaffDetail } from '#contract/complaint-views.ts'
import { severityWords } from '#contract/words.ts'
import { hour } from '#domain/time.ts'
import { View } from '@tarojs/components'
import { deadlineWords, lengthWords, momentWords, timeWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Dial } from '../../ui/dial.tsx'
import { Note } from '../../ui/note.tsx'
import { levelChip, severityChip, stateChip } from './case-chips.ts'
import { deadlineVerb, nameOf, taskOf } from './whose-turn.ts'
import { wordOf } from './word-of.ts'

const countingWords = ({ counting, length }: ClockView): string => {
  if (counting === 'workingDays') return `${length} 个工作日内`
  const time = length % hour === 0 ? `${length / hour} 小时内` : lengthWords(length)
  return counting === 'dutyTime' ? `当班时间 ${time}` : time
}

const nobodyCounts: Partial<Record<ClockView['counting'], string>> = {
  dutyTime: '没人当班的时间不算。',
  workingDays: '周末和节假日不算。',
}

/** Why the deadline is when it is: from the clock the server counts. */
const whyOf = (detail: StaffDetail, now: number): string | undefined => {
  const { next } = detail
  if (!next) return undefined
  if (next.awaits === 'visit') return '办完当天 20:00 前回访；18:00 后办完的，第二天 12:00 前。'
  if (next.awaits === 'survey') return '住户有 7 天时间评价。'
  const clock = detail.clocks.find(it => it.kind === next.awaits && it.round === detail.round && it.dueAt === next.dueAt)
  if (!clock) return undefined
  const from = `${momentWords(clock.startedAt, now)} ${detail.round > 1 ? `第 ${detail.round} 次处理开始` : '收到'}`
  const rule = `${wordOf(severityWords, detail.severity)}投诉${countingWords(clock)}${deadlineVerb(next.awaits)}`
  return `为什么是 ${timeWords(clock.dueAt)}：${from}，${rule}。${nobodyCounts[clock.counting] ?? ''}`
}

/** 谁 · 何时 · 为什么: who owes the next step, until when, and why then. */
export function DeadlineCard({ detail, now, me }: { detail: StaffDetail; now: number; me: string }) {
  const { next } = detail
  if (!next) return null
  const waitsForCustomer = next.awaits === 'survey'
  const who = waitsForCustomer ? '住户' : nameOf(detail.who)
  const clock = detail.clocks.find(it => it.dueAt === next.dueAt)
  const whole = clock ? clock.dueAt - clock.startedAt : 0
  const left = next.dueAt - now
  const why = whyOf(detail, now)
  const lately = lengthWords(Math.abs(left))
  return (
    <Card>
      <View className="wwy">
        <View className="grow">
          <View className="wwy-who">
            轮到{who === me ? '您' : who}
            {waitsForCustomer ? '评价' : taskOf(detail)}，最晚
          </View>
          <View className="wwy-when nb">{deadlineWords(next.dueAt, now)}</View>
          <View className="mt2">
            <Chips>
              <Chip {...levelChip(next, lately)} />
            </Chips>
          </View>
        </View>
        {next.level !== 'overdue' && whole > 0 && (
          <Dial left={left / whole} word="还有" lines={lengthLines(Math.abs(left))} tone={next.level === 'near' ? 'warn' : 'calm'} />
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
      <View className="row wrap mt1">
        <View className="num txt nb grow">
          {detail.number}
          {detail.round > 1 ? ` · 第 ${detail.round} 次处理` : ''}
        </View>
        <Chips>
          <Chip {...severityChip(detail.severity)} />
          <Chip {...stateChip(detail.state)} />
        </Chips>
      </View>
      <View className="mt3" />
    </View>
  )
}
