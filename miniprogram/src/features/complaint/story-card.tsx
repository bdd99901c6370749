import type { Detail, EntryView, Next } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { timeWords } from '../when.ts'
import { entryWords, isTold } from './entry-words.ts'
import { comingEntry, type Dated, underDays } from './story-days.ts'

const awaited: Record<Next['awaits'], string> = {
  register: '最晚这时登记',
  dispatch: '最晚这时派人',
  'on-site': '最晚这时到场',
  'first-answer': '最晚这时先答复您',
  handle: '最晚这时处理好',
  progress: '最晚这时说进展',
  'other-department': '最晚这时别的部门回复',
  investigation: '最晚这时查清',
  'written-answer': '最晚这时书面答复您',
  close: '最晚这时办完',
  escalation: '这时没办完，就往上报',
  visit: '最晚这时回访您',
  'unsatisfied-visit': '最晚这时回访您',
  survey: '最晚这时评价',
  appeal: '最晚这时复核申诉',
  unknown: '最晚这时给您回话',
}

const entryItem = (entry: EntryView, state: 'past' | 'now', isRepeated: boolean): Dated => {
  const { quote, ...words } = entryWords(entry)
  const said = quote && !isRepeated ? { quote } : {}
  const { occurredAt, seq } = entry
  return {
    at: occurredAt,
    item: { kind: 'entry', id: String(seq), time: timeWords(occurredAt), state, ...words, ...said },
  }
}

// What stands in a card of its own above is not said again; nor is an answer that is the report word for word.
const repeats = ({ kind, texts }: EntryView, detail: Detail): boolean => {
  const { answer, declinedFor, entries } = detail
  switch (kind) {
    case 'declined':
      return texts.reason === declinedFor
    case 'solved-on-the-spot':
    case 'final-answer-signed':
      return texts.answer === answer
    case 'appealed':
      return texts.reason === detail.appeal?.reason
    case 'paused':
      return texts.words === detail.pause?.words
    case 'offered':
      return texts.plan === detail.offer?.plan
    case 'answered':
      return entries.some(it => it.kind === 'reported' && it.texts.remedialAction === texts.answer)
    default:
      return false
  }
}

/** Newest on top; what is still to come above it. */
const storyOf = (detail: Detail, now: Instant): Dated[] => {
  const { entries } = detail
  const { next } = detail
  const told = [...entries]
    .filter(isTold)
    .sort((a, b) => b.seq - a.seq)
    .map((entry, at) => entryItem(entry, at === 0 ? 'now' : 'past', repeats(entry, detail)))
  return [...comingEntry(next, awaited[next?.awaits ?? 'unknown'], now), ...told]
}

/** 办理经过: what happened, in plain words. */
export function StoryCard({ detail, now }: { detail: Detail; now: Instant }) {
  return (
    <Card title="办理经过">
      <Timeline items={underDays(storyOf(detail, now), now)} />
    </Card>
  )
}
