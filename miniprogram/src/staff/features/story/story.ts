// What happened to a complaint as staff read it: one line an entry, newest on top, internal entries marked.

import type { EntryView, PhotoView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import { isTold } from '../../../features/complaint/entry-words.ts'
import { besideStory } from './beside-story.ts'
import { mainStory } from './main-story.ts'
import type { Teller } from './story-line.ts'

export type StoryLine = {
  id: string
  title: string
  text?: string
  quote?: string
  /** That came with the words. */
  photos: readonly PhotoView[]
  internal: boolean
  occurredAt: number
  recordedAt: number
}

const tellers: Record<EntryView['kind'], Teller> = { ...mainStory, ...besideStory }

const authorOf = ({ author }: EntryView): string => author.name ?? (author.kind === 'customer' ? '住户' : '')

const lineOf = (entry: EntryView, detail: StaffDetail, now: Instant): StoryLine => {
  const { title, text, quote } = tellers[entry.kind]({ entry, who: authorOf(entry), detail, now })
  return {
    id: String(entry.seq),
    title,
    ...(text ? { text } : {}),
    ...(quote ? { quote } : {}),
    photos: entry.photos ?? [],
    internal: entry.visibility === 'internal',
    // The machine tells when it noticed; only a person, or an old ledger, writes something down later.
    occurredAt: entry.author.kind === 'system' && !entry.facts.imported ? entry.recordedAt : entry.occurredAt,
    recordedAt: entry.recordedAt,
  }
}

/** The entries as lines, newest first. */
export const storyOf = (detail: StaffDetail, now: Instant): StoryLine[] =>
  detail.entries
    .filter(isTold)
    .sort((a, b) => b.seq - a.seq)
    .map(entry => lineOf(entry, detail, now))
