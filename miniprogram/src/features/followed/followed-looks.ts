// How a followed complaint looks: time tag, chips and story, like those of one's own.
import type { FollowedCard, FollowedDetail } from '#contract/groups.ts'
import type { Instant } from '#domain/time.ts'
import type { ChipProps } from '../../ui/chip-props.ts'
import type { TimeTagProps } from '../../ui/time-tag-props.ts'
import type { TimelineItem } from '../../ui/timeline.tsx'
import { levelChip, stateChip } from '../complaint/chips.ts'
import { comingEntry, underDays } from '../complaint/story-days.ts'
import { tagLines, timeWords } from '../when.ts'
import { neighbourWords } from './followed-words.ts'

const tones = { ample: 'calm', near: 'near', overdue: 'over', unknown: 'calm' } as const

/** Until when the company has to take the next step, else when it was brought up. */
export const followedTag = ({ next, receivedAt }: FollowedCard, now: Instant): TimeTagProps =>
  next
    ? {
        ...tagLines(next.dueAt, now),
        verb: next.level === 'overdue' ? '应有进展' : '前有进展',
        tone: tones[next.level],
      }
    : { ...tagLines(receivedAt, now), verb: '提交', tone: 'rest' }

export const followedChips = ({ state, next }: FollowedCard, now: Instant): ChipProps[] => {
  if (!next) return [stateChip(state)]
  const { elderMore: _, ...level } = levelChip(next, now)
  return [stateChip(state), level]
}

/** Newest on top; what is still to come above it. */
export const followedStory = ({ entries, next }: FollowedDetail, now: Instant): TimelineItem[] => {
  const told = [...entries]
    .sort((a, b) => b.seq - a.seq)
    .map((entry, at) => ({
      at: entry.occurredAt,
      item: {
        kind: 'entry' as const,
        id: String(entry.seq),
        time: timeWords(entry.occurredAt),
        state: at === 0 ? ('now' as const) : ('past' as const),
        ...neighbourWords(entry),
      },
    }))
  return underDays([...comingEntry(next, '最晚这时有进展', now), ...told], now)
}
