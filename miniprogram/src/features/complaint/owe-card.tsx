import { View } from '@tarojs/components'
import type { Detail, Next, Who } from '#contract/complaint-views.ts'
import { roleWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Dial } from '../../ui/dial.tsx'
import { Avatar } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { deadlineLines, lengthParts } from '../when.ts'
import { levelChip, pauseChip, urgentChip } from './chips.ts'
import { clockOf, whyWords } from './clock-words.ts'
import { WhyTap } from './explanation-sheet.tsx'
import { oweWords } from './who-words.ts'

type OweCardProps = { detail: Detail; now: Instant; onWhy: () => void }

/** 谁·何时·为什么, always in this order. */
export function OweCard({ detail, now, onWhy }: OweCardProps) {
  const { who, next } = detail
  if (!next) return null
  const why = whyWords(detail, now)
  const clock = clockOf(detail, next)
  const late = next.level === 'overdue'
  return (
    <Card>
      <Deadline detail={detail} next={next} now={now} startedAt={clock?.startedAt ?? detail.receivedAt} />
      {who?.name && <Person who={who} name={who.name} />}
      {why && clock && <WhyTap dueAt={next.dueAt} now={now} why={why} onTap={onWhy} />}
      {why && !clock && <Note className="mt4">{why}</Note>}
      {late && next.awaits !== 'survey' && (
        <Note tone="warn" icon="overdue" spoken="status" className="mt3">
          {next.awaits === 'progress' ? '时间过了还没说，已经在催。' : '时间过了还没办，已经在催，也报告了主管。'}
        </Note>
      )}
    </Card>
  )
}

type DeadlineProps = { detail: Detail; next: Next; now: Instant; startedAt: Instant }

function Deadline({ detail, next, now, startedAt }: DeadlineProps) {
  const late = next.level === 'overdue'
  const urgent = urgentChip(detail.severity)
  const isPaused = detail.pause !== undefined && !late
  return (
    <View className="wwy">
      <View className="grow">
        <View className="wwy-who">{oweWords(detail, next.awaits)}</View>
        {deadlineLines(next.dueAt, now).map(line => (
          <View key={line} className="wwy-when nb">
            {line}
          </View>
        ))}
        <View className="mt2">
          <Chips>
            <Chip {...(isPaused ? pauseChip : levelChip(next, now))} />
            {urgent && <Chip {...urgent} />}
          </Chips>
        </View>
      </View>
      <Dial
        left={late ? 0 : (next.dueAt - now) / Math.max(1, next.dueAt - startedAt)}
        word={late ? '已超' : '还有'}
        lines={lengthParts(next.dueAt - now)}
        tone={next.level === 'ample' ? 'calm' : 'warn'}
      />
    </View>
  )
}

function Person({ who, name }: { who: Who; name: string }) {
  return (
    <>
      <View className="hr" />
      <View className="row">
        <Avatar name={name} />
        <View className="grow ml3">
          <View className="b">{name}</View>
          <View className="sub">
            {[who.department, who.role === 'unknown' ? '' : roleWords[who.role]].filter(Boolean).join(' ')}
          </View>
        </View>
      </View>
    </>
  )
}
