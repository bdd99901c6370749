// A followed complaint in words: the story of the customer, read by a neighbour.
import type { EntryView } from '#contract/complaint-views.ts'
import type { FollowedCard } from '#contract/groups.ts'
import type { Instant } from '#domain/time.ts'
import { type EntryWords, entryWords } from '../complaint/entry-words.ts'
import { deadlineWords } from '../when.ts'

/** 今天 18:00 前; nothing once it is at rest. */
export const nextWords = ({ next }: Pick<FollowedCard, 'next'>, now: Instant): string | undefined =>
  next && deadlineWords(next.dueAt, now)

/** What was said to the customer is read here by somebody else: 给您 is not meant for him. */
export const neighbourWords = (entry: EntryView): EntryWords => {
  const words = entryWords(entry)
  return { ...words, title: words.title.replaceAll('给您', '') }
}

/** 2 栋 电梯; 花园 · 环境卫生 where the place does not say what it is about. */
export const matterWords = ({ place, category }: Pick<FollowedCard, 'place' | 'category'>): string =>
  place.endsWith(category) ? place : `${place} · ${category}`
