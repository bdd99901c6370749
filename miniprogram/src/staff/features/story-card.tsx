import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/complaint-views.ts'
import { dayOf, minute } from '#domain/time.ts'
import { dayHead, momentWords, timeWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Timeline, type TimelineItem } from '../../ui/timeline.tsx'
import { type StoryLine, storyOf } from './story.ts'
import { deadlineVerb } from './whose-turn.ts'

type Dated = { at: number; item: Extract<TimelineItem, { kind: 'entry' }> }

// Speaking first and writing later is allowed; a later entry says so.
const writtenLater = 5 * minute

const laterWords = ({ occurredAt, recordedAt }: StoryLine, now: number): string =>
  recordedAt - occurredAt > writtenLater ? `${momentWords(occurredAt, now)} 的事，后来补记` : ''

const entryOf = (line: StoryLine, isNewest: boolean, now: number): Dated => {
  const text = [line.text, laterWords(line, now)].filter(Boolean).join(' · ')
  return {
    at: line.recordedAt,
    item: {
      kind: 'entry',
      id: line.id,
      time: timeWords(line.recordedAt),
      state: isNewest ? 'now' : 'past',
      title: line.title,
      ...(text ? { text } : {}),
      ...(line.quote ? { quote: line.quote } : {}),
      ...(line.internal
        ? {
            children: (
              <View className="mt1">
                <Chip tone="rest-outline" icon="hide" word="内部" />
              </View>
            ),
          }
        : {}),
    },
  }
}

const deadlineEntry = ({ next }: StaffDetail): Dated[] =>
  next && next.level !== 'overdue'
    ? [
        {
          at: next.dueAt,
          item: {
            kind: 'entry',
            id: 'next',
            time: timeWords(next.dueAt),
            state: 'next',
            title: `最晚这时${deadlineVerb(next.awaits)}`,
          },
        },
      ]
    : []

const withDays = (entries: readonly Dated[], now: number): TimelineItem[] =>
  entries.flatMap(({ at, item }, index): TimelineItem[] => {
    const before = entries[index - 1]
    if (before && dayOf(before.at) === dayOf(at)) return [item]
    return [{ kind: 'day', id: `day-${item.id}`, text: dayHead(at, now) }, item]
  })

/** 办理经过: everything that happened, internal entries marked, the next deadline on top. */
export function StoryCard({ detail, now }: { detail: StaffDetail; now: number }) {
  const lines = storyOf(detail)
  const entries = [...deadlineEntry(detail), ...lines.map((line, at) => entryOf(line, at === 0, now))]
  return (
    <Card title="办理经过">
      <View className="mt2">
        <Timeline items={withDays(entries, now)} />
      </View>
    </Card>
  )
}
