import type { Detail, EntryView, Next } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { timeWords } from '../when.ts'
import { entryWords, isTold } from './entry-words.ts'
import { SaidPhotos } from './said-photos.tsx'
import { type Sending, sendingEntry } from './sending.ts'
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

const picturesOf = ({ photos }: EntryView): Pick<Dated['item'], 'pictures'> =>
  photos && photos.length > 0 ? { pictures: <SaidPhotos photos={photos} /> } : {}

const entryItem = (entry: EntryView, state: 'past' | 'now', isRepeated: boolean): Dated => {
  const { quote, ...words } = entryWords(entry)
  const { occurredAt, seq, author } = entry
  return {
    at: occurredAt,
    item: {
      kind: 'entry',
      id: String(seq),
      time: timeWords(occurredAt),
      state,
      ...words,
      ...(quote && !isRepeated ? { quote } : {}),
      ...picturesOf(entry),
      own: author.kind === 'customer',
    },
  }
}

/** What is on its way stands on top, as it will read. */
const sendingItem = (entry: EntryView, photos: number): Dated => {
  const { at, item } = entryItem(entry, 'now', false)
  return {
    at,
    item: { ...item, id: 'sending', sending: photos > 0 ? `正在发送，连同 ${photos} 张照片…` : '正在发送…' },
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
const storyOf = (detail: Detail, sending: Sending | undefined, now: Instant): Dated[] => {
  const { entries } = detail
  const { next } = detail
  const onItsWay = sendingEntry(detail, sending)
  const told = [...entries]
    .filter(isTold)
    .sort((a, b) => b.seq - a.seq)
    .map((entry, at) => entryItem(entry, at === 0 && !onItsWay ? 'now' : 'past', repeats(entry, detail)))
  return [
    ...comingEntry(next, awaited[next?.awaits ?? 'unknown'], now),
    ...(onItsWay ? [sendingItem(onItsWay, sending?.act === 'remark' ? sending.photos : 0)] : []),
    ...told,
  ]
}

type StoryCardProps = { detail: Detail; now: Instant; sending?: Sending | undefined }

/** 办理经过: what happened, in plain words, and what is just being sent. */
export function StoryCard({ detail, now, sending }: StoryCardProps) {
  return (
    <Card title="办理经过">
      <Timeline items={underDays(storyOf(detail, sending, now), now)} />
    </Card>
  )
}
