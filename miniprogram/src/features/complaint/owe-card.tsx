import { View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import { roleWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Dial } from '../../ui/dial.tsx'
import { Avatar } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { deadlineLines, lengthParts } from '../when.ts'
import { levelChip, urgentChip } from './chips.ts'
import { clockOf, whyWords } from './clock-words.ts'
import { oweWords } from './who-words.ts'

/** 谁·何时·为什么, always in this order. */
export function OweCard({ detail, now }: { detail: Detail; now: Instant }) {
  const { next, who } = detail
  if (!next) return null
  const why = whyWords(detail, now)
  const startedAt = clockOf(detail)?.startedAt ?? detail.receivedAt
  const urgent = urgentChip(detail.severity)
  const late = next.level === 'overdue'
  return (
    <Card>
      <View className="wwy">
        <View className="grow">
          <View className="wwy-who">{oweWords(detail)}</View>
          {deadlineLines(next.dueAt, now).map(line => (
            <View key={line} className="wwy-when nb">
              {line}
            </View>
          ))}
          <View className="mt2">
            <Chips>
              <Chip {...levelChip(next, now)} />
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
      {who?.name && (
        <>
          <View className="hr" />
          <View className="row">
            <Avatar name={who.name} />
            <View className="grow ml3">
              <View className="b">{who.name}</View>
              <View className="sub">
                {[who.department, who.role === 'unknown' ? '' : roleWords[who.role]].filter(Boolean).join(' ')}
              </View>
            </View>
          </View>
        </>
      )}
      {why && <Note className="mt4">{why}</Note>}
      {late && (
        <Note tone="warn" icon="overdue" spoken="status" className="mt3">
          时间过了还没办，已报告主管。不用您再催。
        </Note>
      )}
    </Card>
  )
}
