import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { minute } from '#domain/time.ts'
import { SaidPhotos } from '../../../features/complaint/said-photos.tsx'
import { comingEntry, type Dated, underDays } from '../../../features/complaint/story-days.ts'
import { momentWords, timeWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { deadlineVerb } from '../complaint/whose-turn.ts'
import { type StoryLine, storyOf } from './story.ts'

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
      ...(line.photos.length > 0 ? { pictures: <SaidPhotos photos={line.photos} /> } : {}),
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

/** 办理经过: everything that happened, internal entries marked, the next deadline on top. */
export function StoryCard({ detail, now }: { detail: StaffDetail; now: number }) {
  const { next } = detail
  const told = storyOf(detail, now).map((line, at) => entryOf(line, at === 0, now))
  const entries = [...comingEntry(next, `最晚这时${deadlineVerb(next?.awaits ?? 'unknown')}`, now), ...told]
  return (
    <Card title="办理经过">
      <View className="mt2">
        <Timeline items={underDays(entries, now)} />
      </View>
    </Card>
  )
}
