import type { Detail, EntryView, Next } from '#contract/complaint-views.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline, type TimelineItem } from '../../ui/timeline.tsx'
import { dayHead, timeWords } from '../when.ts'
import { entryWords, isTold } from './entry-words.ts'

const awaited: Record<Next['awaits'], string> = {
  dispatch: '最晚这时派人',
  close: '最晚这时办完',
  visit: '最晚这时回访您',
  survey: '最晚这时评价',
  unknown: '最晚这时给您回话',
}

type Told = { at: Instant; item: TimelineItem }

const entryItem = (entry: EntryView, state: 'past' | 'now', isRepeated: boolean): Told => {
  const { quote, ...words } = entryWords(entry)
  const said = quote && !isRepeated ? { quote } : {}
  const { occurredAt, seq } = entry
  return {
    at: occurredAt,
    item: { kind: 'entry', id: String(seq), time: timeWords(occurredAt), state, ...words, ...said },
  }
}

// The answer is often the report word for word: said once is enough.
const repeats = (entry: EntryView, all: readonly EntryView[]): boolean =>
  entry.kind === 'answered' &&
  all.some(({ kind, texts }) => kind === 'reported' && texts.remedialAction === entry.texts.answer)

/** Newest on top; what is still to come above it. */
const storyOf = ({ entries, next }: Detail, now: Instant): Told[] => {
  const told = [...entries]
    .filter(isTold)
    .sort((a, b) => b.seq - a.seq)
    .map((entry, at) => entryItem(entry, at === 0 ? 'now' : 'past', repeats(entry, entries)))
  if (!next || next.dueAt <= now) return told
  const coming: Told = {
    at: next.dueAt,
    item: { kind: 'entry', id: 'next', time: timeWords(next.dueAt), state: 'next', title: awaited[next.awaits] },
  }
  return [coming, ...told]
}

const withDays = (told: readonly Told[], now: Instant): TimelineItem[] =>
  told.flatMap(({ at, item }, place) => {
    const before = told[place - 1]
    if (before && dayOf(before.at) === dayOf(at)) return [item]
    return [{ kind: 'day', id: `day-${item.id}`, text: dayHead(at, now) }, item]
  })

/** 办理经过: what happened, in plain words. */
export function StoryCard({ detail, now }: { detail: Detail; now: Instant }) {
  return (
    <Card title="办理经过">
      <Timeline items={withDays(storyOf(detail, now), now)} />
    </Card>
  )
}
